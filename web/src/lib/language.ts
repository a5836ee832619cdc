import { useSyncExternalStore } from "react";

export const languages = ["fr", "en"] as const;
export type Language = (typeof languages)[number];

const storageKey = "novis.language";
const listeners = new Set<() => void>();
let current: Language = read();

export function currentLanguage(): Language {
  return current;
}

export function setLanguage(language: Language): void {
  current = language;
  document.documentElement.lang = language;
  try {
    localStorage.setItem(storageKey, language);
  } catch {
    // Forbidden storage: the choice lasts as long as the page.
  }
  for (const listener of listeners) listener();
}

export function useLanguage(): Language {
  return useSyncExternalStore(subscribe, currentLanguage, () => "fr");
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** French unless the visitor chose otherwise: the house is French first. */
function read(): Language {
  try {
    return localStorage.getItem(storageKey) === "en" ? "en" : "fr";
  } catch {
    return "fr";
  }
}
