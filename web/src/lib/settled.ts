import { useEffect, useState } from "react";

const pauseMs = 150;

/** The value once it has stopped changing for a moment: a question to the server for each pause, not for each letter. */
export function useSettled<T>(value: T): T {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), pauseMs);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
