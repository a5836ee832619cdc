import type { Instant } from "@novis/domain/time/interval";

/** When each live query was last confirmed by the server; survives a reload, so that offline pages can be dated. */
const storageKey = "novis.seen";
const kept = 60;
const seen = new Map<string, Instant>(read());
let waiting = false;
// The home page is also rendered at build time, where no page ever hides.
if (typeof window !== "undefined") addEventListener("pagehide", save);

export function rememberSeen(key: string): Instant {
  const now = Date.now();
  seen.delete(key);
  seen.set(key, now);
  if (!waiting) setTimeout(save, 1000);
  waiting = true;
  return now;
}

export function recallSeen(key: string): Instant | null {
  return seen.get(key) ?? null;
}

function save(): void {
  waiting = false;
  try {
    localStorage.setItem(storageKey, JSON.stringify([...seen].slice(-kept)));
  } catch {
    // Storage is full or forbidden: only the date of offline pages is lost.
  }
}

function read(): [string, Instant][] {
  try {
    return JSON.parse(localStorage.getItem(storageKey) ?? "[]");
  } catch {
    return [];
  }
}
