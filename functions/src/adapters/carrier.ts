import type { Instant } from "@novis/domain/time/interval";

export interface Email {
  to: { email: string; name: string };
  replyTo: string;
  subject: string;
  text: string;
  html: string;
  /** An iCalendar object and the method it announces. */
  calendar?: { method: "REQUEST" | "CANCEL"; content: string };
}

export interface Sms {
  to: string;
  body: string;
}

/**
 * What became of a message. `unknown`: it may have been accepted, ask before sending again. `retry`: it was certainly
 * not accepted, and later may do. `refused`: it never will be.
 */
export type Outcome =
  | { result: "sent"; providerId: string }
  | { result: "unknown" | "retry" | "refused"; error: string };

/** Sends, and says later what it received: without an idempotency key at the provider, that is what keeps "once" true. */
export interface Carrier<M> {
  /** `key` is the outbox id; providers that can carry it back do. */
  send(key: string, message: M): Promise<Outcome>;
  /** The provider's id of the message, or undefined when it never arrived. Throws when the provider cannot say. */
  find(key: string, message: M, since: Instant): Promise<string | undefined>;
}

export type Mailer = Carrier<Email>;
export type Texter = Carrier<Sms>;
