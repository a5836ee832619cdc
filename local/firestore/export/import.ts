import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { WireReader } from "../wire/wire-reader.ts";
import type { ExportedDocument } from "./entity.ts";
import { documentOf } from "./entity-reader.ts";
import { formatVersion } from "./export.ts";
import { readLog } from "./leveldb-log.ts";

/** What an export holds, wherever its pointers lead: several kinds, several outputs, of this program or of production. */
export function readExport(overallMetadataFile: string): ExportedDocument[] {
  const folder = dirname(overallMetadataFile);
  return kindsIn(overallMetadataFile).flatMap((kind) => {
    const kindFile = join(folder, kind);
    return outputsIn(kindFile).flatMap((output) => documentsIn(join(dirname(kindFile), output)));
  });
}

function kindsIn(file: string): string[] {
  const [version, ...records] = reading(`Failed to parse overall export metadata file ${file}`, () => [
    ...readLog(readFileSync(file)),
  ]);
  if (version?.length !== 1 || version[0] !== formatVersion) {
    throw new Error(`Overall export metadata file version not supported: ${file}`);
  }
  return reading(`Failed to parse overall export metadata file ${file}`, () =>
    records.flatMap((record) => messagesIn(record, 1).map((kind) => stringIn(kind, 2))),
  );
}

function outputsIn(file: string): string[] {
  return reading(`Failed to parse export metadata file ${file}`, () =>
    messagesIn(readFileSync(file), 2).map((output) => stringIn(output, 2)),
  );
}

function documentsIn(file: string): ExportedDocument[] {
  return reading(`Failed parse entity file: ${file}`, () => Array.from(readLog(readFileSync(file)), documentOf));
}

function messagesIn(bytes: Buffer, field: number): Buffer[] {
  const reader = new WireReader(bytes);
  const found: Buffer[] = [];
  while (!reader.done) {
    const tag = reader.uint32();
    if (tag === field * 8 + 2) found.push(reader.bytes());
    else reader.skip(tag & 7);
  }
  return found;
}

function stringIn(bytes: Buffer, field: number): string {
  return messagesIn(bytes, field).at(-1)?.toString("utf8") ?? "";
}

function reading<T>(failure: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Error(`${failure}: ${error instanceof Error ? error.message : error}`);
  }
}
