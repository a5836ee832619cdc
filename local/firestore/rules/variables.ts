import { Path } from "../../rules/values/path.ts";
import type { RulesMap, RulesValue } from "../../rules/values/value.ts";
import type { Reader, StoredDocument } from "../model.ts";
import type { Access } from "../security.ts";

/** `/databases/(default)/documents/rooms/blue` */
export function rulesPath(reader: Reader, path: string): Path {
  return new Path(["databases", reader.databaseId, "documents", ...path.split("/")]);
}

/** What `resource`, `request.resource` and `get()` hold. The fields are the stored ones, not a copy. */
export function resourceOf(reader: Reader, document: StoredDocument | undefined): RulesValue {
  if (!document) return null;
  const { path, fields } = document;
  return new Map<string, RulesValue>([
    ["data", fields],
    ["id", path.slice(path.lastIndexOf("/") + 1)],
    ["__name__", rulesPath(reader, path)],
  ]);
}

/** `request.auth`: null without a token. Converted once per token object. */
export function authOf({ token }: Access): RulesValue {
  if (!token) return null;
  let auth = auths.get(token);
  if (!auth) {
    const uid = token.user_id ?? token.sub;
    auth = new Map([
      ["uid", fromJson(uid)],
      ["token", fromJson(token)],
    ]);
    auths.set(token, auth);
  }
  return auth;
}

const auths = new WeakMap<object, RulesMap>();

function fromJson(json: unknown): RulesValue {
  switch (typeof json) {
    case "string":
    case "boolean":
      return json;
    case "number":
      return Number.isInteger(json) ? BigInt(json) : json;
    case "object": {
      if (json === null) return null;
      if (Array.isArray(json)) return json.map(fromJson);
      return new Map(Object.entries(json).map(([key, value]) => [key, fromJson(value)]));
    }
    default:
      return null;
  }
}
