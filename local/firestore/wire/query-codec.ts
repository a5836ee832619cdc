import { RpcError } from "../errors.ts";
import type {
  Cursor,
  FieldOperator,
  FieldPath,
  Filter,
  Order,
  StructuredQuery,
  UnaryOperator,
} from "../query/query.ts";
import { formatFieldPath, parseFieldPath } from "../values/field-path.ts";
import { decodeValue, encodeValue, type JsonValue } from "./json.ts";
import type { JsonNearest } from "./nearest-codec.ts";

/** google.firestore.v1.StructuredQuery in ProtoJSON. */
export interface JsonQuery {
  select?: { fields?: JsonField[] };
  from?: { collectionId?: string; allDescendants?: boolean }[];
  where?: JsonFilter;
  orderBy?: { field?: JsonField; direction?: string }[];
  startAt?: JsonCursor;
  endAt?: JsonCursor;
  offset?: number;
  limit?: number;
  findNearest?: JsonNearest;
}

export interface JsonFilter {
  compositeFilter?: { op?: string; filters?: JsonFilter[] };
  fieldFilter?: { field?: JsonField; op?: string; value?: JsonValue };
  unaryFilter?: { op?: string; field?: JsonField };
}

interface JsonField {
  fieldPath?: string;
}

interface JsonCursor {
  values?: JsonValue[];
  before?: boolean;
}

const fieldOperators: Readonly<Record<string, FieldOperator>> = {
  LESS_THAN: "<",
  LESS_THAN_OR_EQUAL: "<=",
  GREATER_THAN: ">",
  GREATER_THAN_OR_EQUAL: ">=",
  EQUAL: "==",
  NOT_EQUAL: "!=",
  ARRAY_CONTAINS: "array-contains",
  IN: "in",
  ARRAY_CONTAINS_ANY: "array-contains-any",
  NOT_IN: "not-in",
};

const unaryOperators: Readonly<Record<string, UnaryOperator>> = {
  IS_NAN: "is-nan",
  IS_NULL: "is-null",
  IS_NOT_NAN: "is-not-nan",
  IS_NOT_NULL: "is-not-null",
};

/** find_nearest is RunQuery's alone, and read there. */
export function decodeQuery(json: JsonQuery): StructuredQuery {
  if (json.findNearest) throw new RpcError("INVALID_ARGUMENT", "find_nearest is not allowed here.");
  const { limit } = json;
  if (limit !== undefined && limit < 0) throw invalid("limit is negative");
  if ((json.offset ?? 0) < 0) throw invalid("offset is negative");
  return {
    from: (json.from ?? []).map(({ collectionId = "", allDescendants = false }) => ({ collectionId, allDescendants })),
    ...(json.where ? { where: decodeFilter(json.where) } : {}),
    orderBy: (json.orderBy ?? []).map(
      ({ field, direction }): Order => ({
        field: fieldOf(field),
        direction: direction === "DESCENDING" ? "desc" : "asc",
      }),
    ),
    ...(json.startAt ? { startAt: decodeCursor(json.startAt) } : {}),
    ...(json.endAt ? { endAt: decodeCursor(json.endAt) } : {}),
    ...(json.offset ? { offset: json.offset } : {}),
    ...(limit === undefined ? {} : { limit }),
    ...(json.select ? { select: decodeProjection(json.select.fields) } : {}),
  };
}

function decodeFilter(json: JsonFilter): Filter {
  if (json.compositeFilter) {
    const { op, filters = [] } = json.compositeFilter;
    if (op !== "AND" && op !== "OR") throw invalid("Unsupported CompositeFilter operator.");
    return { op: op === "AND" ? "and" : "or", filters: filters.map(decodeFilter) };
  }
  if (json.fieldFilter) {
    const op = fieldOperators[json.fieldFilter.op ?? ""];
    if (!op) throw invalid("Unknown FieldFilter operator.");
    return { op, field: fieldOf(json.fieldFilter.field), value: decodeValue(json.fieldFilter.value ?? {}) };
  }
  if (json.unaryFilter) {
    const op = unaryOperators[json.unaryFilter.op ?? ""];
    if (!op) throw invalid("Unknown UnaryFilter operator.");
    return { op, field: fieldOf(json.unaryFilter.field) };
  }
  throw invalid("Invalid query: a filter has no type set.");
}

function decodeCursor(json: JsonCursor): Cursor {
  return { values: (json.values ?? []).map(decodeValue), before: json.before ?? false };
}

/** Selecting nothing means names only. */
function decodeProjection(fields: JsonField[] | undefined): FieldPath[] {
  return fields && fields.length > 0 ? fields.map(fieldOf) : [["__name__"]];
}

function fieldOf(json: JsonField | undefined): FieldPath {
  return parseFieldPath(json?.fieldPath ?? "");
}

/** A cursor of a partition: the position of a document name. */
export function encodeCursor(cursor: Cursor): JsonCursor {
  return { values: cursor.values.map(encodeValue), before: cursor.before };
}

/** `a, b desc` as ListDocuments takes it. */
export function decodeOrderBy(text: string): Order[] {
  return text.split(",").map((part) => {
    const [, path = "", direction = "asc"] = /^\s*(.+?)(?:\s+(asc|desc))?\s*$/i.exec(part) ?? [];
    return { field: parseFieldPath(path), direction: direction.toLowerCase() === "desc" ? "desc" : "asc" };
  });
}

export function encodeFieldMask(paths: readonly FieldPath[]): { fieldPaths: string[] } {
  return { fieldPaths: paths.map(formatFieldPath) };
}

function invalid(message: string): RpcError {
  return new RpcError("INVALID_ARGUMENT", message);
}
