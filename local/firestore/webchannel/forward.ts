import { RpcError } from "../errors.ts";

/** A message the client sends, numbered over the whole session so that a repeated request does no harm. */
export interface Incoming {
  readonly index: number;
  readonly json: string;
}

export interface ForwardBody {
  /** What would have been HTTP headers, sent in the body to spare the browser a preflight. Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly messages: readonly Incoming[];
}

/** Reads `headers=…&count=2&ofs=7&req0___data__=…&req1___data__=…`; a body without a count carries no message. */
export function parseForward(body: string): ForwardBody {
  const form = new Map(new URLSearchParams(body));
  const count = wholeNumber(form, "count");
  const offset = wholeNumber(form, "ofs");
  const messages: Incoming[] = [];
  for (let i = 0; i < count; i++) {
    const json = form.get(`req${i}___data__`);
    if (json === undefined) throw new RpcError("INVALID_ARGUMENT", `Message ${i} of ${count} is missing.`);
    messages.push({ index: offset + i, json });
  }
  return { headers: parseHeaders(form.get("headers")), messages };
}

/** `Name:Value` lines; the value may hold colons. */
export function parseHeaders(block: string | null | undefined): Map<string, string> {
  const headers = new Map<string, string>();
  for (const line of (block ?? "").split(/\r?\n/)) {
    const colon = line.indexOf(":");
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return headers;
}

const LARGEST_COUNT = 100_000;

function wholeNumber(form: ReadonlyMap<string, string>, name: string): number {
  const text = form.get(name) ?? "0";
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || (name === "count" && value > LARGEST_COUNT))
    throw new RpcError("INVALID_ARGUMENT", `${name} must be a whole number, not ${JSON.stringify(text.slice(0, 40))}.`);
  return value;
}
