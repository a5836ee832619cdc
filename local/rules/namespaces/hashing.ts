import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";
import { type MethodTable, method, wrongArgument } from "../methods/method.ts";
import type { RulesValue } from "../values/value.ts";

export const hashingFunctions: MethodTable<null> = {
  crc32: method(1, (_, data = null) => onBytes("crc32", data, (bytes) => littleEndian(crc32(bytes)))),
  crc32c: method(1, (_, data = null) => onBytes("crc32c", data, (bytes) => littleEndian(crc32c(bytes)))),
  md5: method(1, (_, data = null) => onBytes("md5", data, (bytes) => digest("md5", bytes))),
  sha256: method(1, (_, data = null) => onBytes("sha256", data, (bytes) => digest("sha256", bytes))),
};

function onBytes(name: string, data: RulesValue, hash: (bytes: Uint8Array) => Uint8Array): RulesValue {
  if (typeof data === "string") return hash(new TextEncoder().encode(data));
  return data instanceof Uint8Array ? hash(data) : wrongArgument(name, data);
}

function digest(algorithm: string, bytes: Uint8Array): Uint8Array {
  return new Uint8Array(createHash(algorithm).update(bytes).digest());
}

function littleEndian(value: number): Uint8Array {
  return new Uint8Array([value, value >>> 8, value >>> 16, value >>> 24].map((byte) => byte & 0xff));
}

/** Castagnoli's polynomial, which zlib does not have. */
function crc32c(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0x82f63b78 : crc >>> 1;
  }
  return ~crc >>> 0;
}
