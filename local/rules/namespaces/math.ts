import { saturated } from "../conversions.ts";
import { type MethodTable, method, wrongArgument } from "../methods/method.ts";
import { isNumber } from "../operators/arithmetic.ts";
import type { RulesValue } from "../values/value.ts";

export const mathFunctions: MethodTable<null> = {
  /** The smallest integer has no positive counterpart and stays itself. */
  abs: method(1, (_, x = null) =>
    typeof x === "bigint" ? BigInt.asIntN(64, x < 0n ? -x : x) : onNumber("abs", x, Math.abs),
  ),
  /** Floats both, officially. */
  ceil: method(1, (_, x = null) => onNumber("ceil", x, Math.ceil)),
  floor: method(1, (_, x = null) => onNumber("floor", x, Math.floor)),
  /** An integer; halves go up: -1.5 gives -1. */
  round: method(1, (_, x = null) =>
    typeof x === "bigint" ? x : onNumber("round", x, (y) => saturated(Math.round(y))),
  ),
  sqrt: method(1, (_, x = null) => onNumber("sqrt", x, Math.sqrt)),
  pow: method(2, (_, base = null, exponent = null) =>
    isNumber(exponent) ? onNumber("pow", base, (x) => x ** Number(exponent)) : wrongArgument("math.pow", exponent),
  ),
  isNaN: method(1, (_, x = null) => onNumber("isNaN", x, Number.isNaN)),
};

function onNumber(name: string, value: RulesValue, apply: (x: number) => RulesValue): RulesValue {
  return isNumber(value) ? apply(Number(value)) : wrongArgument(`math.${name}`, value);
}
