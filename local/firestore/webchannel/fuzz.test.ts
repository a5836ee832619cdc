import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startEcho } from "./testing/echo-server.ts";
import { RawClient } from "./testing/raw-client.ts";

let echo: Awaited<ReturnType<typeof startEcho>>;
beforeAll(async () => {
  echo = await startEcho({ longPoll: 5, rotation: 5 });
});
afterAll(() => echo.close());

const junk = fc.oneof(
  fc.constantFrom("", "0", "1", "-1", "NaN", "9007199254740993", "null", "rpc", "terminate"),
  fc.string(),
);
const request = fc.record({
  method: fc.constantFrom("GET", "POST", "PUT", "DELETE", "HEAD", "OPTIONS"),
  path: fc.constantFrom("Listen/channel", "Write/channel", "Listen/channelx", "Other/channel"),
  /** A session that lives, one that does not, or none. */
  sid: fc.constantFrom("alive", "dead", undefined),
  query: fc.dictionary(fc.constantFrom("RID", "AID", "CI", "TYPE", "TO", "VER", "CVER", "$httpHeaders", "zx"), junk),
  body: fc.oneof(
    junk,
    fc
      .dictionary(fc.constantFrom("count", "ofs", "headers", "req0___data__", "req1___data__"), junk)
      .map((form) => new URLSearchParams(form).toString()),
    fc.constant("count=1&ofs=0&req0___data__=%E0%A4%A"),
  ),
});

it("answers whatever is sent with 200, 400 or 404, and goes on serving", async () => {
  const { port, channels } = echo;
  await fc.assert(
    fc.asyncProperty(request, async ({ method, path, sid, query, body }) => {
      const client = new RawClient(port);
      await client.shakeHands();
      const search = new URLSearchParams(query);
      if (sid !== undefined) search.set("SID", sid === "alive" ? client.sid : "dead");
      const url = `http://127.0.0.1:${port}/google.firestore.v1.Firestore/${path}?${search}`;
      const answer = await fetch(url, { method, body: ["GET", "HEAD"].includes(method) ? null : body });
      await answer.text();
      expect([200, 400, 404]).toContain(answer.status);
      channels.find(client.sid)?.drop();
    }),
    { numRuns: 300 },
  );
  const client = new RawClient(port);
  await client.shakeHands([{ database: "still here" }]);
  expect(await (await client.listen()).message()).toEqual({ database: "still here" });
});
