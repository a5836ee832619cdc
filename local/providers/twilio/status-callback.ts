import { createHmac } from "node:crypto";
import type { Aftermath } from "../aftermath.ts";
import type { Text } from "../mailbox.ts";
import { deliveredAfterMillis, failure, sentAfterMillis } from "./status.ts";

/** Twilio posts to the address that a message was created with whenever its status changes, signed with the token. */
export function tellOf(text: Text, url: string, token: string, aftermath: Aftermath): void {
  const post = (afterMillis: number, status: string, more: Record<string, string> = {}) => {
    const form = {
      AccountSid: text.account,
      ApiVersion: "2010-04-01",
      From: text.from,
      MessageSid: text.providerId,
      MessageStatus: status,
      SmsSid: text.providerId,
      SmsStatus: status,
      To: text.to,
      ...more,
    };
    const headers = {
      "content-type": "application/x-www-form-urlencoded",
      "user-agent": "TwilioProxy/1.1",
      "x-twilio-signature": signatureOf(url, form, token),
    };
    aftermath.tell(afterMillis, url, headers, new URLSearchParams(form).toString());
  };
  post(sentAfterMillis, "sent");
  if (aftermath.outcomeOf(text.to) === "delivered") post(deliveredAfterMillis, "delivered");
  else post(deliveredAfterMillis, failure.status, { ErrorCode: String(failure.code) });
}

/** https://www.twilio.com/docs/usage/security: the address, then every name and value in the order of names. */
function signatureOf(url: string, form: Readonly<Record<string, string>>, token: string): string {
  const sorted = Object.entries(form).sort(([a], [b]) => (a < b ? -1 : 1));
  return createHmac("sha1", token)
    .update(url + sorted.flat().join(""))
    .digest("base64");
}
