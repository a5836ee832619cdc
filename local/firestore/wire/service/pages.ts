import { RpcError } from "../../errors.ts";

export interface Page<T> {
  readonly items: readonly T[];
  readonly nextPageToken: string | undefined;
}

/** A page of a list; the token is where the next one starts, opaque to clients. Without a size, everything. */
export function pageOf<T>(all: readonly T[], size = 0, token = ""): Page<T> {
  const start = token === "" ? 0 : positionOf(token);
  if (size < 0) throw new RpcError("INVALID_ARGUMENT", "page_size is negative.");
  const end = size === 0 ? all.length : start + size;
  return { items: all.slice(start, end), nextPageToken: end < all.length ? tokenFor(end) : undefined };
}

function tokenFor(position: number): string {
  return Buffer.from(`from ${position}`).toString("base64url");
}

function positionOf(token: string): number {
  const [, position] = /^from (\d+)$/.exec(Buffer.from(token, "base64url").toString("utf8")) ?? [];
  if (position === undefined) throw new RpcError("INVALID_ARGUMENT", "Invalid page token.");
  return Number(position);
}
