import { useCallback, useEffect, useMemo, useState } from "react";
import { type Draft, draftIds, type LiveUses, unsettled, withDrafts } from "./model/drafts.ts";

export interface Drafts {
  /** What the screen shows: the database, with what was just done ahead of it. */
  uses: LiveUses;
  /** Bookings and blocks whose command is still on its way. */
  waiting: ReadonlySet<string>;
  add: (draft: Draft) => void;
  /** The server agreed: its own documents take the place of ours until the listener brings them. */
  settle: (draft: Draft) => void;
  drop: (key: string) => void;
}

const sweepMs = 1_000;

export function useDrafts(live: LiveUses): Drafts {
  const [drafts, setDrafts] = useState<readonly Draft[]>([]);

  const add = useCallback((draft: Draft) => setDrafts((all) => [...all.filter(isNot(draft.key)), draft]), []);
  const drop = useCallback((key: string) => setDrafts((all) => all.filter(isNot(key))), []);
  const settle = useCallback(
    (draft: Draft) => setDrafts((all) => [...all.filter(isNot(draft.key)), { ...draft, settledAt: Date.now() }]),
    [],
  );

  useEffect(() => {
    if (drafts.length === 0) return;
    const sweep = () => setDrafts((all) => keepSame(all, unsettled(all, live, Date.now())));
    sweep();
    const timer = setInterval(sweep, sweepMs);
    return () => clearInterval(timer);
  }, [drafts.length, live]);

  return useMemo(
    () => ({ uses: withDrafts(live, drafts), waiting: draftIds(drafts), add, settle, drop }),
    [live, drafts, add, settle, drop],
  );
}

function isNot(key: string) {
  return (draft: Draft) => draft.key !== key;
}

/** The same array when nothing was swept, so that nothing is drawn again. */
function keepSame(before: readonly Draft[], after: Draft[]): readonly Draft[] {
  return after.length === before.length ? before : after;
}
