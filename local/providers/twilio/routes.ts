import { randomBytes } from "node:crypto";
import type { Outcome } from "../aftermath.ts";
import { cut } from "../faults.ts";
import { BodyTooLarge, type Call, readBody, sendJson } from "../http.ts";
import type { Mailbox, Text } from "../mailbox.ts";
import type { World } from "../world.ts";
import { segmentsOf } from "./segments.ts";
import { failure, sentAfterMillis, statusAt } from "./status.ts";
import { tellOf } from "./status-callback.ts";
import { refusalOf, type TwilioError, twilioError } from "./validate.ts";

const maxBytes = 256 * 1024;

/** Messages of the 2010-04-01 API: create, list, fetch, with Twilio's statuses and error bodies. */
export async function serveTwilio(call: Call, world: World): Promise<void> {
  const { mailbox, faults, aftermath } = world;
  const { method, path, request, response } = call;
  const refuse = (error: TwilioError) => sendJson(response, error.status, error);
  const [user, token] = credentialsOf(request.headers.authorization);
  if (!user) return refuse(twilioError(20003, "Authenticate", 401));
  const [, account = "", sid] = /^\/2010-04-01\/Accounts\/(AC\w+)\/Messages(?:\/(SM\w+))?\.json$/.exec(path) ?? [];
  // The user is the account itself, or an API key (SK…) that belongs to it.
  if (account === "" || (user.startsWith("AC") && user !== account)) return refuse(notFound(path));
  const shown = (text: Text) => resourceOf(text, mailbox.now(), aftermath.outcomeOf(text.to));
  const isSend = method === "POST" && !sid;
  // Read whole before anything is decided: a fault strikes after the request was received, as it would over the network.
  const form = isSend ? await formOf(call) : new URLSearchParams();
  if (form instanceof Error) return refuse(twilioError(21617, "The request body is too large."));
  const fault = faults.take("twilio", isSend ? "send" : "lookup");
  if (fault?.mode === "hang") return;
  if (fault?.mode === "error") return refuse(twilioError(20500, "An internal server error has occurred", fault.status));
  if (fault?.mode === "drop" && !isSend) return cut(response);
  if (isSend) {
    const refusal = refusalOf(form);
    if (refusal) return refuse(refusal);
    const text = accept(mailbox, account, form);
    const callback = form.get("StatusCallback");
    if (callback) tellOf(text, callback, token, aftermath);
    return fault?.mode === "drop" ? cut(response) : sendJson(response, 201, shown(text));
  }
  if (method !== "GET") return refuse(twilioError(20004, "Method not allowed", 405));
  const mine = mailbox.texts().filter((text) => text.account === account);
  if (!sid) return sendJson(response, 200, pageOf(mine, call, shown));
  const found = mine.find((text) => text.providerId === sid);
  return found ? sendJson(response, 200, shown(found)) : refuse(notFound(path));
}

async function formOf({ request }: Call): Promise<URLSearchParams | Error> {
  try {
    return new URLSearchParams((await readBody(request, maxBytes)).toString("utf8"));
  } catch (error) {
    if (error instanceof BodyTooLarge) return error;
    throw error;
  }
}

/** What calls back are signed with is the secret that the message was sent with. */
function credentialsOf(authorization = ""): [user: string | undefined, secret: string] {
  const [user = "", secret = ""] = Buffer.from(authorization.replace(/^Basic /, ""), "base64")
    .toString("utf8")
    .split(":");
  return authorization.startsWith("Basic ") && /^(AC|SK)\w+$/.test(user) && secret !== ""
    ? [user, secret]
    : [undefined, ""];
}

function notFound(path: string): TwilioError {
  return twilioError(20404, `The requested resource ${path} was not found`, 404);
}

function accept(mailbox: Mailbox, account: string, form: URLSearchParams): Text {
  const body = form.get("Body") ?? "";
  const text: Text = {
    channel: "sms",
    id: mailbox.nextId(),
    providerId: `SM${randomBytes(16).toString("hex")}`,
    account,
    from: form.get("From") ?? form.get("MessagingServiceSid") ?? "",
    to: form.get("To") ?? "",
    text: body,
    ...segmentsOf(body),
    receivedAt: mailbox.now(),
  };
  mailbox.add(text);
  return text;
}

function pageOf(texts: readonly Text[], { query, path }: Call, resource: (text: Text) => object) {
  const size = Math.min(1000, Math.max(1, Number(query.get("PageSize") ?? 50) || 50));
  const page = Math.max(0, Number(query.get("Page") ?? 0) || 0);
  const found = texts.filter((text) => matches(text, query)).reverse();
  const part = found.slice(page * size, (page + 1) * size);
  const uriOf = (number: number) => {
    const params = new URLSearchParams(query);
    params.set("PageSize", String(size));
    params.set("Page", String(number));
    return `${path}?${params}`;
  };
  return {
    messages: part.map(resource),
    page,
    page_size: size,
    start: page * size,
    end: page * size + Math.max(0, part.length - 1),
    uri: uriOf(page),
    first_page_uri: uriOf(0),
    next_page_uri: found.length > (page + 1) * size ? uriOf(page + 1) : null,
    previous_page_uri: page > 0 ? uriOf(page - 1) : null,
  };
}

/** `DateSent>` and `DateSent<` mean "on or after" and "on or before"; a bare date stands for the whole day, in UTC. */
function matches(text: Text, query: URLSearchParams): boolean {
  const at = new Date(text.receivedAt).toISOString();
  const day = at.slice(0, 10);
  const written = (limit: string) => (limit.length > 10 ? `${at.slice(0, 19)}Z` : day);
  const on = query.get("DateSent");
  const after = query.get("DateSent>");
  const before = query.get("DateSent<");
  return (
    (query.get("To") ?? text.to) === text.to &&
    (query.get("From") ?? text.from) === text.from &&
    (on === null || day === on.slice(0, 10)) &&
    (after === null || written(after) >= after) &&
    (before === null || written(before) <= before)
  );
}

/** A message is queued, then sent, then delivered two seconds later, as a real one would be seen. */
function resourceOf(text: Text, now: number, outcome: Outcome) {
  const age = now - text.receivedAt;
  const status = statusAt(age, outcome);
  const failed = status === failure.status;
  const date = new Date(text.receivedAt).toUTCString().replace("GMT", "+0000");
  const uri = `/2010-04-01/Accounts/${text.account}/Messages/${text.providerId}`;
  return {
    sid: text.providerId,
    account_sid: text.account,
    messaging_service_sid: text.from.startsWith("MG") ? text.from : null,
    from: text.from.startsWith("MG") ? null : text.from,
    to: text.to,
    body: text.text,
    status,
    direction: "outbound-api",
    num_segments: String(text.segments),
    num_media: "0",
    api_version: "2010-04-01",
    date_created: date,
    date_updated: date,
    date_sent: age < sentAfterMillis ? null : date,
    error_code: failed ? failure.code : null,
    error_message: failed ? failure.message : null,
    price: null,
    price_unit: "USD",
    uri: `${uri}.json`,
    subresource_uris: { media: `${uri}/Media.json` },
  };
}
