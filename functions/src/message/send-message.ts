import type { OutboxMessage } from "@novis/domain/message/message";
import { MINUTE } from "@novis/domain/time/interval";
import type { Carrier, Outcome } from "../adapters/carrier.ts";
import type { Deps } from "../deps.ts";
import { composeEmail } from "./compose/email.ts";
import { composeSms } from "./compose/sms.ts";
import { type Claim, claim, conclude, pauseAfter } from "./outbox.ts";

/** What a provider has accepted shows in its own lists only after some minutes. */
const askingMs = 5 * MINUTE;

/**
 * Sends one row of the outbox if it is due, once: claimed with a lease, asked about at the provider when an earlier attempt
 * may have arrived, and only then sent. Safe to call at any time, any number of times, by any number of callers.
 */
export async function sendMessage(deps: Deps, id: string): Promise<void> {
  const claimed = await claim(deps, id);
  if (!claimed) return;
  const outcome = await deliver(deps, claimed);
  await conclude(deps, claimed, consequence(deps, claimed, outcome));
}

function deliver(deps: Deps, claimed: Claim): Promise<Outcome> {
  return claimed.message.channel === "email"
    ? handOver(deps.mailer, claimed, composeEmail(claimed, deps.siteUrl))
    : handOver(deps.texter, claimed, composeSms(claimed));
}

async function handOver<M>(carrier: Carrier<M>, { message, uncertain }: Claim, letter: M): Promise<Outcome> {
  if (uncertain) {
    try {
      const providerId = await carrier.find(message.id, letter, message.createdAt);
      if (providerId !== undefined) return { result: "sent", providerId };
    } catch (error) {
      return { result: "unknown", error: `lookup: ${error instanceof Error ? error.message : String(error)}` };
    }
  }
  return carrier.send(message.id, letter);
}

function consequence(deps: Deps, { message, uncertain }: Claim, outcome: Outcome): Partial<OutboxMessage> {
  if (outcome.result === "sent") return { status: "sent", sentAt: deps.now(), providerId: outcome.providerId };
  const { error } = outcome;
  if (outcome.result === "refused") return { status: "failed", error };
  const status = outcome.result === "retry" && !uncertain ? "pending" : "unknown";
  return {
    status,
    error,
    dueAt: deps.now() + Math.max(pauseAfter(message.attempts), status === "unknown" ? askingMs : 0),
  };
}
