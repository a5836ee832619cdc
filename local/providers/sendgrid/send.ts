import { randomBytes } from "node:crypto";
import type { Attachment, Mail, Mailbox } from "../mailbox.ts";
import { type Address, asList, asRecord, isAddress, problemsOf, type SendGridError } from "./validate.ts";

export type SendOutcome = { errors: SendGridError[] } | { messageId: string; delivered: boolean };

/** One mail per personalization and recipient of its `to`, as SendGrid's own activity lists them. */
export function send(mailbox: Mailbox, payload: unknown): SendOutcome {
  const errors = problemsOf(payload);
  if (errors.length > 0) return { errors };
  const body = asRecord(payload);
  const messageId = randomBytes(16).toString("base64url");
  const sandbox = asRecord(asRecord(body.mail_settings).sandbox_mode).enable === true;
  if (sandbox) return { messageId, delivered: false };
  for (const personalization of asList(body.personalizations).map(asRecord)) {
    for (const to of asList(personalization.to).filter(isAddress)) {
      mailbox.add(mailOf(mailbox, messageId, body, personalization, to));
    }
  }
  return { messageId, delivered: true };
}

function mailOf(
  mailbox: Mailbox,
  providerId: string,
  body: Record<string, unknown>,
  personalization: Record<string, unknown>,
  to: Address,
): Mail {
  const part = (type: string) => {
    const found = asList(body.content)
      .map(asRecord)
      .find((each) => String(each.type).startsWith(type));
    return substituted(String(found?.value ?? ""), asRecord(personalization.substitutions));
  };
  return {
    channel: "email",
    id: mailbox.nextId(),
    providerId,
    from: written(body.from),
    to: written(to),
    copies: [...asList(personalization.cc), ...asList(personalization.bcc)].map(written),
    replyTo: written(body.reply_to),
    subject: String(personalization.subject ?? body.subject ?? ""),
    text: part("text/plain"),
    html: part("text/html"),
    headers: strings({ ...asRecord(body.headers), ...asRecord(personalization.headers) }),
    attachments: [...calendarParts(body.content), ...asList(body.attachments).map(asRecord).map(attachmentOf)],
    customArgs: strings({ ...asRecord(body.custom_args), ...asRecord(personalization.custom_args) }),
    categories: asList(body.categories).map(String),
    receivedAt: mailbox.now(),
  };
}

/** An invitation may travel as a third content part: mail programs show it, so does the inbox page. */
function calendarParts(content: unknown): Attachment[] {
  return asList(content)
    .map(asRecord)
    .filter((part) => String(part.type).startsWith("text/calendar"))
    .map((part) => ({
      filename: "invitation.ics",
      type: String(part.type),
      disposition: "inline",
      content: Buffer.from(String(part.value)),
    }));
}

function attachmentOf(each: Record<string, unknown>): Attachment {
  return {
    filename: String(each.filename),
    type: String(each.type ?? "application/octet-stream"),
    disposition: each.disposition === "inline" ? "inline" : "attachment",
    ...(typeof each.content_id === "string" && { contentId: each.content_id }),
    content: Buffer.from(String(each.content), "base64"),
  };
}

function written(address: unknown): string {
  if (!isAddress(address)) return "";
  return address.name ? `${address.name} <${address.email}>` : address.email;
}

function substituted(text: string, substitutions: Record<string, unknown>): string {
  return Object.entries(substitutions).reduce((result, [tag, value]) => result.replaceAll(tag, String(value)), text);
}

function strings(values: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(value)]));
}
