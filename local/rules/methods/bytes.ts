import { type MethodTable, method } from "./method.ts";

export const bytesMethods: MethodTable<Uint8Array> = {
  size: method(0, (bytes) => BigInt(bytes.length)),
  /** URL-safe alphabet, padded. */
  toBase64: method(0, (bytes) => Buffer.from(bytes).toString("base64").replaceAll("+", "-").replaceAll("/", "_")),
  toHexString: method(0, (bytes) => Buffer.from(bytes).toString("hex").toUpperCase()),
};
