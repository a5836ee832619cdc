import { randomInt } from "node:crypto";
import { getApps, initializeApp } from "firebase-admin/app";
import { getFirestore } from "firebase-admin/firestore";
import { visitorOf } from "./adapters/identity/visitor-of.ts";
import { sendgridMailer } from "./adapters/sendgrid/sendgrid.ts";
import { twilioTexter } from "./adapters/twilio/twilio.ts";
import type { Deps } from "./deps.ts";
import { readEnvironment, sendgridKey, twilioToken } from "./env.ts";

let built: Deps | undefined;

/** The composition root: the one place that knows which things are real. Built at the first request of an instance. */
export function runtime(): Deps {
  built ??= build();
  return built;
}

function build(): Deps {
  // Firestore triggers make an app of their own before ours: any app being there does not mean the default one is.
  const app = getApps().find(({ name }) => name === "[DEFAULT]") ?? initializeApp();
  const environment = readEnvironment();
  const db = getFirestore(app);
  return {
    db,
    now: Date.now,
    newId: () => db.collection("bookings").doc().id,
    newReference: () => `NV-${Array.from({ length: 6 }, () => alphabet[randomInt(alphabet.length)]).join("")}`,
    visitorOf: visitorOf(app),
    mailer: sendgridMailer({ ...environment.mail, key: () => sendgridKey.value() }),
    texter: twilioTexter({ ...environment.sms, token: () => twilioToken.value() }),
    siteUrl: environment.siteUrl,
  };
}

/** No 0 and O, 1 and I: references are read aloud. */
const alphabet = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";
