import { RpcError } from "../errors.ts";
import type { Change, Micros, StoredDocument } from "../model.ts";
import { documentPath } from "../paths.ts";
import type { CheckedWrite } from "../security.ts";
import { identicalFields } from "../values/order.ts";
import { checkDocument } from "../values/validate.ts";
import type { Timestamp, Value } from "../values/value.ts";
import { applyWrite } from "./apply.ts";
import type { Precondition, Write, WriteResult } from "./write.ts";

/** A commit worked out but not yet made: nothing is visible to anyone until the database takes its changes. */
export interface Stage {
  readonly checks: readonly CheckedWrite[];
  /** The first precondition that does not hold. */
  readonly refusal: RpcError | undefined;
  readonly changes: readonly Change[];
  readonly results: readonly WriteResult[];
}

type State = StoredDocument | undefined;

/** Applies writes in order, each seeing the earlier ones, over what `read` gives. Throws for what can never be stored. */
export function stageWrites(
  writes: readonly Write[],
  read: (path: string) => State,
  database: string,
  time: Micros,
  requestTime: Timestamp,
): Stage {
  const states = new Map<string, { readonly before: State; after: State; isDeleted: boolean }>();
  const checks: CheckedWrite[] = [];
  const transformResults: (readonly Value[])[] = [];
  let refusal: RpcError | undefined;

  for (const write of writes) {
    const { path } = write;
    const name = `${database}/documents/${path}`;
    let state = states.get(path);
    if (!state) {
      const before = read(documentPath(path, name));
      state = { before, after: before, isDeleted: false };
      states.set(path, state);
    }
    const before = state.after;
    if (state.isDeleted && isUpdate(write)) throw updateOfDeleted(name);
    refusal ??= refuse(write.precondition, before, name, time);
    const applied = applyWrite(write, before?.fields, requestTime);
    transformResults.push(applied.transformResults);
    if (write.op === "verify") continue;
    state.after = next(before, path, applied.fields, time);
    state.isDeleted = write.op === "delete";
    if (state.after && state.after !== before) checkDocument(path, state.after.fields, name);
    checks.push({ path, kind: kindOf(write, before), before, after: state.after });
  }

  const final = settle(states);
  const results = writes.map((write, i) => ({
    updateTime: write.op === "verify" ? undefined : final.times.get(write.path),
    transformResults: transformResults[i] ?? [],
  }));
  return { checks, refusal, changes: final.changes, results };
}

/** A document that ends as it began is no change and keeps its old time: js-sdk waits for ever for a time it never sees. */
function settle(states: ReadonlyMap<string, { before: State; after: State }>) {
  const changes: Change[] = [];
  const times = new Map<string, Micros | undefined>();
  for (const [path, { before, after }] of states) {
    const isSame =
      before && after && before.createTime === after.createTime && identicalFields(before.fields, after.fields);
    times.set(path, isSame ? before.updateTime : after?.updateTime);
    if (!isSame && before !== after) changes.push({ path, before, after });
  }
  return { changes, times };
}

function next(before: State, path: string, fields: StoredDocument["fields"] | undefined, time: Micros): State {
  if (!fields) return undefined;
  if (before && identicalFields(before.fields, fields)) return before;
  return { path, fields, createTime: before?.createTime ?? time, updateTime: time };
}

function kindOf(write: Write, before: State): CheckedWrite["kind"] {
  if (write.op === "delete") return "delete";
  return before ? "update" : "create";
}

const isUpdate = ({ op, precondition }: Write): boolean =>
  (op === "set" || op === "update") && precondition !== undefined && "exists" in precondition && precondition.exists;

/** No state of the database could ever satisfy it. */
const updateOfDeleted = (name: string): RpcError =>
  new RpcError("INVALID_ARGUMENT", `Cannot update a document that the same commit deletes: ${name}`);

/** A vanished document whose time was expected is FAILED_PRECONDITION, not NOT_FOUND, so that web transactions retry. */
function refuse(
  precondition: Precondition | undefined,
  before: State,
  name: string,
  time: Micros,
): RpcError | undefined {
  if (!precondition) return undefined;
  if ("exists" in precondition) {
    if (precondition.exists && !before) return new RpcError("NOT_FOUND", `No document to update: ${name}`);
    if (!precondition.exists && before) return new RpcError("ALREADY_EXISTS", `Document already exists: ${name}`);
    return undefined;
  }
  // No version can have that time yet: the request is wrong, whatever is stored.
  if (precondition.updateTime > time) {
    return new RpcError("INVALID_ARGUMENT", `The update time of the precondition is in the future: ${name}`);
  }
  if (before?.updateTime === precondition.updateTime) return undefined;
  return new RpcError(
    "FAILED_PRECONDITION",
    `the stored version (${before?.updateTime ?? 0}) does not match the required base version (${precondition.updateTime})`,
  );
}
