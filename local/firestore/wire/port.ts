import type { Server as HttpServer } from "node:http";
import type { Http2Server } from "node:http2";
import { createServer, type Server, type Socket } from "node:net";

const preface = Buffer.from("PRI ");

/** One TCP port for both: who begins with HTTP/2's preface speaks gRPC, everyone else HTTP/1.1. */
export function sharedPort(http1: HttpServer, http2: Http2Server): { server: Server; destroySockets(): void } {
  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true, keepAlive: true }, (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => socket.destroy());
    decide(socket);
  });

  /** The first piece may hold less than the preface: wait for more only as long as it could still become one. */
  function decide(socket: Socket): void {
    let head = Buffer.alloc(0);
    const look = () => {
      const piece: Buffer | null = socket.read();
      if (!piece) return;
      head = Buffer.concat([head, piece]);
      const length = Math.min(head.length, preface.length);
      const alike = head.subarray(0, length).equals(preface.subarray(0, length));
      if (alike && length < preface.length) return;
      socket.off("readable", look);
      // Given back only now: a socket that has something to read says so again, and again.
      socket.unshift(head);
      (alike ? http2 : http1).emit("connection", socket);
    };
    socket.on("readable", look);
  }

  return {
    server,
    destroySockets: () => {
      for (const socket of sockets) socket.destroy();
    },
  };
}
