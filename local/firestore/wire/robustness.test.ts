import { type ClientHttp2Session, connect as connectHttp2, constants } from "node:http2";
import { connect, type Socket } from "node:net";
import { gzipSync } from "node:zlib";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { testServer } from "../testing/server.ts";
import { frame } from "./grpc-frames.ts";
import { decode, encode } from "./protobuf.ts";

const server = testServer();
const database = "projects/p/databases/(default)";

const alive = async () => expect((await fetch(`${server.url}/`)).status).toBe(200);
afterEach(alive);

function raw(): Socket {
  const socket = connect(server.port, "127.0.0.1");
  socket.on("error", () => {});
  return socket;
}

/** What the server says until it closes or `ms` have passed. */
function heard(socket: Socket, ms = 300): Promise<string> {
  return new Promise((resolve) => {
    let text = "";
    socket.on("data", (piece) => {
      text += piece.toString("latin1");
    });
    const end = () => resolve(text);
    socket.on("close", end);
    setTimeout(() => {
      socket.destroy();
      end();
    }, ms);
  });
}

describe("one port for two protocols", () => {
  it("decides by the first bytes, however slowly they come", async () => {
    const socket = raw();
    const answer = heard(socket, 10_000);
    for (const character of "GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n") {
      socket.write(character);
      await new Promise((resolve) => setTimeout(resolve, 1));
    }
    expect(await answer).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*Ok\n/);
  });

  it("knows HTTP/2's preface in pieces, and PUT and PRI apart", async () => {
    const socket = raw();
    const answer = heard(socket, 1000);
    for (const piece of ["P", "RI", " * HTTP/2.0\r\n\r\nSM\r\n\r\n", "\0\0\0\x04\0\0\0\0\0"]) {
      socket.write(piece, "latin1");
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    // A SETTINGS frame of the server's.
    expect((await answer).charCodeAt(3)).toBe(4);
  });

  it.each([
    ["nothing at all", ""],
    ["half a preface", "PRI"],
    ["noise", "\x16\x03\x01\x02\0\x01\0\x01\xfc\x03\x03noise"],
    ["a preface and noise", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\xff\xff\xff\xff\xff\xff\xff\xff\xff"],
    ["a request line without end", `GET /${"a".repeat(100_000)}`],
    ["a broken chunk", "POST /v1/projects HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"],
    ["an absolute nonsense target", "GET //[ HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"],
  ])("survives %s", async (_what, bytes) => {
    const socket = raw();
    const answer = heard(socket, 150);
    socket.write(bytes, "latin1");
    await answer;
  });
});

describe("half-open connections", () => {
  it("that never speak, or vanish in the middle of a word, keep nobody waiting", async () => {
    const sockets = Array.from({ length: 300 }, (_none, n) => {
      const socket = raw();
      if (n % 3 === 1) socket.write("POST /v1/projects/p HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{");
      if (n % 3 === 2) socket.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\x04\x08\0\0\0\0", "latin1");
      return socket;
    });
    await alive();
    for (const [n, socket] of sockets.entries()) if (n % 2) socket.resetAndDestroy();
    await alive();
    for (const socket of sockets) socket.destroy();
  });

  it("that have said all they will still hear the answer", async () => {
    const socket = connect({ port: server.port, host: "127.0.0.1", allowHalfOpen: true });
    const answer = heard(socket);
    socket.end("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    expect(await answer).toContain("Ok\n");
  });
});

describe("gRPC", () => {
  let session: ClientHttp2Session;
  beforeAll(() => {
    session = connectHttp2(server.url);
  });
  afterAll(() => session.destroy());

  function call(method: string, bytes: Buffer, headers: Record<string, string> = {}, end = true) {
    return new Promise<{ status: string; message: string; messages: Buffer }>((resolve, reject) => {
      const stream = session.request({
        ":method": "POST",
        ":path": method.startsWith("/") ? method : `/google.firestore.v1.Firestore/${method}`,
        "content-type": "application/grpc",
        te: "trailers",
        authorization: "Bearer owner",
        ...headers,
      });
      const pieces: Buffer[] = [];
      let status: Record<string, unknown> = {};
      stream.on("response", (head) => {
        status = { ...head };
      });
      stream.on("trailers", (trailers) => {
        status = { ...status, ...trailers };
      });
      stream.on("data", (piece: Buffer) => pieces.push(piece));
      stream.on("error", reject);
      stream.on("close", () =>
        resolve({
          status: String(status["grpc-status"]),
          message: decodeURIComponent(String(status["grpc-message"] ?? "")),
          messages: Buffer.concat(pieces),
        }),
      );
      if (end) stream.end(bytes);
      else stream.write(bytes);
    });
  }
  const get = (name: string) => frame(encode("GetDocumentRequest", { name }));

  it.each([
    ["an unknown method", "Nothing", frame(Buffer.alloc(0)), "12"],
    ["an unknown service", "/other.Service/Method", frame(Buffer.alloc(0)), "12"],
    ["a pipeline", "ExecutePipeline", frame(Buffer.alloc(0)), "3"],
    ["no message", "GetDocument", Buffer.alloc(0), "13"],
    ["half a message", "GetDocument", get("x").subarray(0, 6), "13"],
    ["bytes that are no message", "GetDocument", frame(Buffer.from([0xff, 0xff, 0xff])), "13"],
    ["a message that promises 4 GB", "Commit", Buffer.from([0, 255, 255, 255, 255, 1]), "8"],
    ["an unknown compression", "GetDocument", Buffer.from([1, 0, 0, 0, 1, 0]), "12"],
    ["a name that is none", "GetDocument", get("é"), "3"],
    ["a stream of bytes that are no message", "Listen", frame(Buffer.from([0xff, 0xff])), "13"],
    ["a stream about no database", "Listen", frame(encode("ListenRequest", { database: "x" })), "3"],
  ])("answers %s with its status", async (_what, method, bytes, status) => {
    expect((await call(method, bytes)).status).toBe(status);
  });

  it("refuses a token that is none", async () => {
    const { status, message } = await call("GetDocument", get(`${database}/documents/a/b`), {
      authorization: "Bearer x",
    });
    expect([status, message]).toEqual(["3", "invalid jwt"]);
  });

  it("tells messages in any script", async () => {
    const name = `${database}/documents/a/é𝄞%`;
    expect((await call("GetDocument", get(name))).message).toContain(name);
  });

  it("shortens a message that would not fit into headers", async () => {
    const name = `${database}/documents/a/${"é".repeat(100_000)}`;
    const { status, message } = await call("GetDocument", get(name));
    expect([status, message.length < 5000]).toEqual(["3", true]);
    const fields = { ["`".repeat(200_000)]: { integerValue: "1" } };
    const update = { name: `${database}/documents/a/b`, fields };
    const writes = [{ update, updateMask: { fieldPaths: Object.keys(fields) } }];
    expect((await call("Commit", frame(encode("CommitRequest", { database, writes })))).status).toBe("3");
  });

  it("reads compressed messages and takes large ones", async () => {
    const fields = { text: { stringValue: "x".repeat(900_000) } };
    const writes = Array.from({ length: 12 }, (_none, n) => ({
      update: { name: `${database}/documents/large/${n}`, fields },
    }));
    const message = encode("CommitRequest", { database, writes });
    const zipped = frame(gzipSync(message));
    zipped[0] = 1;
    expect((await call("Commit", frame(message))).status).toBe("0");
    expect((await call("Commit", zipped, { "grpc-encoding": "gzip" })).status).toBe("0");
  });

  it("answers v1beta1 too", async () => {
    const path = "/google.firestore.v1beta1.Firestore/ListCollectionIds";
    const request = frame(encode("ListCollectionIdsRequest", { parent: `${database}/documents` }));
    const { status, messages } = await call(path, request);
    expect([status, decode("ListCollectionIdsResponse", messages.subarray(5))]).toEqual([
      "0",
      { collectionIds: ["large"] },
    ]);
  });

  it("waits for a slow reader instead of filling memory, and lets go of one that leaves", async () => {
    const query = { parent: `${database}/documents`, structuredQuery: { from: [{ collectionId: "large" }] } };
    const before = process.memoryUsage().rss;
    const slow = Array.from({ length: 20 }, () => {
      const stream = session.request({
        ":method": "POST",
        ":path": "/google.firestore.v1.Firestore/RunQuery",
        "content-type": "application/grpc",
        authorization: "Bearer owner",
      });
      stream.on("error", () => {});
      stream.pause();
      stream.end(frame(encode("RunQueryRequest", query)));
      return stream;
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    // 20 readers × 11 MB, encoded twice over, would be half a gigabyte.
    expect(process.memoryUsage().rss - before).toBeLessThan(250_000_000);
    for (const stream of slow) stream.close(constants.NGHTTP2_CANCEL);
  });

  it("takes calls that are reset at any moment", async () => {
    const query = { parent: `${database}/documents`, structuredQuery: { from: [{ collectionId: "large" }] } };
    const closed = Array.from({ length: 300 }, (_none, n) => {
      const stream = session.request({
        ":method": "POST",
        ":path": `/google.firestore.v1.Firestore/${n % 2 ? "RunQuery" : "Listen"}`,
        "content-type": "application/grpc",
        authorization: "Bearer owner",
      });
      stream.on("error", () => {});
      const message =
        n % 2 ? encode("RunQueryRequest", query) : encode("ListenRequest", { database, addTarget: { query } });
      stream.write(frame(message));
      if (n % 2) stream.end();
      setTimeout(() => stream.close(constants.NGHTTP2_CANCEL), n / 10);
      return new Promise((resolve) => stream.on("close", resolve));
    });
    await Promise.all(closed);
  });

  it("keeps three thousand streams on one connection", async () => {
    let said = 0;
    const streams = Array.from({ length: 3000 }, (_none, n) => {
      const stream = session.request({
        ":method": "POST",
        ":path": "/google.firestore.v1.Firestore/Listen",
        "content-type": "application/grpc",
        authorization: "Bearer owner",
      });
      stream.on("error", () => {});
      stream.once("data", () => said++);
      const documents = [`${database}/documents/streams/${n}`];
      stream.write(frame(encode("ListenRequest", { database, addTarget: { targetId: 1, documents: { documents } } })));
      return stream;
    });
    await expect.poll(() => said, { timeout: 10_000 }).toBe(3000);
    for (const stream of streams) stream.close(constants.NGHTTP2_CANCEL);
  });

  it("keeps ten thousand idle listeners", async () => {
    const listeners = Array.from({ length: 10_000 }, (_none, n) => ({
      database,
      addTarget: { targetId: n + 1, documents: { documents: [`${database}/documents/idle/${n}`] } },
    }));
    const stream = session.request({
      ":method": "POST",
      ":path": "/google.firestore.v1.Firestore/Listen",
      "content-type": "application/grpc",
      authorization: "Bearer owner",
    });
    let bytes = 0;
    stream.on("data", (piece: Buffer) => {
      bytes += piece.length;
    });
    stream.on("error", () => {});
    for (const listener of listeners) stream.write(frame(encode("ListenRequest", listener)));
    await expect.poll(() => bytes, { timeout: 10_000 }).toBeGreaterThan(1_000_000);
    const start = performance.now();
    const write = { update: { name: `${database}/documents/idle/7`, fields: {} } };
    expect((await call("Commit", frame(encode("CommitRequest", { database, writes: [write] })))).status).toBe("0");
    expect(performance.now() - start).toBeLessThan(5000);
    stream.close(constants.NGHTTP2_CANCEL);
  });
});
