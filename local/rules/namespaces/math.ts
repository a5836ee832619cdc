import { type MethodTable, method, wrongArgument } from "../methods/method.ts";
import { int64, isNumber } from "../operators/arithmetic.ts";
import { fail } from "../values/odd.ts";
import type { RulesValue } from "../values/value.ts";

export const mathFunctions: MethodTable<null> = {
  abs: method(1, (_, x = null) => (typeof x === "bigint" ? int64(x < 0n ? -x : x) : onNumber("abs", x, Math.abs))),
  /** Floats both, officially. */
  ceil: method(1, (_, x = null) => onNumber("ceil", x, Math.ceil)),
  floor: method(1, (_, x = null) => onNumber("floor", x, Math.floor)),
  /** An integer; halves go up: -1.5 gives -1. */
  round: method(1, (_, x = null) => (typeof x === "bigint" ? x : onNumber("round", x, toInteger))),
  sqrt: method(1, (_, x = null) => onNumber("sqrt", x, Math.sqrt)),
  pow: method(2, (_, base = null, exponent = null) =>
    isNumber(exponent) ? onNumber("pow", base, (x) => x ** Number(exponent)) : wrongArgument("pow", exponent),
  ),
  isNaN: method(1, (_, x = null) => onNumber("isNaN", x, Number.isNaN)),
};

function onNumber(name: string, value: RulesValue, apply: (x: number) => RulesValue): RulesValue {
  return isNumber(value) ? apply(Number(value)) : wrongArgument(name, value);
}

function toInteger(x: number): RulesValue {
  return Number.isFinite(x) ? int64(BigInt(Math.round(x))) : fail("Cannot round a number that is not finite.");
}
