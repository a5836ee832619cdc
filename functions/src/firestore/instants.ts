import { Timestamp } from "firebase-admin/firestore";

/** The fields that hold an Instant in the domain and a Timestamp in Firestore (docs/decisions/0003). */
const instantFields = new Set([
  "from",
  "to",
  "until",
  "startsAt",
  "endsAt",
  "holdUntil",
  "createdAt",
  "updatedAt",
  "cancelledAt",
  "dueAt",
  "leaseUntil",
  "sentAt",
  "receivedAt",
  "expiresAt",
]);

/** A domain value as Firestore keeps it; absent fields stay absent. `to` of a message is an address: only numbers turn. */
export function toDocument(value: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, each]) => each !== undefined)
      .map(([key, each]) => [key, stored(key, each)]),
  );
}

/** What Firestore keeps as the domain knows it. The caller names the type: these documents are written by us alone. */
export function fromDocument<T>(data: object): T {
  return known(data) as T;
}

function stored(key: string, value: unknown): unknown {
  if (typeof value === "number" && instantFields.has(key)) return Timestamp.fromMillis(value);
  if (Array.isArray(value)) return value.map((each) => stored("", each));
  return typeof value === "object" && value !== null ? toDocument(value) : value;
}

function known(value: unknown): unknown {
  if (value instanceof Timestamp) return value.toMillis();
  if (Array.isArray(value)) return value.map(known);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, known(each)]));
}
