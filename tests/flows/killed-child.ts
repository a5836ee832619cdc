/** A server of ours in a process of its own, for killed.test.ts to kill: takes bookings, or sends messages, until it dies. */
import { randomBytes } from "node:crypto";
import { initializeApp } from "firebase-admin/app";
import { getFirestore } from "firebase-admin/firestore";
import { sendgridMailer } from "../../functions/src/adapters/sendgrid/sendgrid.ts";
import { twilioTexter } from "../../functions/src/adapters/twilio/twilio.ts";
import { bookSpace } from "../../functions/src/booking/book-space.ts";
import type { Deps } from "../../functions/src/deps.ts";
import { sendMessage } from "../../functions/src/message/send-message.ts";
import { project } from "../support/suite.ts";

const [task, text = "[]", firestorePort, inboxPort] = process.argv.slice(2);
process.env.METADATA_SERVER_DETECTION = "none"; // Nobody answers there; looking takes seconds and warns.
process.env.FIRESTORE_EMULATOR_HOST = `127.0.0.1:${firestorePort}`;
const inbox = `http://127.0.0.1:${inboxPort}`;
const deps: Deps = {
  db: getFirestore(initializeApp({ projectId: project })),
  now: Date.now,
  newId: () => randomBytes(15).toString("base64url"),
  newReference: () => `NV-${randomBytes(3).toString("hex").toUpperCase()}`,
  visitorOf: async () => null,
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
};

for (const each of JSON.parse(text)) {
  if (task === "book") await bookSpace(deps, { uid: "killed", anonymous: true }, each);
  else await sendMessage(deps, each);
}
process.exit(0);
