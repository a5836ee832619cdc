import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { type Providers, startProviders } from "./server.ts";

let providers: Providers;
let origin: string;

beforeAll(async () => {
  providers = await startProviders({ port: 0 });
  origin = `http://127.0.0.1:${providers.port}`;
});
afterAll(() => providers.close());
beforeEach(() => fetch(`${origin}/__sandbox/reset`, { method: "POST" }));

const pixel = Buffer.from("GIF89a").toString("base64");

function send(to: string, change: object = {}) {
  return fetch(`${origin}/sendgrid/v3/mail/send`, {
    method: "POST",
    headers: { authorization: "Bearer SG.local", "content-type": "application/json" },
    body: JSON.stringify({
      personalizations: [{ to: [{ email: to }] }],
      from: { email: "a@example.org" },
      subject: "Bonjour",
      content: [{ type: "text/html", value: '<script>alert(1)</script><img src="cid:logo">' }],
      attachments: [
        { content: pixel, filename: "é à.gif", type: "image/gif", disposition: "inline", content_id: "logo" },
      ],
      ...change,
    }),
  });
}

describe("the inbox", () => {
  it.each([
    ["/", "text/html"],
    ["/inbox.css", "text/css"],
    ["/inbox.js", "text/javascript"],
  ])("serves %s to itself alone", async (path, type) => {
    const response = await fetch(origin + path);
    expect(response.headers.get("content-type")).toContain(type);
    expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  });

  it("shows a mail without letting it act, its pictures inside", async () => {
    await send("b@example.org");
    const response = await fetch(`${origin}/__sandbox/messages/${providers.mailbox.all()[0]?.id}/html`);
    const policy = response.headers.get("content-security-policy") ?? "";
    expect(policy).toContain("sandbox");
    expect(policy).not.toContain("allow-scripts");
    expect(policy).toContain("default-src 'none'");
    expect(await response.text()).toContain(`src="data:image/gif;base64,${pixel}"`);
  });

  it("gives attachments under their own names, never as a page", async () => {
    await send("b@example.org");
    const { messages } = (await (await fetch(`${origin}/__sandbox/messages`)).json()) as {
      messages: { attachments: { url: string; size: number }[] }[];
    };
    const [attachment] = messages[0]?.attachments ?? [];
    const response = await fetch(`${origin}${attachment?.url}`);
    expect(response.headers.get("content-disposition")).toBe("attachment; filename*=UTF-8''%C3%A9%20%C3%A0.gif");
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect((await response.arrayBuffer()).byteLength).toBe(attachment?.size);
  });

  it("lists by recipient and channel", async () => {
    await send("b@example.org");
    await send("c@example.org");
    const count = async (query: string) => {
      const body = (await (await fetch(`${origin}/__sandbox/messages${query}`)).json()) as { messages: unknown[] };
      return body.messages.length;
    };
    expect([await count(""), await count("?to=c@example.org"), await count("?channel=sms")]).toEqual([2, 1, 0]);
  });

  it("tells at once that something arrived", async () => {
    const stream = await fetch(`${origin}/__sandbox/events`);
    const reader = stream.body?.pipeThrough(new TextDecoderStream()).getReader();
    expect((await reader?.read())?.value).toBe("data: 0\n\n");
    await send("b@example.org");
    expect((await reader?.read())?.value).toBe("data: 1\n\n");
    await reader?.cancel();
  });

  it("forgets everything, planned faults included", async () => {
    await send("b@example.org");
    await fetch(`${origin}/__sandbox/fail`, { method: "POST", body: '{"mode":"error"}' });
    await fetch(`${origin}/__sandbox/reset`, { method: "POST" });
    expect(providers.mailbox.all()).toEqual([]);
    expect((await send("b@example.org")).status).toBe(202);
  });
});

describe("bad calls", () => {
  it.each([
    ["GET", "/sendgrid/v3/mail/send", 401],
    ["GET", "/nothing", 404],
    ["POST", "/__sandbox/nothing", 404],
    ["GET", "/__sandbox/messages/999", 404],
    ["POST", "/__sandbox/fail", 400, "not json"],
    ["GET", "/twilio/2010-04-01/Accounts/AC1/Messages.json", 401],
  ])("%s %s answers %i", async (method, path, status, body?: string) => {
    expect((await fetch(origin + path, { method, ...(body && { body }) })).status).toBe(status);
  });

  it("refuses a body that is too large, and lives on", async () => {
    const huge = await send("b@example.org", { subject: "a".repeat(31 * 1024 * 1024) }).catch(() => undefined);
    expect([undefined, 413]).toContain(huge?.status);
    expect((await send("b@example.org")).status).toBe(202);
  });
});
