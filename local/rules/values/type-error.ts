import { type Failure, fail } from "./odd.ts";
import { type RulesValue, typeOf } from "./value.ts";

/** In production's words, which developers look up: a value of the wrong type where none but the expected ones can stand. */
export function typeError(value: RulesValue, expected: "bool" | "map,path"): Failure {
  return fail(`Type error. Received: [${typeOf(value)}] Expected: [${expected}].`);
}
