import { useEffect } from "react";
import { useDraft } from "../../lib/draft.ts";
import { useSession } from "../../lib/session.ts";
import { emptyDraft, prefilled } from "./customer-draft.ts";

/** What was typed survives a reload; a member finds the name and the address filled in. */
export function useMemberDraft() {
  const session = useSession();
  const [draft, setDraft, forget] = useDraft("customer", emptyDraft);
  const member = session.status === "signed-in" && !session.anonymous;
  // biome-ignore lint/correctness/useExhaustiveDependencies: only when the account becomes known
  useEffect(() => {
    if (member) setDraft(prefilled(draft, session.name, session.email));
  }, [member, session.email]);
  return [draft, setDraft, forget] as const;
}
