/** What was made of an object, by the name of the use. */
let made: Map<object, Map<string, unknown>> | undefined;

/** While one piece of news is told to many, what was made for the first of them serves the others. */
export function sharing(tell: () => void): void {
  made = new Map();
  try {
    tell();
  } finally {
    made = undefined;
  }
}

/** What `make` gives, or gave before for the same object and use. Not to be changed by anyone. */
export function shared<T>(object: object, use: string, make: () => T): T {
  if (made === undefined) return make();
  const uses = made.get(object) ?? new Map<string, unknown>();
  if (uses.size === 0) made.set(object, uses);
  if (!uses.has(use)) uses.set(use, make());
  return uses.get(use) as T;
}
