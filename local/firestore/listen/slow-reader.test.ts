import { connect } from "node:http2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningServer, startServer } from "../server.ts";
import { RawClient } from "../webchannel/testing/raw-client.ts";
import { FrameReader, frame } from "../wire/grpc-frames.ts";
import { decode, encode } from "../wire/protobuf.ts";
import type { ListenResponse } from "./messages.ts";

const database = "projects/demo-slow/databases/(default)";
const listen = {
  database,
  addTarget: {
    targetId: 2,
    query: { parent: `${database}/documents`, structuredQuery: { from: [{ collectionId: "rooms" }] } },
  },
};

let server: RunningServer;
beforeAll(async () => {
  server = await startServer({ host: "127.0.0.1", port: 0 });
});
afterAll(() => server.close());

/** Sixty megabytes in all if each version were said: far more than sockets hold between them. */
async function writeMuch(versions = 600): Promise<void> {
  const text = "x".repeat(100_000);
  for (let n = 0; n < versions; n++) {
    const fields = { n: { integerValue: String(n) }, text: { stringValue: text } };
    const answer = await fetch(`http://127.0.0.1:${server.port}/v1/${database}/documents/rooms/a`, {
      method: "PATCH",
      body: JSON.stringify({ fields }),
      headers: { Authorization: "Bearer owner" },
    });
    if (!answer.ok) throw new Error(await answer.text());
    await answer.arrayBuffer();
  }
}

const versionIn = (response: unknown): number | undefined => {
  const { documentChange } = response as Extract<ListenResponse, { documentChange: object }>;
  const value = documentChange?.document.fields?.n?.integerValue;
  return value === undefined ? undefined : Number(value);
};

describe("a client that does not read while a document changes six hundred times", () => {
  it("over gRPC, hears a few versions, the last among them", async () => {
    const session = connect(`http://127.0.0.1:${server.port}`);
    const stream = session.request({
      ":method": "POST",
      ":path": "/google.firestore.v1.Firestore/Listen",
      "content-type": "application/grpc",
      te: "trailers",
    });
    stream.write(frame(encode("ListenRequest", listen)));
    await new Promise((resolve) => stream.once("response", resolve));
    await writeMuch();
    const frames = new FrameReader(undefined);
    const versions: number[] = [];
    await new Promise<void>((resolve) => {
      stream.on("data", (piece: Buffer) => {
        frames.push(piece);
        for (let message = frames.next(); message; message = frames.next()) {
          const version = versionIn(decode("ListenResponse", message));
          if (version !== undefined) versions.push(version);
          if (version === 599) resolve();
        }
      });
    });
    session.destroy();
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(versions.length).toBeLessThan(300);
  });

  it("over WebChannel, too, even one that never comes for its answer", async () => {
    const client = new RawClient(server.port);
    await client.shakeHands([listen]);
    await writeMuch();
    const versions: number[] = [];
    while (versions.at(-1) !== 599) {
      const back = await client.listen();
      expect(back.status).toBe(200);
      for (let message = await back.message(); message !== undefined; message = await back.message()) {
        const version = versionIn(message);
        if (version !== undefined) versions.push(version);
        if (version === 599) break;
      }
      back.cut();
    }
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(versions.length).toBeLessThan(100);
  });
});
