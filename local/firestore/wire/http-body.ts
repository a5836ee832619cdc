import type { IncomingMessage } from "node:http";

/** The official program's limit for REST; above it the answer is 413 without a body. */
export const maxBodyBytes = 16 * 1024 * 1024;

/** A WebChannel request is percent-encoded JSON: a commit of 10 MiB may travel four times as long. */
export const maxChannelBodyBytes = 64 * 1024 * 1024;

/** The whole body; undefined when it is too large, the rest being left unread. */
export async function readBody(request: IncomingMessage, maxBytes = maxBodyBytes): Promise<Buffer | undefined> {
  if (Number(request.headers["content-length"] ?? 0) > maxBytes) return undefined;
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of request as AsyncIterable<Buffer>) {
    size += piece.length;
    if (size > maxBytes) return undefined;
    pieces.push(piece);
  }
  return pieces.length === 1 ? pieces[0] : Buffer.concat(pieces);
}
