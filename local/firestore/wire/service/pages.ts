import { RpcError } from "../../errors.ts";

export interface PageRequest {
  pageSize?: number | undefined;
  pageToken?: string | undefined;
}

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextPageToken: string | undefined;
}

/**
 * The first `pageSize` of what follows the token's item; without a size, everything. It is not negative. `after` gives the items behind a
 * key: a list that changes between two pages neither repeats nor skips what stays.
 */
export function pageOf<T>(
  { pageSize = 0, pageToken = "" }: PageRequest,
  after: (key: string | undefined) => Iterable<T>,
  keyOf: (item: T) => string,
): Page<T> {
  const items: T[] = [];
  for (const item of after(keyIn(pageToken))) {
    const last = items.at(-1);
    if (pageSize > 0 && items.length === pageSize && last !== undefined) {
      return { items, nextPageToken: Buffer.from(`after ${keyOf(last)}`).toString("base64url") };
    }
    items.push(item);
  }
  return { items, nextPageToken: undefined };
}

function keyIn(token: string): string | undefined {
  if (token === "") return undefined;
  const [, key] = /^after (.+)$/s.exec(Buffer.from(token, "base64url").toString("utf8")) ?? [];
  if (key === undefined) throw new RpcError("INVALID_ARGUMENT", "Invalid page token.");
  return key;
}
