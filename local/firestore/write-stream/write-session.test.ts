import { describe, expect, it } from "vitest";
import type { RpcError } from "../errors.ts";
import { everyone, newDatabases } from "../listen/testing/listener.ts";
import type { StreamPort } from "../stream.ts";
import { WriteSession } from "./write-session.ts";

const database = "projects/p/databases/d";
const update = (path: string, n = 0) => ({
  update: { name: `${database}/documents/${path}`, fields: { n: { integerValue: String(n) } } },
});

interface Response {
  streamId?: string;
  streamToken: string;
  writeResults?: { updateTime?: string }[];
  commitTime?: string;
}

/** A stream and what it said. `locked`: commits wait until it settles, as for another's transaction. */
function open(locked: Promise<void> = Promise.resolve()) {
  const { databases, database: store } = newDatabases();
  const said: Response[] = [];
  const signals: AbortSignal[] = [];
  let closed: RpcError | "cleanly" | undefined;
  const port: StreamPort = {
    send: (response) => {
      said.push(response as Response);
      return true;
    },
    close: (error) => {
      closed = error ?? "cleanly";
    },
  };
  const session = new WriteSession(
    {
      databases,
      security: everyone,
      access: { admin: false, token: undefined },
      clock: () => 0,
      commit: async (target, writes, signal) => {
        signals.push(signal);
        await locked;
        signal.throwIfAborted();
        return target.commit(writes);
      },
    },
    port,
  );
  return { session, store, said, signals, closed: () => closed };
}

const eventually = <T>(look: () => T) => expect.poll(look, { interval: 1 });

describe("a write stream", () => {
  it("shakes hands: an id, a token, no results", async () => {
    const { session, said } = open();
    session.handle({ database });
    await eventually(() => said).toEqual([{ streamId: expect.any(String), streamToken: expect.stringMatching(/.+/) }]);
  });

  it("answers each request with a new token and a result per write, in order", async () => {
    const { session, said, store } = open();
    session.handle({ database });
    session.handle({ streamToken: "MQ==", writes: [update("a/1", 1), update("a/2", 2)] });
    session.handle({ streamToken: "MQ==", writes: [update("a/1", 1)] });
    await eventually(() => said.length).toBe(3);
    const [, first, second] = said;
    expect(new Set(said.map(({ streamToken }) => streamToken)).size).toBe(3);
    expect(first?.writeResults).toEqual([{ updateTime: first?.commitTime }, { updateTime: first?.commitTime }]);
    // The same again changes nothing: the old time, or the client waits for ever for a newer version.
    expect(second?.writeResults).toEqual([{ updateTime: first?.commitTime }]);
    expect(store.get("a/2")?.fields.get("n")).toBe(2n);
  });

  it("makes one commit at a time, however long each waits", async () => {
    const gate = Promise.withResolvers<void>();
    const { session, said, signals } = open(gate.promise);
    session.handle({ database });
    for (let n = 0; n < 3; n++) session.handle({ writes: [update("a/1", n)] });
    await eventually(() => signals.length).toBe(1);
    gate.resolve();
    await eventually(() => said.length).toBe(4);
    const times = said.slice(1).map(({ commitTime }) => commitTime);
    expect(times).toEqual([...times].sort());
  });

  it("answers a request without writes with a token alone and ends: the client says goodbye with one", async () => {
    const { session, said, closed, store } = open();
    session.handle({ database });
    session.handle({ streamToken: "MQ==", writes: [] });
    session.handle({ writes: [update("late/1")] });
    await eventually(() => closed()).toBe("cleanly");
    expect(said.slice(1)).toEqual([{ streamToken: expect.any(String) }]);
    expect([...store.below("")]).toEqual([]);
  });

  it.each<[string, object, string]>([
    ["no database", {}, "'database' must be set on an initial write request."],
    ["writes", { database, writes: [update("a/1")] }, "'writes' must not be set on an initial write request."],
    ["an id", { database, streamId: "x" }, "Resuming streams is not supported, do not set stream ID."],
    ["a token", { database, streamToken: "NQ==" }, "'stream_token' must not be set on an initial write request."],
  ])("shakes no hands with %s", async (_what, request, message) => {
    const { session, closed } = open();
    session.handle(request);
    await eventually(() => closed()).toMatchObject({
      code: "INVALID_ARGUMENT",
      message: expect.stringContaining(message),
    });
  });

  it.each<[string, object[], string]>([
    ["another database", [{ database }, { database: "projects/p/databases/e", writes: [] }], "INVALID_ARGUMENT"],
    ["a write that is none", [{ database }, { writes: [{}] }], "INVALID_ARGUMENT"],
    [
      "a precondition that fails",
      [{ database }, { writes: [{ ...update("a/1"), currentDocument: { exists: true } }] }],
      "NOT_FOUND",
    ],
  ])("ends on %s, and does nothing more", async (_what, requests, code) => {
    const { session, said, closed, store } = open();
    for (const request of requests) session.handle(request);
    session.handle({ writes: [update("late/1")] });
    await eventually(() => closed()).toMatchObject({ code });
    session.handle({ writes: [update("late/2")] });
    expect(said.length).toBe(requests.length - 1);
    expect([...store.below("")]).toEqual([]);
  });

  it("finishes what it was asked before it ends, when the client half-closes", async () => {
    const gate = Promise.withResolvers<void>();
    const { session, said, closed, store } = open(gate.promise);
    session.handle({ database });
    session.handle({ writes: [update("a/1")] });
    session.finish();
    await eventually(() => said.length).toBe(1);
    expect(closed()).toBeUndefined();
    gate.resolve();
    await eventually(() => closed()).toBe("cleanly");
    expect(store.get("a/1")).toBeDefined();
  });

  it("stops waiting when the client is gone", async () => {
    const { session, signals, said, closed } = open(new Promise(() => {}));
    session.handle({ database });
    session.handle({ writes: [update("a/1")] });
    await eventually(() => signals.length).toBe(1);
    session.end();
    expect(signals[0]?.aborted).toBe(true);
    expect([said.length, closed()]).toEqual([1, undefined]);
  });
});
