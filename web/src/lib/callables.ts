import type { CallableInput, CallableName, CallableOutput } from "@novis/domain/contract/callables";
import { AppError, type AppErrorCode, codeOf, toAppError } from "./app-error.ts";
import { firebaseFunctions } from "./firebase.ts";

const timeoutMs = 20_000;

/** Calls a use case on the server. Throws AppError with the domain's code and data. Never queued: offline says so at once. */
export async function call<N extends CallableName>(name: N, input: CallableInput<N>): Promise<CallableOutput<N>> {
  if (!navigator.onLine) throw new AppError("offline", {});
  try {
    const [functions, { httpsCallable }] = await Promise.all([firebaseFunctions(), import("firebase/functions")]);
    const callable = httpsCallable<CallableInput<N>, CallableOutput<N>>(functions, name, { timeout: timeoutMs });
    const { data } = await callable(input);
    return data;
  } catch (error) {
    throw refusalOf(error) ?? toAppError(error);
  }
}

/** Made once per intention and kept until it succeeds, so that a retry is the same command (ADR 1). */
export function newIdempotencyKey(): string {
  return crypto.randomUUID();
}

/** The domain's refusal travels in the details of an HttpsError. */
function refusalOf(error: unknown): AppError | undefined {
  if (!(error instanceof Error) || !("details" in error)) return undefined;
  const { details } = error;
  if (typeof details !== "object" || details === null || !("code" in details)) {
    return codeOf(error) === "unauthenticated" ? new AppError("unauthenticated", {}) : undefined;
  }
  const data = "data" in details && typeof details.data === "object" && details.data !== null ? details.data : {};
  // The contract binds each code to its data (domain/booking/booking.errors.ts); both come from our own server.
  return new AppError(String(details.code) as AppErrorCode, data as never);
}
