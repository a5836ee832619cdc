import { setTimeout as wait } from "node:timers/promises";
import { afterEach, describe, expect, it } from "vitest";
import { RpcError } from "../errors.ts";
import { startEcho } from "./testing/echo-server.ts";
import { framesOf, RawClient } from "./testing/raw-client.ts";
import type { Timings } from "./timings.ts";

let stop: (() => Promise<void>) | undefined;
afterEach(async () => {
  await stop?.();
  stop = undefined;
});

async function start(timings: Partial<Timings> = {}) {
  const echo = await startEcho(timings);
  stop = echo.close;
  return { ...echo, client: new RawClient(echo.port) };
}

const request = (database: string) => ({ database });

describe("handshake", () => {
  it("names the session, the protocol and the keep-alive period", async () => {
    const { client } = await start();
    expect(await client.shakeHands()).toEqual(["c", expect.stringMatching(/^[\w-]{22}$/), "", 8, 12, 30_000]);
  });

  it.each([
    ["in the body", "X-Goog-Api-Client:gl-js/ fire/12\r\nAuthorization:Bearer owner\r\n", ""],
    ["in the query", "", `&%24httpHeaders=${encodeURIComponent("Authorization:Bearer owner\r\n")}`],
  ])("reads who calls %s", async (_where, headers, query) => {
    const { client, streams } = await start();
    const body = headers === "" ? "count=0" : `headers=${encodeURIComponent(headers)}&count=0`;
    await client.post(`&RID=1&CVER=22${query}`, body);
    expect(streams[0]?.access.admin).toBe(true);
  });

  it.each([
    ["a count that is no number", "count=x"],
    ["a count without its messages", "count=2&ofs=0&req0___data__=%7B%7D"],
    ["a negative offset", "count=1&ofs=-1&req0___data__=%7B%7D"],
    ["a count that would fill the memory", "count=99999999999&ofs=0"],
  ])("refuses %s", async (_what, body) => {
    const { client, channels } = await start();
    expect((await client.post("&RID=1&CVER=22", body)).status).toBe(400);
    expect(channels.size).toBe(0);
  });
});

describe("frames", () => {
  it.each([
    ["ASCII", "plain"],
    ["two bytes, one unit", "é".repeat(50)],
    ["astral characters: four bytes, two units", "𝄞😀".repeat(50)],
    ["a lone surrogate, which is read as U+FFFD", "\ud800x"],
    ["line ends and quotes", '"\n\r\u2028\\'],
    ["more than one piece on the wire", "😀".repeat(200_000)],
  ])("count UTF-16 units: %s", async (_what, text) => {
    const { client } = await start();
    await client.shakeHands([request(text)]);
    const back = await client.listen();
    expect(await back.message()).toEqual(request(text.toWellFormed()));
    await client.send(client.form([request("after")]));
    expect(await back.message()).toEqual(request("after"));
  });
});

describe("back channel", () => {
  it("says something at once, so that the client sees that no proxy holds bytes back", async () => {
    const { client } = await start();
    await client.shakeHands();
    const back = await client.listen();
    expect((await back.next())?.message).toBe("noop");
  });

  it("says noop when nothing else is said", async () => {
    const { client } = await start({ noop: 20 });
    await client.shakeHands();
    const back = await client.listen();
    const ids = [(await back.next())?.id, (await back.next())?.id, (await back.next())?.id];
    expect(ids).toEqual([1, 2, 3]);
  });

  it("says again what was not acknowledged, once a cut client comes back", async () => {
    const { client } = await start();
    await client.shakeHands([request("a"), request("b"), request("c")]);
    const cut = await client.listen();
    expect(await cut.message()).toEqual(request("a"));
    cut.cut();
    const next = await client.listen();
    expect([await next.message(), await next.message()]).toEqual([request("b"), request("c")]);
  });

  it("keeps what is said while nobody listens", async () => {
    const { client, streams } = await start();
    await client.shakeHands();
    streams[0]?.port.send(request("x"));
    expect(await (await client.listen()).message()).toEqual(request("x"));
  });

  it("ends the previous one when another is opened", async () => {
    const { client } = await start();
    await client.shakeHands();
    const first = await client.listen();
    await first.next();
    const second = await client.listen();
    expect(await first.next()).toBeUndefined();
    await client.send(client.form([request("a")]));
    expect(await second.message()).toEqual(request("a"));
  });

  it("ends after a while, whole, and goes on in the next", async () => {
    const { client } = await start({ rotation: 30 });
    await client.shakeHands([request("a")]);
    const back = await client.listen();
    expect(await back.message()).toEqual(request("a"));
    expect(await back.next()).toBeUndefined();
    await client.send(client.form([request("b")]));
    expect(await (await client.listen()).message()).toEqual(request("b"));
  });

  it("long polling: ends with the first message, or with a noop when the client asks for no longer", async () => {
    const { client } = await start();
    await client.shakeHands([request("a"), request("b")]);
    const full = await client.listen(false);
    expect([await full.message(), await full.message(), await full.next()]).toEqual([
      request("a"),
      request("b"),
      undefined,
    ]);
    const empty = await client.listen(false, "&TO=30");
    expect([(await empty.next())?.message, await empty.next()]).toEqual(["noop", undefined]);
    const held = await client.listen(false);
    await held.next();
    await client.send(client.form([request("c")]));
    expect([await held.message(), await held.next()]).toEqual([request("c"), undefined]);
  });
});

describe("forward channel", () => {
  it("answers whether someone listens, and the last id said", async () => {
    const { client } = await start();
    await client.shakeHands();
    expect(await client.send(client.form([request("a")]))).toEqual([0, 1, 7]);
    const back = await client.listen();
    await back.message();
    expect(await client.send(client.form([]))).toEqual([1, 1, 7]);
  });

  it("hears a repeated message once: the client repeats a request whose answer it lost", async () => {
    const { client, streams } = await start();
    await client.shakeHands([request("a")]);
    const form = client.form([request("b"), request("c")]);
    await client.send(form);
    await client.send(form);
    await client.send(client.form([request("c"), request("d")], 2));
    expect(streams[0]?.heard).toEqual(["a", "b", "c", "d"].map(request));
  });

  it("puts requests that overtook each other back in order", async () => {
    const { client, streams } = await start();
    await client.shakeHands();
    await client.send(client.form([request("b")], 1));
    expect(streams[0]?.heard).toEqual([]);
    await client.send(client.form([request("a")], 0));
    expect(streams[0]?.heard).toEqual(["a", "b"].map(request));
  });

  it.each([
    ["no JSON", "%7B"],
    ["no request", encodeURIComponent('{"unknown":1}')],
    ["a list", "%5B%5D"],
  ])("ends the stream, not the server, on %s", async (_what, data) => {
    const { client, streams } = await start();
    await client.shakeHands();
    await client.send(`count=1&ofs=0&req0___data__=${data}`);
    expect(await (await client.listen()).message()).toEqual({
      error: { code: 400, status: "INVALID_ARGUMENT", message: expect.any(String) },
    });
    expect(streams[0]?.ended).toBe(true);
  });

  it("answers 400 with nothing for a session it does not know", async () => {
    const { client } = await start();
    client.sid = "nobody";
    const answer = await client.post("&SID=nobody&RID=2&AID=0", "count=0");
    expect([answer.status, await answer.text()]).toEqual([400, ""]);
    expect((await client.listen()).status).toBe(400);
  });
});

describe("end", () => {
  it("an error of the stream is its last message, by name", async () => {
    const { client, streams } = await start();
    await client.shakeHands();
    const back = await client.listen();
    streams[0]?.port.send(request("a"));
    streams[0]?.port.close(new RpcError("PERMISSION_DENIED", "no 😀"));
    streams[0]?.port.send(request("never"));
    expect(await back.message()).toEqual(request("a"));
    expect(await back.message()).toEqual({ error: { code: 403, status: "PERMISSION_DENIED", message: "no 😀" } });
  });

  it("goodbye ends the stream at once, also as a beacon without a body", async () => {
    const { client, streams, channels } = await start();
    await client.shakeHands();
    const answer = await client.post(`&SID=${client.sid}&RID=2&TYPE=terminate`, "", { "Content-Type": "text/plain" });
    expect([answer.status, await answer.text(), streams[0]?.ended, channels.size]).toEqual([200, "", true, 0]);
    const again = await client.post(`&SID=${client.sid}&RID=3&TYPE=terminate`, "", { "Content-Type": "text/plain" });
    expect(again.status).toBe(200);
  });

  it("drops a client that never came back after the handshake, and one that stays away", async () => {
    const { client, streams, channels } = await start({ unclaimed: 20, abandoned: 40 });
    await client.shakeHands();
    await wait(60);
    expect([streams[0]?.ended, channels.size]).toEqual([true, 0]);
    await client.shakeHands();
    const back = await client.listen();
    await wait(80);
    expect(channels.size).toBe(1);
    back.cut();
    await wait(100);
    expect([streams[1]?.ended, channels.size]).toEqual([true, 0]);
  });

  it("asks the stream to pause when the client does not read, and to go on when it does", async () => {
    const { client, streams } = await start({ highWater: 100_000 });
    await client.shakeHands();
    const [stream] = streams;
    const accepted = [];
    for (let i = 0; i < 30; i++) accepted.push(stream?.port.send(request(String(i).padEnd(10_000))) ?? false);
    expect(accepted.slice(0, 2)).toEqual([true, true]);
    expect(accepted.at(-1)).toBe(false);
    let back = await client.listen();
    for (let i = 0; i < 30; i++) {
      let message = await back.message();
      // Too much is unacknowledged: the answer ends so that the client acknowledges.
      while (message === undefined) {
        back = await client.listen();
        message = await back.message();
      }
      expect((message as { database: string }).database.trim()).toBe(String(i));
    }
    await client.send("count=0");
    expect(stream?.drains).toBeGreaterThan(0);
  });
});

describe("other origins", () => {
  it("may talk to us, with credentials and every header", async () => {
    const { port, client } = await start();
    const url = `http://127.0.0.1:${port}/google.firestore.v1.Firestore/Listen/channel`;
    const headers = {
      Origin: "http://localhost:5000",
      "Access-Control-Request-Headers": "x-a,x-b",
      "Access-Control-Request-Private-Network": "true",
    };
    const preflight = await fetch(url, { method: "OPTIONS", headers });
    expect([preflight.status, Object.fromEntries(preflight.headers)]).toMatchObject([
      200,
      {
        "access-control-allow-origin": "http://localhost:5000",
        "access-control-allow-credentials": "true",
        "access-control-allow-headers": "x-a,x-b",
        "access-control-allow-private-network": "true",
      },
    ]);
    const answer = await client.post("&RID=1&CVER=22", "count=0", { Origin: "http://localhost:5000" });
    expect(answer.headers.get("access-control-allow-origin")).toBe("http://localhost:5000");
    expect(await framesOf(answer)).toHaveLength(1);
    const without = await client.post("&RID=1&CVER=22", "count=0");
    expect(without.headers.has("access-control-allow-origin")).toBe(false);
  });
});
