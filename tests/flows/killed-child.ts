/** A server of ours in a process of its own, for killed.test.ts to kill: takes bookings, or sends messages, until it dies. */
import { randomBytes } from "node:crypto";
import { sendgridMailer } from "../../functions/src/adapters/sendgrid/sendgrid.ts";
import { twilioTexter } from "../../functions/src/adapters/twilio/twilio.ts";
import { bookSpace } from "../../functions/src/booking/book-space.ts";
import type { Deps } from "../../functions/src/deps.ts";
import { sendMessage } from "../../functions/src/message/send-message.ts";
import { adminDb, ports } from "../support/suite.ts";

const inbox = `http://127.0.0.1:${ports.inbox}`;
const deps: Deps = {
  db: adminDb(),
  now: Date.now,
  newId: () => randomBytes(15).toString("base64url"),
  newReference: () => `NV-${randomBytes(3).toString("hex").toUpperCase()}`,
  mailer: sendgridMailer({
    baseUrl: `${inbox}/sendgrid`,
    key: () => "SG.local",
    fromEmail: "reservations@novis.example",
    fromName: "NOVIS",
    timeoutMs: 3000,
  }),
  texter: twilioTexter({
    baseUrl: `${inbox}/twilio`,
    accountSid: `AC${"0".repeat(32)}`,
    token: () => "local-token",
    from: "NOVIS",
    timeoutMs: 3000,
  }),
  siteUrl: "http://127.0.0.1",
  visitorOf: async () => null,
};

const [task, text = "[]"] = process.argv.slice(2);
process.send?.("ready");
for (const each of JSON.parse(text)) {
  process.send?.("working");
  if (task === "book") await bookSpace(deps, { uid: "killed", anonymous: true }, each);
  else await sendMessage(deps, each);
}
process.send?.("done");
process.disconnect?.();
