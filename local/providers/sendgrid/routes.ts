import { cut } from "../faults.ts";
import { BodyTooLarge, type Call, readBody, sendJson } from "../http.ts";
import type { Mail } from "../mailbox.ts";
import type { World } from "../world.ts";
import { activityId, addressOnly, type Matcher, parseQuery, QuerySyntaxError } from "./activity.ts";
import { tellOf } from "./events.ts";
import { send } from "./send.ts";
import { problem, type SendGridError } from "./validate.ts";

const maxBytes = 30 * 1024 * 1024;

/** POST /v3/mail/send, GET /v3/messages and /v3/messages/{id}, with SendGrid's statuses and error bodies. */
export async function serveSendGrid(call: Call, world: World): Promise<void> {
  const { method, path, request, response } = call;
  const refuse = (status: number, ...errors: SendGridError[]) => sendJson(response, status, { errors });
  if (!/^Bearer SG\.\S+$/.test(request.headers.authorization ?? "")) {
    return refuse(401, problem("The provided authorization grant is invalid, expired, or revoked"));
  }
  if (path === "/v3/mail/send") {
    return method === "POST" ? serveSend(call, world, refuse) : refuse(405, problem("method not allowed"));
  }
  if (path === "/v3/messages" || path.startsWith("/v3/messages/")) {
    const fault = world.faults.take("sendgrid", "lookup");
    if (fault?.mode === "hang") return;
    if (fault?.mode === "drop") return cut(response);
    if (fault) return refuse(fault.status, problem("internal error"));
    if (method !== "GET") return refuse(405, problem("method not allowed"));
    return serveActivity(call, world, refuse);
  }
  refuse(404, problem("not found"));
}

type Refuse = (status: number, ...errors: SendGridError[]) => void;

async function serveSend({ request, response }: Call, world: World, refuse: Refuse): Promise<void> {
  const { mailbox, faults, aftermath } = world;
  if (!request.headers["content-type"]?.startsWith("application/json")) {
    return refuse(415, problem("Content-Type should be application/json."));
  }
  let payload: unknown;
  try {
    payload = JSON.parse((await readBody(request, maxBytes)).toString("utf8"));
  } catch (error) {
    if (error instanceof BodyTooLarge)
      return refuse(413, problem("The JSON payload you have included in your request is too large."));
    return refuse(400, problem("Bad Request"));
  }
  const fault = faults.take("sendgrid", "send");
  if (fault?.mode === "hang") return;
  if (fault?.mode === "error") return refuse(fault.status, problem("internal error"));
  const outcome = send(mailbox, payload);
  if ("messageId" in outcome) {
    tellOf(
      mailbox.mails().filter(({ providerId }) => providerId === outcome.messageId),
      aftermath,
    );
  }
  if (fault?.mode === "drop") return cut(response);
  if ("errors" in outcome) return refuse(400, ...outcome.errors);
  response.writeHead(outcome.delivered ? 202 : 200, { "x-message-id": outcome.messageId, "content-length": 0 });
  response.end();
}

function serveActivity({ path, query, response }: Call, { mailbox, aftermath }: World, refuse: Refuse) {
  const statusOf = (mail: Mail) =>
    aftermath.outcomeOf(addressOnly(mail.to)) === "failed" ? "not_delivered" : "delivered";
  const id = path.slice("/v3/messages/".length);
  if (id) {
    const mail = mailbox.mails().find((each) => activityId(each) === id);
    return mail ? sendJson(response, 200, activityOf(mail, statusOf(mail))) : refuse(404, problem("message not found"));
  }
  const limit = Number(query.get("limit") ?? 10);
  if (!Number.isInteger(limit) || limit < 1 || limit > 1000)
    return refuse(400, problem("limit must be between 1 and 1000", "limit"));
  let matches: Matcher = () => true;
  const text = query.get("query");
  try {
    if (text) matches = parseQuery(text, statusOf);
  } catch (error) {
    if (!(error instanceof QuerySyntaxError)) throw error;
    return refuse(400, { message: error.message, field: "query", help: null });
  }
  const found = mailbox.mails().filter(matches).reverse().slice(0, limit);
  sendJson(response, 200, { messages: found.map((mail) => activityOf(mail, statusOf(mail))) });
}

function activityOf(mail: Mail, status: string) {
  return {
    from_email: addressOnly(mail.from),
    msg_id: activityId(mail),
    subject: mail.subject,
    to_email: addressOnly(mail.to),
    status,
    opens_count: 0,
    clicks_count: 0,
    last_event_time: new Date(mail.receivedAt).toISOString().replace(/\.\d+Z$/, "Z"),
  };
}
