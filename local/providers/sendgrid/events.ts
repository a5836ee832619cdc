import { generateKeyPairSync, randomBytes, sign } from "node:crypto";
import type { Aftermath } from "../aftermath.ts";
import type { Mail } from "../mailbox.ts";
import { activityId, addressOnly } from "./activity.ts";

const { publicKey, privateKey } = generateKeyPairSync("ec", { namedCurve: "prime256v1" });

/** As SendGrid's console shows it, and as its helper for verification takes it. */
export const verificationKey = publicKey.export({ format: "der", type: "spki" }).toString("base64");

const endings = {
  delivered: { event: "delivered", response: "250 OK" },
  failed: { event: "bounce", type: "bounce", status: "5.1.1", reason: "550 5.1.1 The email account does not exist" },
} as const;

/** The Event Webhook, signed: processed at once, then what became of each mail. */
export function tellOf(mails: readonly Mail[], aftermath: Aftermath): void {
  const { eventsUrl } = aftermath;
  if (!eventsUrl || mails.length === 0) return;
  const post = (afterMillis: number, bodies: object[]) => {
    // Real payloads end so, and the signature covers every byte.
    const body = `${JSON.stringify(bodies)}\r\n`;
    const timestamp = String(Math.floor(Date.now() / 1000));
    const signature = sign("sha256", Buffer.from(timestamp + body), privateKey).toString("base64");
    const headers = {
      "content-type": "application/json",
      "user-agent": "SendGrid Event API",
      "x-twilio-email-event-webhook-signature": signature,
      "x-twilio-email-event-webhook-timestamp": timestamp,
    };
    aftermath.tell(afterMillis, eventsUrl, headers, body);
  };
  post(
    0,
    mails.map((mail) => eventOf(mail, { event: "processed" })),
  );
  post(
    300,
    mails.map((mail) => eventOf(mail, endings[aftermath.outcomeOf(addressOnly(mail.to))])),
  );
}

/** Custom arguments stand among the event's own fields. */
function eventOf(mail: Mail, what: object): object {
  return {
    ...mail.customArgs,
    email: addressOnly(mail.to),
    timestamp: Math.floor(mail.receivedAt / 1000),
    "smtp-id": `<${mail.providerId}@local>`,
    sg_event_id: randomBytes(16).toString("base64url"),
    sg_message_id: activityId(mail),
    ...(mail.categories.length > 0 && { category: mail.categories }),
    ...what,
  };
}
