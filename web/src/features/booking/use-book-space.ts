import type { Booking } from "@novis/domain/booking/booking";
import type { CallableInput } from "@novis/domain/contract/callables";
import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { type AppError, toAppError } from "../../lib/app-error.ts";
import { call, newIdempotencyKey } from "../../lib/callables.ts";
import { ensureSignedIn, SignInError } from "../../lib/session.ts";

type Request = Omit<CallableInput<"bookSpace">, "idempotencyKey">;

/** Signs a visitor in anonymously if need be, then books. The same request tried again carries the same key. */
export function useBookSpace() {
  const keys = useRef(new Map<string, string>());
  return useMutation<Booking, AppError, Request>({
    mutationFn: async (request) => {
      const intention = JSON.stringify(request);
      const idempotencyKey = keys.current.get(intention) ?? newIdempotencyKey();
      keys.current.set(intention, idempotencyKey);
      try {
        await ensureSignedIn();
      } catch (error) {
        throw error instanceof SignInError ? toAppError(new Error(error.code)) : toAppError(error);
      }
      const { booking } = await call("bookSpace", { ...request, idempotencyKey });
      return booking;
    },
  });
}
