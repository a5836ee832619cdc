import type { Outcome } from "./carrier.ts";

/** Errors of the connection's making: nothing can have been accepted. */
const neverArrived = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);

/**
 * What an SDK's error says about the message. A time-out or a broken answer says nothing; neither does a 5xx, which some
 * gateways give after having accepted.
 */
export function failureOf(error: unknown): Exclude<Outcome, { result: "sent" }> {
  const status = statusOf(error);
  const text = textOf(error);
  if (status === undefined) return { result: neverArrived.has(codeOf(error)) ? "retry" : "unknown", error: text };
  if (status === 429 || status === 401 || status === 403) return { result: "retry", error: text };
  if (status >= 400 && status < 500 && status !== 408) return { result: "refused", error: text };
  return { result: "unknown", error: text };
}

/** SendGrid gives the status as `code`, Twilio as `status`. */
export function statusOf(error: unknown): number | undefined {
  if (typeof error !== "object" || error === null) return undefined;
  const found = ["status", "code"].map((name) => Reflect.get(error, name)).find((each) => typeof each === "number");
  return typeof found === "number" && found >= 100 && found < 600 ? found : undefined;
}

function codeOf(error: unknown): string {
  return typeof error === "object" && error !== null ? String(Reflect.get(error, "code")) : "";
}

/** Kept on the outbox row for staff: the provider's code and words, short, and without anybody's number or address. */
function textOf(error: unknown): string {
  const words = error instanceof Error ? error.message : String(error);
  const anonymous = words.replace(/\+?\d{7,}/g, "…").replace(/\S+@\S+/g, "…");
  return `${codeOf(error)}: ${anonymous}`.slice(0, 300);
}
