import { RpcError } from "../errors.ts";
import { fromJson } from "./proto-json.ts";
import type { Plain } from "./protobuf.ts";
import { pipelinesNeedEnterprise } from "./rpc.ts";
import { type Message, type Method, methodNamed } from "./schema.ts";

export interface RestCall {
  readonly method: Method;
  readonly request: Plain;
}

/** Verbs after the colon; `parent` names the field that holds what stands before it. */
const verbs: Readonly<Record<string, { rpc: string; parent: "database" | "parent" }>> = {
  batchGet: { rpc: "BatchGetDocuments", parent: "database" },
  beginTransaction: { rpc: "BeginTransaction", parent: "database" },
  commit: { rpc: "Commit", parent: "database" },
  rollback: { rpc: "Rollback", parent: "database" },
  batchWrite: { rpc: "BatchWrite", parent: "database" },
  runQuery: { rpc: "RunQuery", parent: "parent" },
  runAggregationQuery: { rpc: "RunAggregationQuery", parent: "parent" },
  partitionQuery: { rpc: "PartitionQuery", parent: "parent" },
  listCollectionIds: { rpc: "ListCollectionIds", parent: "parent" },
};

const prefix = /^\/v1(?:beta1)?\/(projects\/[^/]+\/databases\/[^/]+\/documents)(?=\/|:|$)(.*)$/s;

/** Which RPC an HTTP request is. Undefined: no such route. A body that cannot be read is INVALID_ARGUMENT. */
export function restCall(
  httpMethod: string,
  pathname: string,
  query: URLSearchParams,
  body: string,
): RestCall | undefined {
  const [, root, rest] = prefix.exec(pathname) ?? [];
  if (root === undefined || rest === undefined) return undefined;
  if (httpMethod === "POST") {
    const [, before, verb = ""] = /^(.*):(\w+)$/s.exec(rest) ?? [];
    if (verb === "executePipeline") throw pipelinesNeedEnterprise();
    const route = Object.hasOwn(verbs, verb) ? verbs[verb] : undefined;
    if (route && before !== undefined) {
      const name = decodePath(root + before);
      const value = route.parent === "database" ? name.replace(/\/documents$/, "") : name;
      return callOf(route.rpc, body, query, { [route.parent]: value });
    }
  }
  return documentCall(httpMethod, decodePath(root + rest), query, body);
}

function documentCall(httpMethod: string, name: string, query: URLSearchParams, body: string): RestCall | undefined {
  // A slash at the end of a parent's name is before a collection without a name: every one of them.
  const segments = name.split("/").slice(5);
  const isDocument = segments.length > 0 && segments.length % 2 === 0;
  const parent = name.slice(0, name.lastIndexOf("/"));
  const collectionId = segments.at(-1) ?? "";
  switch (httpMethod) {
    case "GET":
      if (isDocument) return callOf("GetDocument", "", query, { name });
      return segments.length > 0 ? callOf("ListDocuments", "", query, { parent, collectionId }) : undefined;
    case "POST":
      if (isDocument || segments.length === 0) return undefined;
      return callOf("CreateDocument", "", query, { parent, collectionId, document: jsonOf(body) });
    case "PATCH":
      if (!isDocument) return undefined;
      return callOf("UpdateDocument", "", query, { document: { ...jsonOf(body), name } });
    case "DELETE":
      return isDocument ? callOf("DeleteDocument", "", query, { name }) : undefined;
    default:
      return undefined;
  }
}

function callOf(rpc: string, body: string, query: URLSearchParams, bound: Plain): RestCall {
  const method = methodNamed(rpc);
  if (!method) throw new Error(`descriptor.json has no method ${rpc}`);
  const request = fromJson(method.request, { ...queryFields(method.request, query), ...jsonOf(body), ...bound });
  return { method, request };
}

/** `mask.fieldPaths=a&mask.fieldPaths=b` → `{ mask: { fieldPaths: ["a", "b"] } }`; unknown parameters are not ours. */
function queryFields(message: Message, query: URLSearchParams): Plain {
  const plain: Plain = {};
  for (const key of new Set(query.keys())) {
    const path = key
      .split(".")
      .map((part) => part.replace(/_([a-z])/g, (_all, letter: string) => letter.toUpperCase()));
    setParameter(message, plain, path, query.getAll(key));
  }
  return plain;
}

function setParameter(message: Message, plain: Plain, path: string[], values: string[]): void {
  const [head = "", ...rest] = path;
  const field = message.byName.get(head);
  if (!field || field.map) return;
  if (rest.length === 0) {
    if (!field.message) plain[head] = field.repeated ? values : values.at(-1);
  } else if (field.message && !field.repeated) {
    const inner = (plain[head] ?? {}) as Plain;
    setParameter(field.message(), inner, rest, values);
    plain[head] = inner;
  }
}

/** An empty body is an empty message, and no body of ours is anything but an object. */
function jsonOf(body: string): Plain {
  if (body.trim() === "") return {};
  try {
    const json: unknown = JSON.parse(body);
    if (json !== null && typeof json === "object" && !Array.isArray(json)) return json as Plain;
  } catch {
    // Said below in the official words.
  }
  throw new RpcError("INVALID_ARGUMENT", "Payload isn't valid for request.");
}

function decodePath(path: string): string {
  try {
    return path.split("/").map(decodeURIComponent).join("/");
  } catch {
    throw new RpcError("INVALID_ARGUMENT", `Malformed path: ${path}`);
  }
}
