import { useRef } from "react";
import { newIdempotencyKey } from "./callables.ts";

/**
 * The key of an intention, told by what it asks: the same request tried again (a double click, a time-out) carries the
 * same key and counts once; another request carries another.
 */
export function useIntentionKeys(): (request: unknown) => string {
  const keys = useRef(new Map<string, string>());
  return (request) => {
    const intention = JSON.stringify(request);
    const key = keys.current.get(intention) ?? newIdempotencyKey();
    keys.current.set(intention, key);
    return key;
  };
}
