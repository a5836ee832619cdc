import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { RpcError } from "../errors.ts";
import type { Commit, StoredDocument } from "../model.ts";
import type { FieldPath } from "../query/query.ts";
import type { Value } from "../values/value.ts";
import { Database } from "./database.ts";
import type { Transform, Write } from "./write.ts";

/** A document as the reference keeps it: plain objects, integers and lists of integers. */
type Plain = { [name: string]: Plain | bigint | bigint[] };
interface PlainDocument {
  readonly fields: Plain;
  readonly create: number;
  readonly update: number;
}
type PlainStore = ReadonlyMap<string, PlainDocument>;

const path = fc.constantFrom("c/a", "c/b", "c/a/d/x", "d/a");
const field = fc.constantFrom<FieldPath>(["f"], ["g"], ["m"], ["m", "x"], ["m", "y"], ["f", "z"]);
const integer = fc.bigInt(-3n, 3n);
const list = fc.array(integer, { maxLength: 3 });
const leaf = fc.oneof(integer, list);
const plain: fc.Arbitrary<Plain> = fc.record(
  { f: leaf, g: leaf, m: fc.oneof(leaf, fc.record({ x: leaf, y: leaf }, { requiredKeys: [] })) },
  { requiredKeys: [] },
);

const transform: fc.Arbitrary<Transform> = fc.oneof(
  fc.record({ field, kind: fc.constantFrom("increment", "maximum", "minimum"), operand: integer }),
  fc.record({ field, kind: fc.constantFrom("append-missing", "remove-all"), values: list }),
);

/** Preconditions on times are drawn as the time of an earlier commit, counted back. */
interface Drawn {
  readonly path: string;
  readonly op: Write["op"];
  readonly fields: Plain;
  readonly mask: readonly FieldPath[];
  readonly transforms: readonly Transform[];
  readonly expected: { readonly exists: boolean } | { readonly commitsBack: number } | undefined;
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  path,
  op: fc.constantFrom("set", "set", "update", "update", "delete", "verify"),
  fields: plain,
  mask: fc.array(field, { maxLength: 3 }),
  transforms: fc.array(transform, { maxLength: 2 }),
  expected: fc.oneof(
    { weight: 6, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.boolean().map((exists) => ({ exists })) },
    { weight: 1, arbitrary: fc.nat(3).map((commitsBack) => ({ commitsBack })) },
  ),
});

describe("a database agrees with a plain model", () => {
  it("whatever is committed: state, times, refusals, past and feed", () => {
    fc.assert(
      fc.property(fc.array(fc.array(drawn, { maxLength: 4 }), { maxLength: 8 }), (commits) => {
        let now = 1_000;
        const database = new Database("p", "(default)", () => (now += 10));
        const feed: Commit[] = [];
        database.subscribe((commit) => feed.push(commit));
        const states: [number, PlainStore][] = [[database.now(), new Map()]];
        for (const writes of commits) {
          const times = states.map(([time]) => time);
          const decided = writes.map((write) => decide(write, times));
          const before = states.at(-1)?.[1] ?? new Map();
          const time = now + 10;
          const expected = model(before, decided, time);
          if (typeof expected === "string") {
            expect(() => database.commit(decided)).toThrow(expect.objectContaining({ code: expected }));
          } else {
            const { commitTime, results } = database.commit(decided);
            expect(commitTime).toBe(time);
            for (const [i, { updateTime }] of results.entries()) {
              const { op, path: written } = decided[i] as Write;
              expect(updateTime).toBe(op === "verify" ? undefined : expected.get(written)?.update);
            }
            states.push([time, expected]);
          }
          expect(contents(database.below(""))).toEqual(contentsOf(states.at(-1)?.[1] ?? new Map()));
        }
        for (const [time, state] of states) expect(contents(database.below("", time))).toEqual(contentsOf(state));
        replay(feed, states);
      }),
      { numRuns: 500 },
    );
  });
});

/** Changes applied to nothing give each state in turn; none is void, each begins where the former ended. */
function replay(feed: readonly Commit[], states: readonly [number, PlainStore][]): void {
  const replica = new Map<string, StoredDocument>();
  expect(feed.map(({ time }) => time)).toEqual(states.slice(1).map(([time]) => time));
  for (const [i, { changes }] of feed.entries()) {
    for (const { path: changed, before, after } of changes) {
      expect(replica.get(changed)).toBe(before);
      expect(after).not.toBe(before);
      if (after) replica.set(changed, after);
      else replica.delete(changed);
    }
    expect(contents(replica.values())).toEqual(contentsOf(states[i + 1]?.[1] ?? new Map()));
  }
}

function decide({ op, path: written, fields, mask, transforms, expected }: Drawn, times: readonly number[]): Write {
  const updateTime = expected && "commitsBack" in expected ? times.at(-1 - expected.commitsBack) : undefined;
  const precondition =
    expected && "exists" in expected ? expected : updateTime === undefined ? undefined : { updateTime };
  const asked = precondition ? { precondition } : {};
  if (op === "delete" || op === "verify") return { op, path: written, ...asked };
  const content = toMap(fields);
  if (op === "set") return { op, path: written, fields: content, transforms, ...asked };
  return { op, path: written, fields: content, mask, transforms, ...asked };
}

/** The state after a commit, or the code of its refusal. */
function model(before: PlainStore, writes: readonly Write[], time: number): PlainStore | string {
  const isWrong = writes.some(({ op, path: written, precondition }, i) => {
    const last = writes.slice(0, i).findLast((one) => one.path === written && one.op !== "verify");
    const isWrite = op === "set" || op === "update";
    return isWrite && last?.op === "delete" && precondition && "exists" in precondition && precondition.exists;
  });
  if (isWrong) return "INVALID_ARGUMENT";
  const after = new Map(before);
  for (const write of writes) {
    const document = after.get(write.path);
    const { precondition } = write;
    if (precondition && "exists" in precondition && precondition.exists !== (document !== undefined)) {
      return precondition.exists ? "NOT_FOUND" : "ALREADY_EXISTS";
    }
    if (precondition && "updateTime" in precondition && document?.update !== precondition.updateTime) {
      return "FAILED_PRECONDITION";
    }
    if (write.op === "delete") after.delete(write.path);
    if (write.op !== "set" && write.op !== "update") continue;
    let fields = write.op === "set" ? toPlain(write.fields) : structuredClone(document?.fields ?? {});
    if (write.op === "update") {
      for (const name of write.mask) fields = put(fields, name, look(toPlain(write.fields), name));
    }
    for (const one of write.transforms) fields = put(fields, one.field, transformed(one, look(fields, one.field)));
    const isSame = document && text(document.fields) === text(fields);
    after.set(write.path, isSame ? document : { fields, create: document?.create ?? time, update: time });
  }
  for (const [written, { fields, create }] of after) {
    const original = before.get(written);
    if (original?.create === create && text(original.fields) === text(fields)) after.set(written, original);
  }
  return after;
}

type PlainValue = Plain[string];

function transformed(one: Transform, stored: PlainValue | undefined): PlainValue {
  const elements = Array.isArray(stored) ? stored : [];
  if ("values" in one) {
    const values = one.values as bigint[];
    return one.kind === "append-missing" ? union(elements, values) : elements.filter((one) => !values.includes(one));
  }
  if (!("operand" in one)) throw new RpcError("INTERNAL", "not drawn here");
  const operand = one.operand as bigint;
  if (typeof stored !== "bigint") return operand;
  if (one.kind === "increment") return stored + operand;
  return one.kind === "maximum" ? (stored > operand ? stored : operand) : stored < operand ? stored : operand;
}

/** Only what is added must be new; what was there twice stays twice. */
function union(elements: readonly bigint[], added: readonly bigint[]): bigint[] {
  return [...elements, ...new Set(added.filter((value) => !elements.includes(value)))];
}

function look(fields: Plain, [head = "", ...rest]: FieldPath): PlainValue | undefined {
  const value = fields[head];
  if (rest.length === 0) return value;
  return isPlain(value) ? look(value, rest) : undefined;
}

/** With undefined, removes; a removal makes nothing on its way. */
function put(fields: Plain, [head = "", ...rest]: FieldPath, value: PlainValue | undefined): Plain {
  const copy = { ...fields };
  const inner = copy[head];
  if (rest.length === 0) {
    if (value === undefined) delete copy[head];
    else copy[head] = value;
  } else if (value !== undefined || isPlain(inner)) copy[head] = put(isPlain(inner) ? inner : {}, rest, value);
  return copy;
}

const isPlain = (value: PlainValue | undefined): value is Plain => typeof value === "object" && !Array.isArray(value);

function toMap(fields: Plain): Map<string, Value> {
  return new Map(Object.entries(fields).map(([name, value]) => [name, isPlain(value) ? toMap(value) : value]));
}

function toPlain(fields: ReadonlyMap<string, Value>): Plain {
  const entries = [...fields].map(([name, value]) => [name, value instanceof Map ? toPlain(value) : value] as const);
  return Object.fromEntries(entries) as Plain;
}

/** The same for the same content, in whatever order it was written. */
function text(value: PlainValue): string {
  if (typeof value === "bigint") return String(value);
  if (Array.isArray(value)) return `[${value.join()}]`;
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${name}:${text(value[name] ?? 0n)}`).join()}}`;
}

const contents = (documents: Iterable<StoredDocument>): string[] =>
  [...documents].map((one) => `${one.path} ${text(toPlain(one.fields))} ${one.createTime} ${one.updateTime}`).sort();
const contentsOf = (state: PlainStore): string[] =>
  [...state].map(([at, { fields, create, update }]) => `${at} ${text(fields)} ${create} ${update}`).sort();
