import type { FieldPath } from "../query/query.ts";
import { getField, removeField, setField } from "../values/field-path.ts";
import type { Timestamp, Value } from "../values/value.ts";
import { applyTransform } from "./transforms.ts";
import type { Transform, Write } from "./write.ts";

export interface Applied {
  /** Undefined: the document is gone, or was never there. */
  readonly fields: ReadonlyMap<string, Value> | undefined;
  readonly transformResults: readonly Value[];
}

type Fields = ReadonlyMap<string, Value>;

/** What a write makes of a document's fields, its precondition aside. */
export function applyWrite(write: Write, before: Fields | undefined, requestTime: Timestamp): Applied {
  switch (write.op) {
    case "delete":
      return { fields: undefined, transformResults: [] };
    case "verify":
      return { fields: before, transformResults: [] };
    case "set":
      return transform(write.fields, write.transforms, requestTime);
    case "update":
      return transform(applyMask(before ?? new Map(), write.fields, write.mask), write.transforms, requestTime);
  }
}

function applyMask(before: Fields, fields: Fields, mask: readonly FieldPath[]): Fields {
  let after = before;
  for (const path of mask) {
    const value = getField(fields, path);
    after = value === undefined ? removeField(after, path) : setField(after, path, value);
  }
  return after;
}

function transform(before: Fields, transforms: readonly Transform[], requestTime: Timestamp): Applied {
  let fields = before;
  const transformResults: Value[] = [];
  for (const one of transforms) {
    const { value, result } = applyTransform(one, getField(fields, one.field), requestTime);
    fields = setField(fields, one.field, value);
    transformResults.push(result);
  }
  return { fields, transformResults };
}
