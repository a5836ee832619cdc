import type { ServerResponse } from "node:http";

/**
 * error: answers 5xx, nothing accepted. hang: never answers, nothing accepted. drop: accepts the message, then cuts the
 * connection without a word: the caller cannot tell it from a hang.
 */
type FaultMode = "error" | "hang" | "drop";

export interface Fault {
  provider: "sendgrid" | "twilio" | "any";
  /** Which calls it strikes: the sends, or the questions asked afterwards. */
  on: "send" | "lookup";
  mode: FaultMode;
  /** Of mode error. */
  status: number;
  /** How many more calls. */
  count: number;
}

export class Faults {
  #planned: Fault[] = [];

  plan(fault: Fault): void {
    this.#planned.push(fault);
  }

  clear(): void {
    this.#planned = [];
  }

  pending(): readonly Fault[] {
    return this.#planned;
  }

  /** The fault that strikes this call, spent by one; undefined when the call goes through. */
  take(provider: "sendgrid" | "twilio", on: Fault["on"]): Fault | undefined {
    const fault = this.#planned.find(
      (each) => each.on === on && (each.provider === provider || each.provider === "any"),
    );
    if (!fault) return undefined;
    fault.count -= 1;
    this.#planned = this.#planned.filter((each) => each.count > 0);
    return fault;
  }
}

export function parseFault(body: Record<string, unknown>): Fault | string {
  const { provider = "any", on = "send", mode = "error", status = 500, count = 1 } = body;
  if (provider !== "sendgrid" && provider !== "twilio" && provider !== "any")
    return "provider: sendgrid, twilio or any";
  if (on !== "send" && on !== "lookup") return "on: send or lookup";
  if (mode !== "error" && mode !== "hang" && mode !== "drop") return "mode: error, hang or drop";
  if (typeof status !== "number" || status < 400 || status > 599) return "status: 400 to 599";
  if (typeof count !== "number" || !Number.isInteger(count) || count < 1) return "count: 1 or more";
  return { provider, on, mode, status, count };
}

/** Cuts the connection as a dying server would: no status line, no body. */
export function cut(response: ServerResponse): void {
  response.socket?.destroy();
}
