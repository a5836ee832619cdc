import { useEffect, useState } from "react";

/** Form state that survives a reload of the tab (an update, a mistaken refresh) and ends with it. */
export function useDraft<T extends object>(name: string, initial: T): [T, (next: T) => void, () => void] {
  const key = `novis.draft.${name}`;
  const [draft, setDraft] = useState<T>(() => ({ ...initial, ...read(key) }));
  useEffect(() => {
    try {
      sessionStorage.setItem(key, JSON.stringify(draft));
    } catch {
      // Forbidden storage: the draft lives as long as the page.
    }
  }, [key, draft]);
  const forget = () => sessionStorage.removeItem(key);
  return [draft, setDraft, forget];
}

function read(key: string): object {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? "{}");
  } catch {
    return {};
  }
}
