import type { MethodTable } from "../methods/method.ts";
import { hashingFunctions } from "./hashing.ts";
import { latlngFunctions } from "./latlng.ts";
import { mathFunctions } from "./math.ts";
import { durationFunctions, timestampFunctions } from "./time.ts";

/** `math.abs(x)` and the like. `firestore.get(…)` reads documents and is with the built-ins. */
export const namespaces: Readonly<Record<string, MethodTable<null>>> = {
  math: mathFunctions,
  timestamp: timestampFunctions,
  duration: durationFunctions,
  latlng: latlngFunctions,
  hashing: hashingFunctions,
};
