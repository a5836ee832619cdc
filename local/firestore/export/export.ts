import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Micros } from "../model.ts";
import type { Database } from "../store/database.ts";
import { WireWriter } from "../wire/wire-writer.ts";
import { entityOf } from "./entity-writer.ts";
import { LogWriter } from "./leveldb-log.ts";

const kindFolder = "all_namespaces/all_kinds";
const kindMetadata = `${kindFolder}/all_namespaces_all_kinds.export_metadata`;
const output = "output-0";

/** The first record of an overall metadata file: the format's version. */
export const formatVersion = 0x33;

/** Writes `directory/name/…` in the layout of a managed export; what stood there under the same names is replaced. */
export function exportDatabase(database: Database, directory: string, name: string, now: Micros): void {
  const folder = join(directory, name);
  mkdirSync(folder, { recursive: true });
  const log = new LogWriter();
  let count = 0;
  for (const document of database.below("")) {
    log.add(entityOf(database.projectId, database.databaseId, document));
    count++;
  }
  const entities = log.finish();
  if (count > 0) {
    mkdirSync(join(folder, kindFolder), { recursive: true });
    writeFileSync(join(folder, kindFolder, output), entities);
    writeFileSync(join(folder, kindMetadata), kindMetadataOf(name, now));
  }
  writeFileSync(join(folder, `${name}.overall_export_metadata`), overallMetadataOf(count, entities.length));
}

function kindMetadataOf(name: string, now: Micros): Buffer {
  const writer = new WireWriter();
  writer.tag(1, 2);
  writer.nested(() => {
    writer.tag(1, 2);
    writer.string(name);
    writer.tag(2, 0);
    writer.varint(now);
    writer.tag(3, 0);
    writer.varint(now);
  });
  writer.tag(2, 2);
  writer.nested(() => {
    writer.tag(1, 2);
    writer.string("");
    writer.tag(2, 2);
    writer.string(output);
  });
  return writer.finish();
}

function overallMetadataOf(count: number, size: number): Buffer {
  const log = new LogWriter();
  log.add(Uint8Array.of(formatVersion));
  const writer = new WireWriter();
  if (count > 0) {
    writer.tag(1, 2);
    writer.nested(() => {
      writer.tag(1, 2);
      writer.nested(() => {
        writer.tag(1, 0);
        writer.uint32(2);
        writer.tag(3, 0);
        writer.uint32(3);
      });
      writer.tag(2, 2);
      writer.string(kindMetadata);
      writer.tag(3, 0);
      writer.uint32(count);
      writer.tag(4, 0);
      writer.varint(size);
    });
  }
  log.add(writer.finish());
  return log.finish();
}
