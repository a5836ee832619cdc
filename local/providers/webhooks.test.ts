import { createPublicKey, verify } from "node:crypto";
import { createServer, type IncomingHttpHeaders, type Server } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import twilio from "twilio";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Providers, startProviders } from "./server.ts";

// The SDK is CommonJS, and its types name the shared instance only: the classes are taken as Node gives them.
const require = createRequire(import.meta.url);
const { Client }: { Client: new () => typeof import("@sendgrid/client") } = require("@sendgrid/client");

interface Told {
  headers: IncomingHttpHeaders;
  body: string;
}

let providers: Providers;
let origin: string;
let told: Told[] = [];
/** The product's own endpoint. */
const product: Server = createServer((request, response) => {
  let body = "";
  request.on("data", (piece) => (body += piece));
  request.on("end", () => {
    told.push({ headers: request.headers, body });
    response.end();
  });
});
let hook: string;

beforeAll(async () => {
  providers = await startProviders({ port: 0 });
  origin = `http://127.0.0.1:${providers.port}`;
  await new Promise<void>((done) => product.listen(0, "127.0.0.1", done));
  hook = `http://127.0.0.1:${(product.address() as AddressInfo).port}/hook?site=lille`;
});
afterAll(async () => {
  await providers.close();
  product.closeAllConnections();
  product.close();
});
beforeEach(async () => {
  await sandbox("reset");
  told = [];
});

async function sandbox(name: string, body: object = {}) {
  const answer = await fetch(`${origin}/__sandbox/${name}`, { method: "POST", body: JSON.stringify(body) });
  return { status: answer.status, json: (await answer.json()) as { publicKey: string } };
}

const calls = (count: number) => expect.poll(() => told.length, { timeout: 30_000 }).toBe(count);

describe("SendGrid's events", () => {
  const mail = {
    personalizations: [{ to: [{ email: "camille@example.org" }] }, { to: [{ email: "gone@example.org" }] }],
    from: { email: "bonjour@novis.example" },
    subject: "Votre réservation",
    content: [{ type: "text/plain", value: "À demain" }],
    custom_args: { message: "b1_0_confirmed" },
    categories: ["confirmed"],
  };
  const send = () => {
    const client = new Client();
    client.setApiKey("SG.local");
    client.setDefaultRequest("baseUrl", `${origin}/sendgrid/`);
    return client.request({ method: "POST", url: "/v3/mail/send", body: mail });
  };

  it("tell what became of each mail, signed as the account's key verifies", async () => {
    const { publicKey } = (await sandbox("webhook", { url: hook })).json;
    await sandbox("outcome", { to: "gone@example.org", outcome: "failed" });
    const [answer] = await send();
    await calls(2);
    for (const { headers, body } of told) {
      // What @sendgrid/eventwebhook does: ECDSA over the time and the raw body.
      const signature = Buffer.from(String(headers["x-twilio-email-event-webhook-signature"]), "base64");
      const signed = Buffer.from(`${headers["x-twilio-email-event-webhook-timestamp"]}${body}`);
      const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
      expect(verify("sha256", signed, key, signature)).toBe(true);
      expect(verify("sha256", Buffer.concat([signed, Buffer.from("!")]), key, signature)).toBe(false);
    }
    const events = told.flatMap(({ body }) => JSON.parse(body) as Record<string, string>[]);
    expect(events.map(({ event, email }) => [event, email])).toEqual([
      ["processed", "camille@example.org"],
      ["processed", "gone@example.org"],
      ["delivered", "camille@example.org"],
      ["bounce", "gone@example.org"],
    ]);
    expect(events[3]).toMatchObject({
      message: "b1_0_confirmed",
      category: ["confirmed"],
      type: "bounce",
      status: "5.1.1",
    });
    expect(new Set(events.map((event) => event.sg_event_id)).size).toBe(4);
    // Begins with what the send call answered: that is how the two are put together.
    expect(events[0]?.sg_message_id?.split(".")[0]).toBe(answer.headers["x-message-id"]);
  });

  it("are not sent where nobody asked for them; Email Activity knows the bounce all the same", async () => {
    await sandbox("outcome", { to: "gone@example.org", outcome: "failed" });
    await send();
    const query = encodeURIComponent("status='not_delivered'");
    const found = await fetch(`${origin}/sendgrid/v3/messages?query=${query}`, {
      headers: { authorization: "Bearer SG.local" },
    });
    expect(await found.json()).toMatchObject({ messages: [{ to_email: "gone@example.org", status: "not_delivered" }] });
    expect(told).toEqual([]);
  });
});

describe("Twilio's status callbacks", () => {
  const account = `AC${"0".repeat(32)}`;
  const token = "local-token";
  class LoopbackClient extends twilio.RequestClient {
    override request<T>(options: Parameters<twilio.RequestClient["request"]>[0]) {
      const uri = options.uri.replace("https://api.twilio.com", `${origin}/twilio`);
      return super.request<T>({ ...options, uri } as never);
    }
  }
  const client = twilio(account, token, { httpClient: new LoopbackClient() });
  const sms = { to: "+33612345678", from: "NOVIS", body: "Votre salle vous attend à 14 h" };

  it.each([
    ["delivered", undefined, ["sent", "delivered"], undefined],
    ["failed", 30003, ["sent", "undelivered"], "30003"],
  ])("follow a message that is %s, and pass the SDK's own check", async (outcome, code, statuses, errorCode) => {
    await sandbox("outcome", { to: sms.to, outcome });
    const { sid } = await client.messages.create({ ...sms, statusCallback: hook });
    await calls(2);
    const forms = told.map(({ body }) => Object.fromEntries(new URLSearchParams(body)));
    for (const [index, form] of forms.entries()) {
      const signature = String(told[index]?.headers["x-twilio-signature"]);
      expect(twilio.validateRequest(token, signature, hook, form)).toBe(true);
      expect(twilio.validateRequest("another token", signature, hook, form)).toBe(false);
      expect(twilio.validateRequest(token, signature, hook, { ...form, MessageStatus: "delivered!" })).toBe(false);
      expect(form).toMatchObject({ MessageSid: sid, To: sms.to, AccountSid: account });
    }
    expect(forms.map(({ MessageStatus }) => MessageStatus)).toEqual(statuses);
    expect(forms[1]?.ErrorCode).toBe(errorCode);
    expect(await client.messages(sid).fetch()).toMatchObject({ status: statuses[1], errorCode: code ?? null });
  });

  it("are not made without an address", async () => {
    await client.messages.create(sms);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(told).toEqual([]);
  });
});

describe("the switches", () => {
  it.each([
    ["outcome", { outcome: "failed" }],
    ["outcome", { to: "a@example.org", outcome: "lost" }],
    ["webhook", { url: "nowhere" }],
  ])("refuse %s %j", async (name, body) => {
    expect((await sandbox(name, body)).status).toBe(400);
  });

  it("forget on reset: what was still to be told is not", async () => {
    const form = new URLSearchParams({ To: "+33612345678", From: "NOVIS", Body: "Bonjour", StatusCallback: hook });
    const account = `AC${"0".repeat(32)}`;
    const sent = await fetch(`${origin}/twilio/2010-04-01/Accounts/${account}/Messages.json`, {
      method: "POST",
      headers: { authorization: `Basic ${Buffer.from(`${account}:local-token`).toString("base64")}` },
      body: form,
    });
    expect(sent.status).toBe(201);
    await sandbox("reset");
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(told).toEqual([]);
  });
});
