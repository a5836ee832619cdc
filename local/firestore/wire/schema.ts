import descriptor from "./descriptor.json" with { type: "json" };
import { enumScalar, type Scalar, scalars } from "./scalars.ts";

/** How one field of a message is written. `type` is a scalar, an enum or another message. */
export interface Field {
  readonly name: string;
  readonly id: number;
  readonly type: string;
  readonly repeated: boolean;
  readonly map: boolean;
  /** The group of fields of which a message has one at most. */
  readonly oneof: string | undefined;
  readonly wireType: 0 | 1 | 2;
  readonly enumeration: Enumeration | undefined;
  /** Absent for messages. */
  readonly scalar: Scalar | undefined;
  /** Absent for scalars and enums. A function, since messages refer to each other in circles. */
  readonly message: (() => Message) | undefined;
}

export interface Message {
  readonly name: string;
  readonly byName: ReadonlyMap<string, Field>;
  /** Sparse: index is the field's number. */
  readonly byId: readonly (Field | undefined)[];
}

export interface Enumeration {
  readonly numbers: Readonly<Record<string, number>>;
  readonly names: readonly (string | undefined)[];
}

export interface Method {
  readonly name: string;
  readonly request: Message;
  readonly response: Message;
  readonly requestStream: boolean;
  readonly responseStream: boolean;
}

interface FieldEntry {
  id: number;
  type: string;
  repeated?: boolean;
  map?: boolean;
  oneof?: string;
}

const messageEntries: Readonly<Record<string, Readonly<Record<string, FieldEntry>>>> = descriptor.messages;
const enumEntries: Readonly<Record<string, Readonly<Record<string, number>>>> = descriptor.enums;
const methodEntries: Readonly<
  Record<string, { request: string; response: string; requestStream?: boolean; responseStream?: boolean }>
> = descriptor.methods;

const messages = new Map<string, Message>();

/** google.firestore.v1 messages by their name without the package. */
export function messageNamed(name: string): Message {
  const known = messages.get(name);
  if (known) return known;
  const fields = Object.entries(messageEntries[name] ?? unknown(name)).map(([field, entry]) => fieldOf(field, entry));
  const byId: Field[] = [];
  for (const field of fields) byId[field.id] = field;
  const message = { name, byId, byName: new Map(fields.map((field) => [field.name, field])) };
  messages.set(name, message);
  return message;
}

export function methodNamed(name: string): Method | undefined {
  const entry = Object.hasOwn(methodEntries, name) ? methodEntries[name] : undefined;
  return (
    entry && {
      name,
      request: messageNamed(entry.request),
      response: messageNamed(entry.response),
      requestStream: entry.requestStream ?? false,
      responseStream: entry.responseStream ?? false,
    }
  );
}

function fieldOf(name: string, entry: FieldEntry): Field {
  const numbers = enumEntries[entry.type];
  const enumeration = numbers && enumerationOf(numbers);
  const scalar = enumeration ? enumScalar(enumeration) : scalars[entry.type];
  if (!scalar && !messageEntries[entry.type]) throw new Error(`descriptor.json: nothing writes ${entry.type}`);
  return {
    name,
    id: entry.id,
    type: numbers ? "enum" : entry.type,
    repeated: entry.repeated ?? false,
    map: entry.map ?? false,
    oneof: entry.oneof,
    wireType: entry.map ? 2 : (scalar?.wireType ?? 2),
    enumeration,
    scalar,
    message: messageEntries[entry.type] ? () => messageNamed(entry.type) : undefined,
  };
}

function enumerationOf(numbers: Readonly<Record<string, number>>): Enumeration {
  const names: string[] = [];
  for (const [name, number] of Object.entries(numbers)) names[number] = name;
  return { numbers, names };
}

function unknown(name: string): never {
  throw new Error(`descriptor.json has no message ${name}`);
}
