import type { RpcError } from "../../errors.ts";
import type { Access, Security } from "../../security.ts";
import type { Database } from "../../store/database.ts";
import { Databases } from "../../store/databases.ts";
import type { Write } from "../../store/write.ts";
import type { StreamPort } from "../../stream.ts";
import type { Value } from "../../values/value.ts";
import type { JsonTarget } from "../decode-target.ts";
import { ListenSession } from "../listen-session.ts";
import type { ListenResponse } from "../messages.ts";

/** A database whose clock the test moves by itself, one microsecond per look. */
export function newDatabases(start = 1_800_000_000_000_000): { databases: Databases; database: Database } {
  let time = start;
  const databases = new Databases(() => time++);
  return { databases, database: databases.open("p", "d") };
}

export const everyone: Security = { checkGet: () => {}, checkList: () => {}, checkCommit: () => {} };

export function set(path: string, fields: Readonly<Record<string, Value>> = {}): Write {
  return { op: "set", path, fields: new Map(Object.entries(fields)), transforms: [] };
}

export function remove(path: string): Write {
  return { op: "delete", path };
}

export interface ListenerOptions {
  security?: Security;
  access?: Access;
  /** What the time is when the session asks; by default it stands still. */
  now?: number;
}

/** A client that writes down what it is told, in few words: `ADD 1`, `rooms/a +1 -2`, `CURRENT 1`, `SNAPSHOT`. */
export class TestListener implements StreamPort {
  readonly session: ListenSession;
  readonly responses: ListenResponse[] = [];
  closed: RpcError | "cleanly" | undefined;
  /** As a client that does not read: messages are taken, but no more are wanted. */
  slow = false;
  #read = 0;

  constructor(databases: Databases, options: ListenerOptions = {}) {
    const { security = everyone, access = { admin: false, token: undefined }, now = 1_800_000_000_000_000 } = options;
    this.session = new ListenSession({ databases, security, access, clock: () => now }, this);
  }

  send(response: object): boolean {
    this.responses.push(response as ListenResponse);
    return !this.slow;
  }

  close(error?: RpcError): void {
    this.closed = error ?? "cleanly";
  }

  add(target: JsonTarget, database = "projects/p/databases/d"): string[] {
    this.session.handle({ database, addTarget: target });
    return this.news();
  }

  removeTarget(id: number): string[] {
    this.session.handle({ database: "projects/p/databases/d", removeTarget: id });
    return this.news();
  }

  /** What was said since the last look. */
  news(): string[] {
    const fresh = this.responses.slice(this.#read);
    this.#read = this.responses.length;
    return fresh.map(words);
  }

  /** The token of the last snapshot. */
  get token(): string {
    const tokens = this.responses.map((response) =>
      "targetChange" in response ? response.targetChange.resumeToken : undefined,
    );
    return tokens.findLast((token) => token !== undefined) ?? "";
  }

  /** All with the same number of digits, so that text order is time order. */
  get readTimes(): string[] {
    return this.responses.flatMap((response) =>
      "targetChange" in response && response.targetChange.readTime
        ? [
            response.targetChange.readTime.replace(
              /(?:\.(\d+))?Z$/,
              (_all, digits = "") => `.${digits.padEnd(6, "0")}Z`,
            ),
          ]
        : [],
    );
  }
}

function words(response: ListenResponse): string {
  if ("targetChange" in response) {
    const { targetChangeType, targetIds = [], cause } = response.targetChange;
    if (targetChangeType === undefined) return "SNAPSHOT";
    return [targetChangeType, ...targetIds, ...(cause ? [cause.code] : [])].join(" ");
  }
  if ("filter" in response) {
    const { targetId, count, unchangedNames } = response.filter;
    return `COUNT ${targetId} ${count}${unchangedNames ? " NAMES" : ""}`;
  }
  if ("documentChange" in response) {
    const { document, targetIds = [], removedTargetIds = [] } = response.documentChange;
    return [
      path(document.name ?? ""),
      ...targetIds.map((id) => `+${id}`),
      ...removedTargetIds.map((id) => `-${id}`),
    ].join(" ");
  }
  const gone = "documentDelete" in response ? response.documentDelete : response.documentRemove;
  const word = "documentDelete" in response ? "deleted" : "removed";
  return [path(gone.document), word, ...gone.removedTargetIds.map((id) => `-${id}`)].join(" ");
}

const path = (name: string) => name.slice(name.indexOf("/documents/") + 11);
