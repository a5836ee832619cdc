import { GeoPoint, type MapValue, Reference, Timestamp, type Value } from "../values/value.ts";
import { WireReader } from "../wire/wire-reader.ts";
import {
  type ExportedDocument,
  elementFields,
  entityFields,
  keyFields,
  meanings,
  propertyFields,
  referenceFields,
  valueFields,
  vectorName,
} from "./entity.ts";

/** An entity's bytes as a document. */
export function documentOf(bytes: Buffer): ExportedDocument {
  const { databaseId, segments, fields, following } = readEntity(new WireReader(bytes));
  return { databaseId: databaseId || "(default)", path: segments.join("/"), fields, following: [...following] };
}

interface Entity {
  segments: string[];
  databaseId: string;
  fields: MapValue;
  following: Set<string>;
}

function readEntity(reader: WireReader): Entity {
  const entity: Entity = { segments: [], databaseId: "", fields: new Map(), following: new Set() };
  while (!reader.done) {
    const tag = reader.uint32();
    switch (tag) {
      case bytesTag(entityFields.key):
        readKey(reader.nested(), entity);
        break;
      case bytesTag(entityFields.property):
        entity.following.add(readProperty(reader.nested(), entity.fields));
        break;
      case bytesTag(entityFields.rawProperty):
        readProperty(reader.nested(), entity.fields);
        break;
      default:
        reader.skip(tag & 7);
    }
  }
  return entity;
}

function readKey(reader: WireReader, entity: Entity): void {
  while (!reader.done) {
    const tag = reader.uint32();
    if (tag === bytesTag(keyFields.path)) entity.segments = readPath(reader.nested());
    else if (tag === bytesTag(keyFields.database)) entity.databaseId = reader.string();
    else reader.skip(tag & 7);
  }
}

function readPath(reader: WireReader): string[] {
  const segments: string[] = [];
  while (!reader.done) {
    const tag = reader.uint32();
    if (tag === groupTag(elementFields.group))
      segments.push(...readElement(reader, elementFields.group, elementFields));
    else reader.skip(tag & 7);
  }
  return segments;
}

function readElement(
  reader: WireReader,
  group: number,
  fields: { readonly type: number; readonly id: number; readonly name: number },
): [string, string] {
  let type = "";
  let id = "";
  for (let tag = reader.uint32(); tag !== endTag(group); tag = reader.uint32()) {
    if (tag === bytesTag(fields.type)) type = reader.string();
    else if (tag === bytesTag(fields.name)) id = reader.string();
    else if (tag === fields.id * 8) id = `__id${reader.int64()}__`;
    else reader.skip(tag & 7);
  }
  return [type, id];
}

/** Elements of an array are properties of the same name, each `multiple`. Gives the name. */
function readProperty(reader: WireReader, fields: MapValue): string {
  let meaning = 0;
  let name = "";
  let multiple = false;
  let value: WireReader | undefined;
  while (!reader.done) {
    const tag = reader.uint32();
    if (tag === propertyFields.meaning * 8) meaning = reader.uint32();
    else if (tag === bytesTag(propertyFields.name)) name = reader.string();
    else if (tag === propertyFields.multiple * 8) multiple = reader.byte() !== 0;
    else if (tag === bytesTag(propertyFields.value)) value = reader.nested();
    else reader.skip(tag & 7);
  }
  if (meaning === meanings.emptyArray) {
    fields.set(name, []);
    return name;
  }
  const read = value ? readValue(value, meaning) : null;
  const known = fields.get(name);
  if (!multiple) fields.set(name, read);
  else if (Array.isArray(known)) known.push(read);
  else fields.set(name, [read]);
  return name;
}

function readValue(reader: WireReader, meaning: number): Value {
  let value: Value = null;
  while (!reader.done) {
    const tag = reader.uint32();
    switch (tag) {
      case valueFields.integer * 8: {
        const integer = reader.int64();
        value = meaning === meanings.timestamp ? Timestamp.fromMicros(Number(integer)) : integer;
        break;
      }
      case valueFields.boolean * 8:
        value = reader.byte() !== 0;
        break;
      case valueFields.double * 8 + 1:
        value = reader.double();
        break;
      case bytesTag(valueFields.string):
        value = readBytes(reader.bytes(), meaning);
        break;
      case groupTag(valueFields.point):
        value = readPoint(reader);
        break;
      case groupTag(referenceFields.group):
        value = readReference(reader);
        break;
      default:
        reader.skip(tag & 7);
    }
  }
  return value;
}

function readBytes(bytes: Buffer, meaning: number): Value {
  if (meaning === meanings.map) return readEmbedded(bytes);
  if (meaning === meanings.bytes || meaning === meanings.byteString) return new Uint8Array(bytes);
  return bytes.toString("utf8");
}

function readEmbedded(bytes: Buffer): MapValue {
  const { fields } = readEntity(new WireReader(bytes));
  const elements = fields.get(vectorName);
  if (fields.size !== 1 || elements === undefined) return fields;
  return new Map<string, Value>([
    ["__type__", vectorName],
    ["value", Array.isArray(elements) ? elements : [elements]],
  ]);
}

function readPoint(reader: WireReader): GeoPoint {
  let latitude = 0;
  let longitude = 0;
  for (let tag = reader.uint32(); tag !== endTag(valueFields.point); tag = reader.uint32()) {
    if (tag === valueFields.latitude * 8 + 1) latitude = reader.double();
    else if (tag === valueFields.longitude * 8 + 1) longitude = reader.double();
    else reader.skip(tag & 7);
  }
  return new GeoPoint(latitude, longitude);
}

function readReference(reader: WireReader): Reference {
  let app = "";
  let databaseId = "(default)";
  const segments: string[] = [];
  for (let tag = reader.uint32(); tag !== endTag(referenceFields.group); tag = reader.uint32()) {
    if (tag === bytesTag(keyFields.app)) app = reader.string();
    else if (tag === bytesTag(keyFields.database)) databaseId = reader.string();
    else if (tag === groupTag(referenceFields.element)) {
      segments.push(...readElement(reader, referenceFields.element, referenceFields));
    } else reader.skip(tag & 7);
  }
  // `dev~project` here, `s~project` or `e~project` in production.
  const projectId = app.slice(app.indexOf("~") + 1);
  return new Reference(`projects/${projectId}/databases/${databaseId}/documents/${segments.join("/")}`);
}

function bytesTag(field: number): number {
  return field * 8 + 2;
}

function groupTag(field: number): number {
  return field * 8 + 3;
}

function endTag(field: number): number {
  return field * 8 + 4;
}
