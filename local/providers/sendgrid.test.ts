import { createRequire } from "node:module";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Providers, startProviders } from "./server.ts";

// The SDK is CommonJS, and its types name the shared instance only: the classes are taken as Node gives them.
const require = createRequire(import.meta.url);
type SharedMail = typeof import("@sendgrid/mail");
type MailDataRequired = Exclude<Parameters<SharedMail["send"]>[0], unknown[]>;
const { Client }: { Client: new () => typeof import("@sendgrid/client") } = require("@sendgrid/client");
const { MailService }: { MailService: new () => SharedMail } = require("@sendgrid/mail");

let providers: Providers;
let origin: string;

beforeAll(async () => {
  providers = await startProviders({ port: 0 });
  origin = `http://127.0.0.1:${providers.port}`;
});
afterAll(() => providers.close());
beforeEach(() => fetch(`${origin}/__sandbox/reset`, { method: "POST" }));

/** The unmodified SDK, pointed here as the adapter does it. */
function service(key = "SG.local", timeout = 2000) {
  const client = new Client();
  client.setApiKey(key);
  client.setDefaultRequest("baseUrl", `${origin}/sendgrid/`);
  const mail = new MailService();
  mail.setClient(client);
  mail.setTimeout(timeout);
  return { client, mail };
}

const hello: MailDataRequired = {
  to: { email: "camille@example.org", name: "Camille Roux" },
  from: { email: "bonjour@novis.example", name: "NOVIS" },
  subject: "Votre réservation",
  text: "À demain",
  html: "<p>À <b>demain</b></p>",
  customArgs: { message: "b1_0_confirmed" },
};

describe("mail/send through the SDK", () => {
  it("accepts a mail and shows every part of it", async () => {
    const ics = Buffer.from("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n");
    const [answer] = await service().mail.send({
      ...hello,
      attachments: [{ content: ics.toString("base64"), filename: "a.ics", type: "text/calendar; method=REQUEST" }],
    });
    expect(answer.statusCode).toBe(202);
    const [mail] = providers.mailbox.mails();
    expect(mail).toMatchObject({
      to: "Camille Roux <camille@example.org>",
      subject: "Votre réservation",
      text: "À demain",
      html: "<p>À <b>demain</b></p>",
      customArgs: { message: "b1_0_confirmed" },
      providerId: answer.headers["x-message-id"],
    });
    const download = await fetch(`${origin}/__sandbox/messages/${mail?.id}/attachments/0`);
    expect(Buffer.from(await download.arrayBuffer())).toEqual(ics);
    expect(download.headers.get("content-disposition")).toContain("a.ics");
  });

  it("delivers nothing in sandbox mode", async () => {
    const [answer] = await service().mail.send({ ...hello, mailSettings: { sandboxMode: { enable: true } } });
    expect(answer.statusCode).toBe(200);
    expect(providers.mailbox.all()).toHaveLength(0);
  });

  const refused: [string, Partial<Record<keyof MailDataRequired, unknown>>, string][] = [
    ["no subject", { subject: "" }, "subject"],
    ["a broken sender", { from: "nobody" }, "from.email"],
    ["a broken recipient", { to: "nobody" }, "personalizations.0.to.0.email"],
    ["the same recipient twice", { cc: "camille@example.org" }, "personalizations.0"],
    ["no content", { text: undefined, html: undefined, content: [] }, "content"],
    [
      "a charset on the calendar",
      { attachments: [{ content: "QQ==", filename: "a.ics", type: "text/calendar; charset=utf-8" }] },
      "attachments.0.type",
    ],
    [
      "an attachment that is not base64",
      { attachments: [{ content: "é", filename: "a.ics" }] },
      "attachments.0.content",
    ],
    ["a reserved header", { headers: { Subject: "x" } }, "headers.Subject"],
    ["twelve categories", { categories: Array.from({ length: 12 }, (_, index) => `c${index}`) }, "categories"],
  ];
  it.each(refused)("refuses %s in SendGrid's words", async (_name, change, field) => {
    const failure = await service()
      .mail.send({ ...hello, ...change } as MailDataRequired)
      .catch((error) => error);
    expect(failure.code).toBe(400);
    expect(failure.response.body.errors.map((each: { field: string }) => each.field)).toContain(field);
    expect(providers.mailbox.all()).toHaveLength(0);
  });

  it("refuses a key that is not one", async () => {
    const failure = await service("nope")
      .mail.send(hello)
      .catch((error) => error);
    expect(failure.code).toBe(401);
  });
});

describe("faults", () => {
  const plan = (fault: object) => fetch(`${origin}/__sandbox/fail`, { method: "POST", body: JSON.stringify(fault) });

  it("answers 500 the given number of times and accepts nothing", async () => {
    await plan({ provider: "sendgrid", mode: "error", count: 2 });
    const codes = [];
    for (let call = 0; call < 3; call++) {
      codes.push(
        await service()
          .mail.send(hello)
          .then(
            ([answer]) => answer.statusCode,
            (error) => error.code,
          ),
      );
    }
    expect(codes).toEqual([500, 500, 202]);
    expect(providers.mailbox.all()).toHaveLength(1);
  });

  it("hangs without accepting", async () => {
    await plan({ provider: "sendgrid", mode: "hang" });
    const failure = await service("SG.local", 200)
      .mail.send(hello)
      .catch((error) => error);
    expect(failure.code).toBe("ECONNABORTED");
    expect(providers.mailbox.all()).toHaveLength(0);
  });

  it("accepts, then drops the connection", async () => {
    await plan({ provider: "sendgrid", mode: "drop" });
    const failure = await service()
      .mail.send(hello)
      .catch((error) => error);
    expect(failure.code).toBe("ECONNRESET");
    expect(providers.mailbox.all()).toHaveLength(1);
  });

  it("says what a fault may be", async () => {
    expect((await plan({ mode: "sulk" })).status).toBe(400);
  });
});

describe("Email Activity", () => {
  const ask = async (query: string) => {
    const [, body] = await service().client.request({ method: "GET", url: "/v3/messages", qs: { query, limit: 10 } });
    return (body as { messages: { subject: string; to_email: string; msg_id: string }[] }).messages;
  };

  it.each([
    [`unique_args['message']="b1_0_confirmed"`, 1],
    [`(unique_args["message"]="b1_0_confirmed") AND to_email="camille@example.org"`, 1],
    [`unique_args['message']="other"`, 0],
    [`to_email="camille@example.org" OR to_email="karim@novis.example"`, 2],
    [`subject LIKE 'Votre%'`, 2],
    [`subject!="Votre réservation"`, 0],
  ])("answers %s", async (query, count) => {
    await service().mail.send(hello);
    await service().mail.send({ ...hello, to: "karim@novis.example", customArgs: { message: "b2" } });
    expect(await ask(query)).toHaveLength(count);
  });

  it("finds a message by what the send call answered", async () => {
    const [answer] = await service().mail.send(hello);
    const [found] = await ask(`msg_id LIKE '${answer.headers["x-message-id"]}%'`);
    expect(found?.to_email).toBe("camille@example.org");
    const [, one] = await service().client.request({ method: "GET", url: `/v3/messages/${found?.msg_id}` });
    expect(one).toMatchObject({ subject: "Votre réservation" });
  });

  it("points at the character that it does not understand", async () => {
    const failure = await ask(`unique_args.message="b1"`).catch((error) => error);
    expect(failure.code).toBe(400);
    expect(failure.response.body.errors[0].message).toBe(
      "error parsing input at line 1, position 12: syntax error: unexpected '.'",
    );
  });
});
