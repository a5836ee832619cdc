import { Failure, Odd } from "../values/odd.ts";
import { typeError } from "../values/type-error.ts";
import type { RulesValue } from "../values/value.ts";

/** The outcome of `&&` once both sides are known and neither was false. A failure goes before the unknown. */
export function both(left: RulesValue, right: RulesValue): RulesValue {
  if (left === true && right === true) return true;
  return worse(left, right);
}

/** The outcome of `||` once both sides are known and neither was true. */
export function either(left: RulesValue, right: RulesValue): RulesValue {
  if (left === false && right === false) return false;
  return worse(left, right);
}

function worse(left: RulesValue, right: RulesValue): RulesValue {
  for (const side of [left, right]) {
    if (side instanceof Failure) return side;
    if (typeof side !== "boolean" && !(side instanceof Odd)) return typeError(side, "bool");
  }
  return left instanceof Odd ? left : right;
}
