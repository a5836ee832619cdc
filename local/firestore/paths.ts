import { RpcError } from "./errors.ts";
import { limits } from "./limits.ts";
import { compareUnits, compareUtf8, utf8Length } from "./values/utf8.ts";

export interface ResourceName {
  readonly projectId: string;
  readonly databaseId: string;
  /** Relative to `…/documents/`; "" is the root itself. */
  readonly path: string;
}

/** What a name stands for where it is refused: the official words say so. */
export type NameKind = "Document name" | "Document parent name" | "Database name";

/** `projects/p/databases/d/documents[/…]`; whether the path is a document's or a collection's is for the caller to ask. */
export function parseName(name: string, kind: NameKind = "Document name"): ResourceName {
  const match = namePattern.exec(name);
  if (!match) throw invalid(`${kind} "${name}" ${whatIsMissing(name, nameWords)}`);
  const [, projectId = "", databaseId = "", path = ""] = match;
  return { projectId, databaseId, path };
}

/** `projects/p/databases/d` */
export function parseDatabaseName(name: string): Omit<ResourceName, "path"> {
  const [, projectId, databaseId] = databasePattern.exec(name) ?? [];
  if (projectId && databaseId) return { projectId, databaseId };
  throw invalid(`Database name "${name}" ${whatIsMissing(name, databaseWords)}`);
}

/** Checks a document's path and gives it back; `name` is the whole name that it ends, for the words of a refusal. */
export function documentPath(path: string, name = path, kind: NameKind = "Document name"): string {
  const segments = path.split("/");
  const refuse = (what: string) => invalid(`${kind} "${name}" ${what}`);
  let index = name.length - path.length;
  for (const [i, segment] of segments.entries()) {
    const id = i % 2 === 0 ? "collection" : "resource";
    if (segment === "" && i > 0 && i === segments.length - 1) throw refuse('has invalid trailing "/".');
    if (segment === "" && path !== "") throw refuse(`lacks a ${id} id at index ${index}.`);
    if (isDots(segment)) throw refuse(`contains a ${id} id "${segment}" at index ${index}.`);
    checkId(segment, id === "collection" ? "Collection" : "Resource");
    index += segment.length + 1;
  }
  if (segments.length % 2 !== 0) throw refuse(`lacks "/" at index ${name.length}.`);
  return path;
}

/** One id by itself, as queries and lists name a collection. */
export function checkId(id: string, kind: "Collection" | "Resource"): void {
  if (id.includes("/")) throw invalid(`${kind} id "${id}" is invalid because it contains "/".`);
  if (kind === "Resource" && numbered.test(id)) {
    if (numericId(id) !== undefined) return;
    throw invalid(
      `A long document ID string must be formatted like '__id{LONG}__', where LONG is a 64-bit integer. Found: '${id}'.`,
    );
  }
  if (isDots(id) || reserved.test(id)) throw invalid(`${kind} id "${id}" is invalid because it is reserved.`);
  if (utf8Length(id) > limits.idBytes) {
    const element = kind === "Collection" ? "kind" : "name";
    throw invalid(`The key path element ${element} is longer than ${limits.idBytes} bytes.`);
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
  if (!match) return undefined;
  const number = BigInt(match[1] as string);
  return BigInt.asIntN(64, number) === number ? number : undefined;
}

/** The first thing that is not as it must be, with the character where it should have been. */
function whatIsMissing(name: string, expected: readonly string[]): string {
  const segments = name.split("/");
  let index = 0;
  for (const [i, word] of expected.entries()) {
    const segment = segments[i];
    if (segment === undefined) return `lacks "/" at index ${index - 1}.`;
    const isId = i % 2 === 1;
    if (isId && segment === "") return `lacks a ${word} id at index ${index}.`;
    if (!isId && segment !== word) return `lacks "${word}" at index ${index}.`;
    index += segment.length + 1;
  }
  return `has invalid trailing "${name.slice(index - 1)}".`;
}

/** Literals, and the ids between them. */
const databaseWords = ["projects", "project", "databases", "database"];
const nameWords = [...databaseWords, "documents"];
const isDots = (id: string): boolean => id === "." || id === "..";
const namePattern = /^projects\/([^/]+)\/databases\/([^/]+)\/documents(?:\/(.+))?$/s;
const databasePattern = /^projects\/([^/]+)\/databases\/([^/]+)$/s;
const numbered = /^__id.*__$/s;
const reserved = /^__.*__$/s;
const SLASH = 47;
const SEGMENT_END = -1;
const END = -2;

const invalid = (message: string): RpcError => new RpcError("INVALID_ARGUMENT", message);
