import { RpcError } from "./errors.ts";
import { limits } from "./limits.ts";
import { compareUnits, compareUtf8, utf8Length } from "./values/utf8.ts";

export interface ResourceName {
  readonly projectId: string;
  readonly databaseId: string;
  /** Relative to `…/documents/`; "" is the root itself. */
  readonly path: string;
}

/** `projects/p/databases/d/documents[/…]`; whether the path is a document's or a collection's is for the caller to ask. */
export function parseName(name: string): ResourceName {
  const match = namePattern.exec(name);
  if (!match) throw invalid(`Document name "${name}" ${whatIsMissing(name)}`);
  const [, projectId = "", databaseId = "", path = ""] = match;
  return { projectId, databaseId, path };
}

/** Checks a document's path and gives it back. */
export function documentPath(path: string): string {
  const segments = path.split("/");
  if (segments.length % 2 !== 0) {
    throw invalid(`Document references must have an even number of segments, but ${path} has ${segments.length}.`);
  }
  for (const [i, segment] of segments.entries()) checkId(segment, i % 2 === 0 ? "Collection" : "Resource", path);
  return path;
}

/** Checks a collection's path and gives it back. */
export function collectionPath(path: string): string {
  const segments = path.split("/");
  if (segments.length % 2 === 0) {
    throw invalid(`Collection references must have an odd number of segments, but ${path} has ${segments.length}.`);
  }
  for (const [i, segment] of segments.entries()) checkId(segment, i % 2 === 0 ? "Collection" : "Resource", path);
  return path;
}

/** As queries and lists name a collection, without a path. */
export function checkCollectionId(id: string): void {
  if (id.includes("/")) throw invalid(`Collection id "${id}" is invalid because it contains "/".`);
  checkId(id, "Collection", id);
}

export function checkId(id: string, kind: "Collection" | "Resource", path: string): void {
  if (id === "") throw invalid(`Document name "${path}" contains an empty path segment.`);
  if (id === "." || id === "..") throw invalid(`${kind} id "${id}" is invalid: "." and ".." are not allowed.`);
  if (reserved.test(id) && (kind === "Collection" || numericId(id) === undefined)) {
    throw invalid(`${kind} id "${id}" is invalid because it is reserved.`);
  }
  if (utf8Length(id) > limits.idBytes) {
    throw invalid(`The key path element is longer than ${limits.idBytes} bytes: "${id.slice(0, 40)}…".`);
  }
}

/** "" is the root: neither document nor collection, but what the first collections hang from. */
export function isDocumentPath(path: string): boolean {
  return path !== "" && path.split("/").length % 2 === 0;
}

/** The path one segment up; "" above a root collection. */
export function parentOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf("/"), 0));
}

export function idOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Of a collection's path its last segment; of a document's, the collection that it is in. */
export function collectionIdOf(path: string): string {
  return isDocumentPath(path) ? idOf(parentOf(path)) : idOf(path);
}

/** At or below; everything is below the root. */
export function isAtOrBelow(path: string, ancestor: string): boolean {
  return ancestor === "" || path === ancestor || (path.startsWith(ancestor) && path[ancestor.length] === "/");
}

/** Name order: segment by segment; ids such as `__id7__` are numbers and come before all others. */
export function comparePaths(a: string, b: string): number {
  if (a === b) return 0;
  const length = Math.min(a.length, b.length);
  let i = 0;
  while (i < length && a.charCodeAt(i) === b.charCodeAt(i)) i++;
  const start = i === 0 ? 0 : a.lastIndexOf("/", i - 1) + 1;
  if (a.startsWith("__id", start) || b.startsWith("__id", start)) return compareFrom(a, b, start);
  const x = i < a.length ? a.charCodeAt(i) : END;
  const y = i < b.length ? b.charCodeAt(i) : END;
  return compareUnits(x === SLASH ? SEGMENT_END : x, y === SLASH ? SEGMENT_END : y);
}

export function compareIds(a: string, b: string): number {
  if (a === b) return 0;
  const x = numericId(a);
  const y = numericId(b);
  if (x === undefined || y === undefined) return x !== undefined ? -1 : y !== undefined ? 1 : compareUtf8(a, b);
  return x < y ? -1 : x > y ? 1 : compareUtf8(a, b);
}

function compareFrom(a: string, b: string, start: number): number {
  const x = a.slice(start).split("/");
  const y = b.slice(start).split("/");
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const difference = compareIds(x[i] as string, y[i] as string);
    if (difference !== 0) return difference;
  }
  return x.length - y.length;
}

function numericId(id: string): bigint | undefined {
  if (!id.startsWith("__id")) return undefined;
  const match = /^__id(-?\d{1,19})__$/.exec(id);
  return match ? BigInt(match[1] as string) : undefined;
}

function whatIsMissing(name: string): string {
  const segments = name.split("/");
  for (const [index, literal] of [
    [0, "projects"],
    [2, "databases"],
    [4, "documents"],
  ] as const) {
    if (segments[index] !== literal) return `lacks "${literal}" at index ${index}.`;
    if (index < 4 && !segments[index + 1]) return `lacks an id at index ${index + 1}.`;
  }
  return "has an empty path segment.";
}

const namePattern = /^projects\/([^/]+)\/databases\/([^/]+)\/documents(?:\/(.+))?$/s;
const reserved = /^__.*__$/s;
const SLASH = 47;
const SEGMENT_END = -1;
const END = -2;

const invalid = (message: string): RpcError => new RpcError("INVALID_ARGUMENT", message);
