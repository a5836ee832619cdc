import { isRecord } from "./http.ts";

/** A mail that fails bounces, an SMS that fails is not delivered. */
export type Outcome = "delivered" | "failed";

const patienceMillis = 5000;

/** What becomes of messages once they were accepted, and telling the product of it as the providers would. */
export class Aftermath {
  readonly #outcomes = new Map<string, Outcome>();
  readonly #timers = new Set<NodeJS.Timeout>();
  /** Where SendGrid posts its events; in reality a setting of the account. */
  eventsUrl: string | undefined;

  plan(to: string, outcome: Outcome): void {
    this.#outcomes.set(to, outcome);
  }

  outcomeOf(to: string): Outcome {
    return this.#outcomes.get(to) ?? "delivered";
  }

  /** Told once: whoever does not listen then is not told again. */
  tell(afterMillis: number, url: string, headers: Record<string, string>, body: string): void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      const signal = AbortSignal.timeout(patienceMillis);
      fetch(url, { method: "POST", headers, body, signal }).then(
        ({ ok, status }) => ok || console.error(`providers: ${url} answered ${status}`),
        (error: Error) => console.error(`providers: ${url} could not be told: ${error.message}`),
      );
    }, afterMillis);
    this.#timers.add(timer);
  }

  clear(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#outcomes.clear();
    this.eventsUrl = undefined;
  }
}

export function parseOutcome(body: unknown): { to: string; outcome: Outcome } | string {
  const { to, outcome } = isRecord(body) ? body : {};
  if (typeof to !== "string" || to === "") return "to: an address or a number";
  return outcome === "delivered" || outcome === "failed" ? { to, outcome } : "outcome: delivered or failed";
}
