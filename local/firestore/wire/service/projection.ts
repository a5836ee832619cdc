import type { StoredDocument } from "../../model.ts";
import { getField, parseFieldPath, setField } from "../../values/field-path.ts";
import type { MapValue } from "../../values/value.ts";
import type { JsonMask } from "../write-codec.ts";

/** Only the fields of the mask, nested as they were; without a mask everything, with an empty one nothing. */
export function masked(document: StoredDocument, mask: JsonMask | undefined): StoredDocument {
  if (!mask) return document;
  let fields: MapValue = new Map();
  for (const text of mask.fieldPaths ?? []) {
    const path = parseFieldPath(text);
    const value = getField(document.fields, path);
    if (value !== undefined) fields = setField(fields, path, value);
  }
  return { ...document, fields };
}
