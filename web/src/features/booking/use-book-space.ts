import type { Booking } from "@novis/domain/booking/booking";
import type { CallableInput } from "@novis/domain/contract/callables";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type AppError, isError, toAppError } from "../../lib/app-error.ts";
import { call } from "../../lib/callables.ts";
import { useIntentionKeys } from "../../lib/intention.ts";
import { ensureSignedIn } from "../../lib/sign-in.ts";

type Request = Omit<CallableInput<"bookSpace">, "idempotencyKey">;

/** Signs a visitor in anonymously if need be, then books. A refused price is read again, so that the screen shows the new one. */
export function useBookSpace() {
  const keyOf = useIntentionKeys();
  const queries = useQueryClient();
  return useMutation<Booking, AppError, Request>({
    mutationFn: async (request) => {
      const idempotencyKey = keyOf(request);
      await ensureSignedIn().catch((error: unknown) => {
        throw toAppError(error);
      });
      const { booking } = await call("bookSpace", { ...request, idempotencyKey });
      return booking;
    },
    onError: (error) => {
      if (isError(error, "price-changed")) return queries.invalidateQueries({ queryKey: ["spaces"] });
    },
  });
}
