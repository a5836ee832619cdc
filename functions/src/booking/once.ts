import { createHash } from "node:crypto";
import type { Actor } from "@novis/domain/access/can";
import { bookingError } from "@novis/domain/booking/booking.errors";
import type { CallableCommand, CallableName, CallableOutput } from "@novis/domain/contract/callables";
import { paths } from "@novis/domain/contract/collections";
import type { Instant } from "@novis/domain/time/interval";
import type { Deps } from "../deps.ts";
import { toDocument } from "../firestore/instants.ts";
import { transact, type Work } from "../firestore/unit-of-work.ts";

/** How long an answer is kept for whoever asks again; afterwards Firestore's TTL deletes it (firestore.indexes.json). */
const keptMs = 7 * 24 * 3_600_000;

type Keyed = Exclude<CallableName, "quote">;

/**
 * Runs a command once per key and person: its writes and its answer are committed together, a second call with the same
 * key gets the same answer and writes nothing. The same key for another intention is refused with `key-reused`.
 */
export function once<N extends Keyed>(
  deps: Deps,
  actor: Actor,
  name: N,
  command: CallableCommand<N>,
  story: (work: Work, now: Instant) => Promise<CallableOutput<N>>,
): Promise<CallableOutput<N>> {
  const path = paths.command(sha256(`${actor.uid}|${name}|${command.idempotencyKey}`));
  const inputHash = sha256(canonical(command));
  return transact(deps.db, async (work) => {
    const [kept] = await work.read([path]);
    if (kept && kept.inputHash !== inputHash) throw bookingError("key-reused", {});
    if (kept) return JSON.parse(kept.answer) as CallableOutput<N>;
    const now = deps.now();
    const answer = await story(work, now);
    const row = { uid: actor.uid, name, inputHash, answer: JSON.stringify(answer), createdAt: now };
    work.put(path, toDocument({ ...row, expiresAt: now + keptMs }));
    return answer;
  });
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** JSON with sorted keys: the same intention written in another order is the same intention. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === "object" && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}
