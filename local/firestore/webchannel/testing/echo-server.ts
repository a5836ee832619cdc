import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Access } from "../../security.ts";
import type { StreamPort, StreamSession } from "../../stream.ts";
import type { Timings } from "../timings.ts";
import { handleWebChannel, WebChannels } from "../webchannel.ts";

/** A stream that repeats what it hears, and what the test does with it from the server's side. */
interface EchoStream {
  readonly port: StreamPort;
  readonly heard: object[];
  readonly access: Access;
  drains: number;
  ended: boolean;
}

/** The channel alone, without a database behind it: requests come back as they went. */
export async function startEcho(timings: Partial<Timings> = {}) {
  const streams: EchoStream[] = [];
  const channels = new WebChannels({
    timings,
    access: (authorization) => ({ admin: authorization === "Bearer owner", token: undefined }),
    open: (_method, access, port) => {
      const stream: EchoStream = { port, access, heard: [], drains: 0, ended: false };
      streams.push(stream);
      return echo(stream);
    },
  });
  const server = createServer((request, response) => {
    let body = "";
    request.setEncoding("utf8");
    request.on("data", (piece: string) => {
      body += piece;
    });
    request.on("end", () => handleWebChannel(request, response, body, channels));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const close = async () => {
    channels.close();
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  return { port, channels, streams, close };
}

function echo(stream: EchoStream): StreamSession {
  return {
    handle: (request) => {
      stream.heard.push(request as object);
      stream.port.send(request as object);
    },
    drain: () => {
      stream.drains++;
    },
    finish: () => {},
    end: () => {
      stream.ended = true;
    },
  };
}
