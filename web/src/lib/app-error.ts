import type { BookingErrorCode, BookingErrorData } from "@novis/domain/booking/booking.errors";

/** What can go wrong on the way, besides what the domain refuses. */
export type TransportCode = "offline" | "timeout" | "unavailable" | "not-allowed" | "internal";

type Codes = BookingErrorData & { [C in TransportCode]: Record<never, never> };
export type AppErrorCode = BookingErrorCode | TransportCode;
type Data<C extends AppErrorCode> = Codes[C];

/** The one error that screens see. `code` says which, `data` is the domain's data for it. */
export class AppError<C extends AppErrorCode = AppErrorCode> extends Error {
  readonly code: C;
  readonly data: Data<C>;
  constructor(code: C, data: Data<C>) {
    super(code);
    this.name = "AppError";
    this.code = code;
    this.data = data;
  }
}

/** Narrows to one code, so that its data is typed: `if (isError(error, "overlaps")) error.data.alternatives`. */
export function isError<C extends AppErrorCode>(error: unknown, code: C): error is AppError<C> {
  return error instanceof AppError && error.code === code;
}

/** Firestore's and the network's own words → ours. Without a network, every failure is "offline". */
export function toAppError(error: unknown): AppError {
  if (!navigator.onLine && !(error instanceof AppError && error.code !== "unavailable"))
    return new AppError("offline", {});
  if (error instanceof AppError) return error;
  const code = codeOf(error);
  if (code === "permission-denied") return new AppError("not-allowed", {});
  if (code === "unauthenticated") return new AppError("unauthenticated", {});
  if (code === "deadline-exceeded" || code === "cancelled") return new AppError("timeout", {});
  if (code === "unavailable" || code === "network-request-failed" || error instanceof TypeError) {
    return new AppError("unavailable", {});
  }
  return new AppError("internal", {});
}

/** "functions/not-found" and "auth/network-request-failed" lose their prefix. */
export function codeOf(error: unknown): string {
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  return code.slice(code.indexOf("/") + 1);
}
