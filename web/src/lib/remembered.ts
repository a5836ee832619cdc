/** The last good answer of a public read, kept on the device: paints at once, and is what an offline visitor sees, dated. */
export interface Remembered<T> {
  data: T;
  at: number;
}

export function remember<T>(name: string, data: T): T {
  try {
    localStorage.setItem(storageKey(name), JSON.stringify({ data, at: Date.now() } satisfies Remembered<T>));
  } catch {
    // Full or forbidden storage: the next visit starts cold.
  }
  return data;
}

export function recall<T>(name: string): Remembered<T> | undefined {
  try {
    const text = localStorage.getItem(storageKey(name));
    return text === null ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

export function forget(name: string): void {
  try {
    localStorage.removeItem(storageKey(name));
  } catch {
    // What cannot be removed could not be kept either.
  }
}

function storageKey(name: string): string {
  return `novis.remember.${name}`;
}
