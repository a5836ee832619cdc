import type sharedClient from "@sendgrid/client";
import type sharedMail from "@sendgrid/mail";
import type { Email, Mailer, Outcome } from "../carrier.ts";
import { failureOf, statusOf } from "../failure.ts";

interface Settings {
  baseUrl: string;
  key: () => string;
  fromEmail: string;
  fromName: string;
  timeoutMs: number;
}

/** Our own argument on every mail: what Email Activity is asked for when a send went unanswered. */
const keyArgument = "outbox_id";

export function sendgridMailer(settings: Settings): Mailer {
  let loading: Promise<Loaded> | undefined;
  const load = () => (loading ??= loadSdk(settings));
  return {
    async send(key, email): Promise<Outcome> {
      const { mail } = await load();
      try {
        const [response] = await mail.send(requestFor(key, email, settings));
        return { result: "sent", providerId: String(response.headers["x-message-id"] ?? "") };
      } catch (error) {
        return failureOf(error);
      }
    },
    async find(key) {
      const { client } = await load();
      const query = `unique_args['${keyArgument}']="${key}"`;
      try {
        const [, body] = await client.request({ method: "GET", url: "/v3/messages", qs: { limit: 1, query } });
        return firstMessageId(body);
      } catch (error) {
        if (statusOf(error) === 403) return undefined; // Email Activity is not paid for: docs/decisions/0002.
        throw error;
      }
    },
  };
}

type Loaded = Awaited<ReturnType<typeof loadSdk>>;
type Client = typeof sharedClient;
type MailService = typeof sharedMail;
type MailRequest = Parameters<MailService["send"]>[0];

/** Loaded at the first mail: callables start without it. `setApiKey` resets the address, so the address comes after. */
async function loadSdk({ baseUrl, key, timeoutMs }: Settings) {
  const [clients, mails] = await Promise.all([import("@sendgrid/client"), import("@sendgrid/mail")]);
  // The classes stand beside the shared instances, but the packages' types do not say so.
  const { Client } = clients.default as unknown as { Client: new () => Client };
  const { MailService } = mails.default as unknown as { MailService: new () => MailService };
  const client = new Client();
  client.setApiKey(key());
  client.setDefaultRequest("baseUrl", baseUrl.endsWith("/") ? baseUrl : `${baseUrl}/`);
  const mail = new MailService();
  mail.setClient(client);
  mail.setTimeout(timeoutMs);
  return { client, mail };
}

/** A calendar object goes inline, where mail readers offer to answer it, and as a file, which every one of them can open. */
function requestFor(key: string, email: Email, { fromEmail, fromName }: Settings): MailRequest {
  const { calendar } = email;
  return {
    to: email.to,
    from: { email: fromEmail, name: fromName },
    replyTo: email.replyTo,
    subject: email.subject,
    content: [
      { type: "text/plain", value: email.text },
      { type: "text/html", value: email.html },
      ...(calendar ? [{ type: `text/calendar; method=${calendar.method}`, value: calendar.content }] : []),
    ],
    ...(calendar && {
      attachments: [
        {
          filename: "novis.ics",
          type: "application/ics",
          disposition: "attachment",
          content: Buffer.from(calendar.content).toString("base64"),
        },
      ],
    }),
    customArgs: { [keyArgument]: key },
    trackingSettings: { clickTracking: { enable: false }, openTracking: { enable: false } },
  };
}

function firstMessageId(body: unknown): string | undefined {
  if (typeof body !== "object" || body === null || !("messages" in body) || !Array.isArray(body.messages))
    throw new Error("SendGrid: unexpected answer of Email Activity");
  const first: unknown = body.messages[0];
  return typeof first === "object" && first !== null && "msg_id" in first ? String(first.msg_id) : undefined;
}
