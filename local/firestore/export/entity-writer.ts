import type { StoredDocument } from "../model.ts";
import { parseName } from "../paths.ts";
import { GeoPoint, Reference, Timestamp, type Value } from "../values/value.ts";
import { WireWriter } from "../wire/wire-writer.ts";
import {
  elementFields,
  entityFields,
  keyFields,
  meanings,
  propertyFields,
  referenceFields,
  valueFields,
  vectorElements,
  vectorName,
} from "./entity.ts";

/** One document as an entity's bytes. */
export function entityOf(projectId: string, databaseId: string, { path, fields }: StoredDocument): Buffer {
  const writer = new WireWriter(1024);
  const segments = path.split("/");
  message(writer, entityFields.key, () => {
    text(writer, keyFields.app, `dev~${projectId}`);
    message(writer, keyFields.path, () => pathElements(writer, segments));
    if (databaseId !== "(default)") text(writer, keyFields.database, databaseId);
  });
  properties(writer, fields);
  message(writer, entityFields.entityGroup, () => pathElements(writer, segments.slice(0, 2)));
  return writer.finish();
}

function pathElements(writer: WireWriter, segments: readonly string[]): void {
  for (let at = 0; at < segments.length; at += 2) {
    group(writer, elementFields.group, () => {
      text(writer, elementFields.type, segments[at] ?? "");
      idOrName(writer, segments[at + 1] ?? "", elementFields);
    });
  }
}

/** Ids such as `__id7__` are numbers in the datastore. */
function idOrName(writer: WireWriter, id: string, fields: { readonly id: number; readonly name: number }): void {
  const [, number] = /^__id(-?\d+)__$/.exec(id) ?? [];
  if (number === undefined) text(writer, fields.name, id);
  else {
    writer.tag(fields.id, 0);
    writer.varint(BigInt(number));
  }
}

/** Empty arrays first: they are the only ones that an entity keeps among its indexed properties. */
function properties(writer: WireWriter, fields: ReadonlyMap<string, Value>): void {
  for (const [name, value] of fields) {
    if (Array.isArray(value) && value.length === 0) property(writer, entityFields.property, name, value, false);
  }
  for (const [name, value] of fields) {
    if (!Array.isArray(value)) property(writer, entityFields.rawProperty, name, value, false);
    else for (const element of value) property(writer, entityFields.rawProperty, name, element, true);
  }
}

function property(writer: WireWriter, field: number, name: string, value: Value, multiple: boolean): void {
  message(writer, field, () => {
    const meaning = meaningOf(value);
    if (meaning !== 0) {
      writer.tag(propertyFields.meaning, 0);
      writer.uint32(meaning);
    }
    text(writer, propertyFields.name, name);
    writer.tag(propertyFields.multiple, 0);
    writer.byte(multiple ? 1 : 0);
    message(writer, propertyFields.value, () => propertyValue(writer, value));
  });
}

function meaningOf(value: Value): number {
  if (value instanceof Timestamp) return meanings.timestamp;
  if (value instanceof GeoPoint) return meanings.geoPoint;
  if (value instanceof Uint8Array) return meanings.bytes;
  if (value instanceof Map) return meanings.map;
  return Array.isArray(value) ? meanings.emptyArray : 0;
}

function propertyValue(writer: WireWriter, value: Value): void {
  if (value === null || Array.isArray(value)) return;
  if (typeof value === "bigint") integer(writer, value);
  else if (value instanceof Timestamp) integer(writer, BigInt(value.micros));
  else if (typeof value === "boolean") {
    writer.tag(valueFields.boolean, 0);
    writer.byte(value ? 1 : 0);
  } else if (typeof value === "number") double(writer, valueFields.double, value + 0);
  else if (typeof value === "string") text(writer, valueFields.string, value);
  else if (value instanceof Uint8Array) {
    writer.tag(valueFields.string, 2);
    writer.bytes(value);
  } else if (value instanceof GeoPoint) {
    group(writer, valueFields.point, () => {
      double(writer, valueFields.latitude, value.latitude);
      double(writer, valueFields.longitude, value.longitude);
    });
  } else if (value instanceof Reference) reference(writer, value);
  else embedded(writer, value);
}

/** A map: an entity without a key, as bytes. */
function embedded(writer: WireWriter, map: ReadonlyMap<string, Value>): void {
  message(writer, valueFields.string, () => {
    message(writer, entityFields.key, () => {
      text(writer, keyFields.app, "");
      text(writer, keyFields.path, "");
    });
    const elements = vectorElements(map as Map<string, Value>);
    if (elements) for (const one of elements) property(writer, entityFields.rawProperty, vectorName, one, true);
    else properties(writer, map);
    text(writer, entityFields.entityGroup, "");
  });
}

function reference(writer: WireWriter, { name }: Reference): void {
  const { projectId, databaseId, path } = parseName(name);
  const segments = path.split("/");
  group(writer, referenceFields.group, () => {
    text(writer, keyFields.app, `dev~${projectId}`);
    for (let at = 0; at < segments.length; at += 2) {
      group(writer, referenceFields.element, () => {
        text(writer, referenceFields.type, segments[at] ?? "");
        idOrName(writer, segments[at + 1] ?? "", referenceFields);
      });
    }
    if (databaseId !== "(default)") text(writer, keyFields.database, databaseId);
  });
}

function integer(writer: WireWriter, value: bigint): void {
  writer.tag(valueFields.integer, 0);
  writer.varint(value);
}

function double(writer: WireWriter, field: number, value: number): void {
  writer.tag(field, 1);
  writer.double(value);
}

function text(writer: WireWriter, field: number, value: string): void {
  writer.tag(field, 2);
  writer.string(value);
}

function message(writer: WireWriter, field: number, write: () => void): void {
  writer.tag(field, 2);
  writer.nested(write);
}

function group(writer: WireWriter, field: number, write: () => void): void {
  writer.tag(field, 3);
  write();
  writer.tag(field, 4);
}
