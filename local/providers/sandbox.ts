import type { ServerResponse } from "node:http";
import { parseOutcome } from "./aftermath.ts";
import { parseFault } from "./faults.ts";
import { type Call, isRecord, readBody, sendJson, sendText } from "./http.ts";
import type { Attachment, Mail, Mailbox, Message } from "./mailbox.ts";
import { verificationKey } from "./sendgrid/events.ts";
import type { World } from "./world.ts";

/**
 * What the real providers have not: reading what was sent, and making them fail.
 * GET /__sandbox/messages[?to=&channel=] · /__sandbox/messages/{id}[/html|/attachments/{n}] · /__sandbox/events (SSE)
 * POST /__sandbox/reset · POST /__sandbox/fail {provider?, on?, mode?, status?, count?} · GET /__sandbox/fail
 * POST /__sandbox/outcome {to, outcome: delivered | failed} · POST /__sandbox/webhook {url}, for SendGrid's events: answers
 * the key that verifies them
 */
export async function serveSandbox(call: Call, { mailbox, faults, aftermath }: World): Promise<void> {
  const { method, path, response } = call;
  const [, , name, id, part, index] = path.split("/");
  if (method === "GET" && name === "events") return streamChanges(response, mailbox);
  if (method === "GET" && name === "messages" && !id)
    return sendJson(response, 200, { messages: listed(call, mailbox) });
  if (method === "GET" && name === "messages") return serveMessage(response, mailbox.find(id ?? ""), part, index);
  if (method === "GET" && name === "fail") return sendJson(response, 200, { faults: faults.pending() });
  if (method === "POST" && name === "reset") {
    mailbox.clear();
    faults.clear();
    aftermath.clear();
    return sendJson(response, 200, {});
  }
  if (method === "POST" && name === "fail") {
    const fault = parseFault(await jsonOf(call));
    if (typeof fault === "string") return sendJson(response, 400, { error: fault });
    faults.plan(fault);
    return sendJson(response, 200, fault);
  }
  if (method === "POST" && name === "outcome") {
    const planned = parseOutcome(await jsonOf(call));
    if (typeof planned === "string") return sendJson(response, 400, { error: planned });
    aftermath.plan(planned.to, planned.outcome);
    return sendJson(response, 200, planned);
  }
  if (method === "POST" && name === "webhook") {
    const { url } = await jsonOf(call);
    if (typeof url !== "string" || !URL.canParse(url)) return sendJson(response, 400, { error: "url: an address" });
    aftermath.eventsUrl = url;
    return sendJson(response, 200, { url, publicKey: verificationKey });
  }
  sendText(response, 404, "Not found\n");
}

async function jsonOf({ request }: Call): Promise<Record<string, unknown>> {
  try {
    const body: unknown = JSON.parse((await readBody(request, 10_000)).toString("utf8") || "{}");
    return isRecord(body) ? body : {};
  } catch {
    return { mode: "unreadable" };
  }
}

function listed({ query }: Call, mailbox: Mailbox) {
  const { to, channel } = { to: query.get("to"), channel: query.get("channel") };
  return mailbox
    .all()
    .filter((message) => (channel === null || message.channel === channel) && (to === null || message.to.includes(to)))
    .map(summaryOf);
}

function summaryOf(message: Message) {
  if (message.channel === "sms") return message;
  return { ...message, attachments: message.attachments.map((each, index) => attachmentSummary(message, each, index)) };
}

function attachmentSummary(mail: Mail, attachment: Attachment, index: number) {
  const { content, ...rest } = attachment;
  return { ...rest, size: content.length, url: `/__sandbox/messages/${mail.id}/attachments/${index}` };
}

function serveMessage(response: ServerResponse, message: Message | undefined, part?: string, index?: string) {
  if (!message) return sendText(response, 404, "Not found\n");
  if (!part) return sendJson(response, 200, summaryOf(message));
  if (message.channel === "email" && part === "html") return serveHtml(response, message);
  const attachment =
    message.channel === "email" && part === "attachments" ? message.attachments[Number(index)] : undefined;
  if (!attachment) return sendText(response, 404, "Not found\n");
  const name = encodeURIComponent(attachment.filename);
  response.writeHead(200, {
    "content-type": attachment.type,
    "content-disposition": `attachment; filename*=UTF-8''${name}`,
    "content-length": attachment.content.length,
    "x-content-type-options": "nosniff",
  });
  response.end(attachment.content);
}

/** Someone else's HTML: no script, no form, no plug-in; its pictures attached by content id become data. */
function serveHtml(response: ServerResponse, mail: Mail): void {
  const html = mail.attachments.reduce(
    (text, { contentId, type, content }) =>
      contentId ? text.replaceAll(`cid:${contentId}`, `data:${type};base64,${content.toString("base64")}`) : text,
    mail.html,
  );
  response.writeHead(200, {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy":
      "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; img-src data: http: https:; style-src 'unsafe-inline'; font-src data: https:",
  });
  response.end(`<base target="_blank">${html}`);
}

/** One event at once, then one per change, so that the page never has to ask again. */
function streamChanges(response: ServerResponse, mailbox: Mailbox): void {
  response.writeHead(200, { "content-type": "text/event-stream", "cache-control": "no-store" });
  const tell = () => response.write(`data: ${mailbox.all().length}\n\n`);
  tell();
  const stop = mailbox.onChange(tell);
  // A line now and then keeps the connection from being taken for dead.
  const pulse = setInterval(() => response.write(": \n\n"), 15_000);
  response.on("close", () => {
    stop();
    clearInterval(pulse);
  });
}
