import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from "node:http";
import { type AddressInfo, connect, createServer as createTcpServer, type Socket } from "node:net";

/** A network that can be cut and mended: bytes pass, whatever they are. `onPiece` hears of each piece, passed on by then. */
export async function startWire(target: number, onPiece?: () => void) {
  const sockets = new Set<Socket>();
  let isCut = false;
  const server = createTcpServer((client) => {
    if (isCut) {
      client.destroy();
      return;
    }
    const upstream = connect(target, "127.0.0.1");
    for (const [socket, other] of [
      [client, upstream],
      [upstream, client],
    ] as const) {
      sockets.add(socket);
      socket.on("error", () => other.destroy());
      socket.on("close", () => {
        sockets.delete(socket);
        other.destroy();
      });
    }
    client.pipe(upstream).pipe(client);
    if (onPiece) for (const socket of [client, upstream]) socket.on("data", onPiece);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const cut = () => {
    isCut = true;
    for (const socket of sockets) socket.destroy();
  };
  return {
    port: (server.address() as AddressInfo).port,
    cut,
    mend: () => {
      isCut = false;
    },
    close: async () => {
      cut();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** What becomes of a request: it arrives and its answer too; it does not arrive; it arrives but its answer is lost. */
export type Fate = "pass" | "lose request" | "lose answer";

/** A network that loses single HTTP requests or their answers. */
export async function startLossyHttp(target: number, fateOf: (request: IncomingMessage) => Fate) {
  const server = createServer((request, response) => {
    const fate = fateOf(request);
    if (fate === "lose request") request.socket.destroy();
    else forward(target, request, response, fate === "lose answer");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function forward(target: number, request: IncomingMessage, response: ServerResponse, loseAnswer: boolean): void {
  const { method, url, headers } = request;
  const upstream = httpRequest({ host: "127.0.0.1", port: target, method, path: url, headers }, (answer) => {
    if (loseAnswer) {
      request.socket.destroy();
      answer.resume();
      return;
    }
    response.writeHead(answer.statusCode ?? 502, answer.headers);
    response.flushHeaders();
    answer.pipe(response);
    answer.on("error", () => response.destroy());
  });
  upstream.on("error", () => response.destroy());
  response.on("close", () => upstream.destroy());
  request.pipe(upstream);
}
