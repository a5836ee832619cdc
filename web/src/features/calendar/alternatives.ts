import type { Alternative } from "@novis/domain/booking/booking.errors";
import { type AppError, isError } from "../../lib/app-error.ts";

/** The free places that a refusal came with. */
export function alternativesOf(error: AppError): readonly Alternative[] {
  if (isError(error, "overlaps") || isError(error, "closed")) return error.data.alternatives ?? [];
  return [];
}
