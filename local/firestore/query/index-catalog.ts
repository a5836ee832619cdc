import { RpcError } from "../errors.ts";
import { equalFieldPaths, formatFieldPath, isNamePath, parseFieldPath } from "../values/field-path.ts";
import { type Need, needsOf, type Pinned } from "./needed-index.ts";
import type { NormalQuery } from "./normalize.ts";
import type { FieldPath } from "./query.ts";

/** An entry of `indexes` in firestore.indexes.json. */
export interface IndexDefinition {
  readonly collectionGroup: string;
  readonly queryScope: "COLLECTION" | "COLLECTION_GROUP";
  readonly fields: readonly IndexFieldDefinition[];
}

export interface IndexFieldDefinition {
  readonly fieldPath: string;
  readonly order?: "ASCENDING" | "DESCENDING";
  readonly arrayConfig?: "CONTAINS";
}

/** What firestore.indexes.json says; other keys are of no interest here. */
export interface IndexFile {
  readonly indexes?: readonly IndexDefinition[];
  readonly fieldOverrides?: readonly FieldOverride[];
}

export interface FieldOverride {
  readonly collectionGroup: string;
  readonly fieldPath: string;
  readonly indexes: readonly (Omit<IndexFieldDefinition, "fieldPath"> & { readonly queryScope?: string })[];
}

/**
 * Knows which queries production would answer with the indexes of a project, and names the one to add. Single fields
 * of a collection have theirs by themselves, unless overridden; equalities may combine several indexes that end alike.
 * https://firebase.google.com/docs/firestore/query-data/index-overview
 */
export class IndexCatalog {
  readonly #indexes: readonly IndexDefinition[];
  readonly #overrides: readonly FieldOverride[];

  constructor({ indexes = [], fieldOverrides = [] }: IndexFile) {
    this.#indexes = indexes;
    this.#overrides = fieldOverrides;
  }

  /** Throws FAILED_PRECONDITION naming the index that is missing. */
  check(query: NormalQuery, summed: readonly FieldPath[] = []): void {
    const missing = this.missing(query, summed);
    if (!missing) return;
    const text = JSON.stringify(missing);
    const isSingle = missing.fields.length === 1;
    const place = isSingle ? "as a fieldOverride, for this scope," : "among the indexes";
    throw new RpcError(
      "FAILED_PRECONDITION",
      `The query requires an index. Production would refuse it: add ${place} of firestore.indexes.json: ${text}`,
    );
  }

  /** The first index that a query lacks. */
  missing(query: NormalQuery, summed: readonly FieldPath[] = []): IndexDefinition | undefined {
    const { collectionId = "", allDescendants = false } = query.from[0] ?? {};
    const queryScope = allDescendants ? "COLLECTION_GROUP" : "COLLECTION";
    for (const need of needsOf(query, summed)) {
      if (need.pinned.length === 0 && need.orders.length === 0) continue;
      const usable = [
        ...this.#indexes.filter((index) => index.collectionGroup === collectionId && index.queryScope === queryScope),
        ...this.#singleFields(collectionId, queryScope, need),
      ];
      if (!isMet(need, usable)) return definitionFor(need, collectionId, queryScope);
    }
    return undefined;
  }

  /** The indexes of one field that exist without being declared, or by an override. */
  #singleFields(collectionGroup: string, queryScope: IndexDefinition["queryScope"], need: Need): IndexDefinition[] {
    const fields = [...need.pinned, ...need.orders].map(({ field }) => formatFieldPath(field));
    return fields.flatMap((fieldPath) => {
      const override = this.#overrides.find(
        (one) => one.collectionGroup === collectionGroup && one.fieldPath === fieldPath,
      );
      const configs = override?.indexes ?? automatic;
      return configs
        .filter((config) => (config.queryScope ?? "COLLECTION") === queryScope)
        .map(({ queryScope: _, ...config }) => ({ collectionGroup, queryScope, fields: [{ fieldPath, ...config }] }));
    });
  }
}

const automatic: FieldOverride["indexes"] = [
  { order: "ASCENDING" },
  { order: "DESCENDING" },
  { arrayConfig: "CONTAINS" },
];

/** Indexes that end in the orders and begin with pinned fields; together they must begin with all of these. */
function isMet(need: Need, indexes: readonly IndexDefinition[]): boolean {
  const led = indexes.map((index) => pinsServed(need, index)).filter((pins) => pins !== undefined);
  return led.length > 0 && need.pinned.every((pin) => led.some((pins) => pins.includes(pin)));
}

/** The pinned fields that an index begins with, or undefined when it is of no use. */
function pinsServed(need: Need, { fields }: IndexDefinition): Pinned[] | undefined {
  const parsed = fields.map(({ fieldPath, ...config }) => ({ path: parseFieldPath(fieldPath), ...config }));
  const named = parsed.filter(({ path }) => !isNamePath(path));
  const nameOrder = parsed.find(({ path }) => isNamePath(path))?.order ?? named.at(-1)?.order ?? "ASCENDING";
  if (nameOrder !== orderNames[need.nameDirection]) return undefined;
  const cut = named.length - need.orders.length;
  if (cut < 0) return undefined;
  const isOrdered = need.orders.every(({ field, direction }, i) => {
    const config = named[cut + i];
    return config && equalFieldPaths(config.path, field) && config.order === orderNames[direction];
  });
  const pins = named
    .slice(0, cut)
    .map(({ path, arrayConfig }) =>
      need.pinned.find((pin) => equalFieldPaths(pin.field, path) && pin.isElement === (arrayConfig === "CONTAINS")),
    );
  const known = pins.filter((pin) => pin !== undefined);
  return isOrdered && known.length === pins.length ? known : undefined;
}

function definitionFor(
  { pinned, orders, nameDirection }: Need,
  collectionGroup: string,
  queryScope: IndexDefinition["queryScope"],
): IndexDefinition {
  const last = orders.at(-1)?.direction ?? "asc";
  return {
    collectionGroup,
    queryScope,
    fields: [
      ...pinned.map(({ field, isElement }): IndexFieldDefinition => {
        const fieldPath = formatFieldPath(field);
        return isElement ? { fieldPath, arrayConfig: "CONTAINS" } : { fieldPath, order: "ASCENDING" };
      }),
      ...orders.map(({ field, direction }) => ({ fieldPath: formatFieldPath(field), order: orderNames[direction] })),
      // Names follow the last field by themselves.
      ...(nameDirection === last ? [] : [{ fieldPath: "__name__", order: orderNames[nameDirection] }]),
    ],
  };
}

const orderNames = { asc: "ASCENDING", desc: "DESCENDING" } as const;
