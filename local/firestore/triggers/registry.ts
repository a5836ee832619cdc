import { RpcError } from "../errors.ts";
import type { Change } from "../model.ts";
import { anyPath, exactPath, type PathPattern, pathPattern } from "./pattern.ts";

export type Kind = "created" | "updated" | "deleted" | "written";

/** A function that wants to hear of changes. The functions emulator never takes one back; stale ones answer 404. */
export interface Trigger {
  /** `{region}-{name}-{generation}`, the functions emulator's own key. */
  readonly key: string;
  readonly version: 1 | 2;
  readonly projectId: string;
  readonly databaseId: string;
  readonly kind: Kind;
  /** As registered: it is repeated in the event. */
  readonly eventType: string;
  readonly matches: PathPattern;
}

export interface V1Registration {
  eventTrigger?: { resource?: string; eventType?: string };
}

export interface V2Registration {
  eventType?: string;
  database?: string;
  document?: { value?: string; matchType?: string };
}

const v1Kinds: Readonly<Record<string, Kind>> = {
  create: "created",
  update: "updated",
  delete: "deleted",
  write: "written",
};
const v2Type = /^google\.cloud\.firestore\.document\.v1\.(created|updated|deleted|written)(\.withAuthContext)?$/;
const v1Resource = /^projects\/([^/]+)\/databases\/([^/]+)\/documents\/(.+)$/;

export class TriggerRegistry {
  readonly #triggers = new Map<string, Trigger>();

  registerV1(projectId: string, key: string, body: V1Registration): void {
    const { eventType = "", resource = "" } = body.eventTrigger ?? {};
    const kind = v1Kinds[/\.(\w+)$/.exec(eventType)?.[1] ?? ""];
    const [, , databaseId, pattern] = v1Resource.exec(resource) ?? [];
    if (!kind || !databaseId || !pattern) throw new RpcError("INVALID_ARGUMENT", `Invalid trigger: ${key}`);
    this.#set({ key, version: 1, projectId, databaseId, kind, eventType, matches: pathPattern(pattern) });
  }

  registerV2(projectId: string, key: string, body: V2Registration): void {
    const { eventType = "", database = "(default)", document } = body;
    const kind = v2Type.exec(eventType)?.[1] as Kind | undefined;
    if (!kind || !key) throw new RpcError("INVALID_ARGUMENT", `Invalid trigger: ${key} ${eventType}`);
    this.#set({ key, version: 2, projectId, databaseId: database, kind, eventType, matches: matcherOf(document) });
  }

  concerned(projectId: string, databaseId: string, change: Change): Trigger[] {
    if (this.#triggers.size === 0) return [];
    const kind = !change.before ? "created" : change.after ? "updated" : "deleted";
    return [...this.#triggers.values()].filter(
      (trigger) =>
        (trigger.kind === "written" || trigger.kind === kind) &&
        trigger.projectId === projectId &&
        trigger.databaseId === databaseId &&
        trigger.matches(change.path),
    );
  }

  #set(trigger: Trigger): void {
    this.#triggers.set(`${trigger.projectId} ${trigger.key}`, trigger);
  }
}

function matcherOf(document: V2Registration["document"]): PathPattern {
  if (document?.value === undefined) return anyPath;
  return document.matchType === "EXACT" ? exactPath(document.value) : pathPattern(document.value);
}
