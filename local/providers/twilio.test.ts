import twilio from "twilio";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Providers, startProviders } from "./server.ts";
import { segmentsOf } from "./twilio/segments.ts";

const account = `AC${"0".repeat(32)}`;
let providers: Providers;
let origin: string;
let now = Date.UTC(2027, 2, 1, 9);

beforeAll(async () => {
  providers = await startProviders({ port: 0, now: () => now });
  origin = `http://127.0.0.1:${providers.port}`;
});
afterAll(() => providers.close());
beforeEach(() => fetch(`${origin}/__sandbox/reset`, { method: "POST" }));

/** The unmodified SDK: only the origin of its requests changes, as in the adapter. */
class LoopbackClient extends twilio.RequestClient {
  override request<T>(options: Parameters<twilio.RequestClient["request"]>[0]) {
    const uri = options.uri.replace("https://api.twilio.com", `${origin}/twilio`);
    return super.request<T>({ ...options, uri } as never);
  }
}
const client = (user = account) =>
  twilio(user, "local-token", { httpClient: new LoopbackClient({ timeout: 500 }), accountSid: account });

const sms = { to: "+33612345678", from: "NOVIS", body: "Votre salle vous attend a 14 h" };

describe("Messages through the SDK", () => {
  it("creates, fetches and follows a message to its delivery", async () => {
    const made = await client().messages.create(sms);
    expect(made).toMatchObject({ status: "queued", numSegments: "1", to: sms.to, accountSid: account });
    now += 5000;
    expect(await client().messages(made.sid).fetch()).toMatchObject({ status: "delivered", body: sms.body });
  });

  it("works with an API key of the account", async () => {
    expect((await client(`SK${"1".repeat(32)}`).messages.create(sms)).sid).toMatch(/^SM[0-9a-f]{32}$/);
  });

  it("lists by recipient and by date, newest first, over several pages", async () => {
    for (let index = 0; index < 5; index++) await client().messages.create({ ...sms, body: `n${index}` });
    await client().messages.create({ ...sms, to: "+33698765432" });
    const mine = await client().messages.list({ to: sms.to, pageSize: 2 });
    expect(mine.map(({ body }) => body)).toEqual(["n4", "n3", "n2", "n1", "n0"]);
    expect(await client().messages.list({ dateSentAfter: new Date(now - 60_000) })).toHaveLength(6);
    expect(await client().messages.list({ dateSentAfter: new Date(now + 60_000) })).toHaveLength(0);
    expect(await client().messages.list({ dateSentBefore: new Date(now - 60_000) })).toHaveLength(0);
  });

  it.each([
    ["a number that is none", { to: "0612345678" }, 21211],
    ["Twilio's own invalid number", { to: "+15005550001" }, 21211],
    ["a landline", { to: "+15005550009" }, 21614],
    ["someone who opted out", { to: "+15005550004" }, 21610],
    ["no sender", { from: undefined }, 21603],
    ["a sender that is too long", { from: "NOVIS Coworking" }, 21212],
    ["no text", { body: "" }, 21602],
    ["an endless text", { body: "a".repeat(1601) }, 21617],
    ["a callback to nowhere", { statusCallback: "nowhere" }, 21609],
  ])("refuses %s", async (_name, change, code) => {
    const failure = await client()
      .messages.create({ ...sms, ...change } as typeof sms)
      .catch((error) => error);
    expect(failure).toMatchObject({ code, status: 400, moreInfo: `https://www.twilio.com/docs/errors/${code}` });
    expect(providers.mailbox.all()).toHaveLength(0);
  });

  it("refuses a stranger and another account's messages", async () => {
    const bare = await fetch(`${origin}/twilio/2010-04-01/Accounts/${account}/Messages.json`);
    expect(bare.status).toBe(401);
    const made = await client().messages.create(sms);
    const other = `AC${"9".repeat(32)}`;
    const failure = await twilio(other, "x", { httpClient: new LoopbackClient() })
      .messages(made.sid)
      .fetch()
      .catch((e) => e);
    expect(failure.status).toBe(404);
  });
});

describe("faults", () => {
  const plan = (fault: object) => fetch(`${origin}/__sandbox/fail`, { method: "POST", body: JSON.stringify(fault) });

  it("accepts, then drops: the list tells what the answer did not", async () => {
    await plan({ provider: "twilio", mode: "drop" });
    await expect(client().messages.create(sms)).rejects.toThrow();
    expect(await client().messages.list({ to: sms.to })).toHaveLength(1);
  });

  it("hangs, answers 500, and leaves the other provider alone", async () => {
    await plan({ provider: "twilio", mode: "hang" });
    await expect(client().messages.create(sms)).rejects.toThrow(/timeout/);
    await plan({ provider: "sendgrid", mode: "error" });
    await plan({ provider: "twilio", mode: "error", status: 503 });
    expect(
      await client()
        .messages.create(sms)
        .catch((error) => error),
    ).toMatchObject({ status: 503 });
    expect(await client().messages.create(sms)).toMatchObject({ status: "queued" });
  });

  it("can strike the questions instead of the sends", async () => {
    await plan({ provider: "twilio", on: "lookup", mode: "error" });
    await expect(client().messages.list({})).rejects.toThrow();
    expect(await client().messages.list({})).toEqual([]);
  });
});

describe("what an SMS costs", () => {
  it.each([
    ["a".repeat(160), 1, "GSM-7"],
    ["a".repeat(161), 2, "GSM-7"],
    ["é à ù €", 1, "GSM-7"],
    [`${"€".repeat(80)}a`, 2, "GSM-7"],
    [`ç${"a".repeat(69)}`, 1, "UCS-2"],
    [`ç${"a".repeat(70)}`, 2, "UCS-2"],
  ])("counts the parts of %s", (text, segments, encoding) => {
    expect(segmentsOf(text)).toEqual({ segments, encoding });
  });
});
