import { toFloat, toInt, toPath, toText } from "../conversions.ts";
import type { Context } from "../evaluate/context.ts";
import { Failure, fail, Odd } from "../values/odd.ts";
import { isPath, type RulesValue, typeOf } from "../values/value.ts";
import type { ServiceName } from "./scope.ts";

export interface Builtin {
  readonly arity: number;
  run(context: Context, argument: RulesValue): RulesValue;
}

/** `f(x)` that is no function of the file. All take one argument. */
export function builtin(name: string, service: ServiceName | undefined): Builtin | undefined {
  if (Object.hasOwn(conversions, name)) return conversions[name];
  return service === "cloud.firestore" && Object.hasOwn(reads, name) ? reads[name] : undefined;
}

/** `firestore.get(…)`, for Storage rules. */
export function firestoreFunction(name: string): Builtin | undefined {
  return name === "get" || name === "exists" ? reads[name] : undefined;
}

const conversions: Readonly<Record<string, Builtin>> = {
  string: conversion(toText),
  int: conversion(toInt),
  float: conversion(toFloat),
  path: conversion(toPath),
  debug: {
    arity: 1,
    run(_context, value) {
      // Its whole purpose; stderr, because a Storage runtime speaks its protocol on stdout.
      console.error("rules debug:", value);
      return value;
    },
  },
};

const reads: Readonly<Record<string, Builtin>> = {
  get: { arity: 1, run: (context, path) => read(context, path, "before") },
  exists: { arity: 1, run: (context, path) => isThere(read(context, path, "before")) },
  getAfter: { arity: 1, run: (context, path) => read(context, path, "after") },
  existsAfter: { arity: 1, run: (context, path) => isThere(read(context, path, "after")) },
};

function conversion(convert: (value: RulesValue) => RulesValue): Builtin {
  return { arity: 1, run: (_context, value) => (value instanceof Odd ? value.compute() : convert(value)) };
}

function read(context: Context, path: RulesValue, when: "before" | "after"): RulesValue {
  if (path instanceof Odd) return path.compute();
  if (!isPath(path)) return fail(`Invalid argument type for get. Received: ${typeOf(path)}. Expected: path.`);
  return context.host.documents.read(path, when);
}

function isThere(document: RulesValue): RulesValue {
  return document instanceof Failure || document instanceof Odd ? document : document !== null;
}
