import type { Actor } from "@novis/domain/access/can";
import { bookingError } from "@novis/domain/booking/booking.errors";
import {
  type CallableCommand,
  type CallableInput,
  type CallableName,
  type CallableOutput,
  callables,
} from "@novis/domain/contract/callables";
import { type CallableFunction, onCall } from "firebase-functions/https";
import type { Deps } from "../deps.ts";
import { inEurope } from "../env.ts";
import { runtime } from "../runtime.ts";
import { actorOf } from "./actor.ts";
import { asHttpsError } from "./problems.ts";

type UseCase<N extends CallableName> = (
  deps: Deps,
  actor: Actor,
  command: CallableCommand<N>,
) => Promise<CallableOutput<N>>;

/**
 * The five beats: parse, authenticate, authorise (in the use case, which knows the subject), do, present. App Check is
 * off: the web application does not attest itself yet.
 */
export function callable<N extends CallableName>(
  name: N,
  access: "everyone" | "signed-in",
  perform: UseCase<N>,
): CallableFunction<CallableInput<N>, Promise<CallableOutput<N>>> {
  return onCall({ ...inEurope, enforceAppCheck: false }, async ({ data, auth }) => {
    try {
      const command = parse(name, data);
      const deps = runtime();
      const actor = await actorOf(deps.db, auth);
      if (access === "signed-in" && actor.uid === null) throw bookingError("unauthenticated", {});
      return await perform(deps, actor, command);
    } catch (error) {
      throw asHttpsError(error, name);
    }
  });
}

/** Throws `invalid-input` with the fields. The map of schemas forgets which schema has which name; the contract remembers. */
function parse<N extends CallableName>(name: N, data: unknown): CallableCommand<N> {
  const parsed = callables[name].safeParse(data);
  if (parsed.success) return parsed.data as CallableCommand<N>;
  const fields = parsed.error.issues.slice(0, 20).map(({ path, message }) => ({ path: path.join("."), message }));
  throw bookingError("invalid-input", { fields });
}
