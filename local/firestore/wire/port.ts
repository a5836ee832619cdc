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
    const look = () => {
      const chunk: Buffer | null = socket.read();
      if (!chunk) return;
      socket.unshift(chunk);
      const length = Math.min(chunk.length, preface.length);
      const alike = chunk.subarray(0, length).equals(preface.subarray(0, length));
      if (alike && length < preface.length) return;
      socket.off("readable", look);
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
