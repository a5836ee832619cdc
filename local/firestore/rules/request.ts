import type { RequestVariables } from "../../rules/evaluate/context.ts";
import type { Method } from "../../rules/language/ast.ts";
import type { RulesMap, RulesValue } from "../../rules/values/value.ts";
import type { Micros } from "../model.ts";
import type { Access } from "../security.ts";
import { Timestamp } from "../values/value.ts";
import { authOf } from "./variables.ts";

export interface RequestParts {
  readonly access: Access;
  readonly method: Method;
  readonly path: () => RulesValue;
  readonly time: Micros;
  /** Absent on reads: touching it is an error there, while on a delete it is null. */
  readonly resource?: () => RulesValue;
  /** Only for list. */
  readonly query?: () => RulesValue;
}

export class FirestoreRequest implements RequestVariables {
  readonly #parts: RequestParts;
  #resource: RulesValue | undefined;

  constructor(parts: RequestParts) {
    this.#parts = parts;
  }

  get(name: string): RulesValue | undefined {
    const { access, method, path, time, resource, query } = this.#parts;
    switch (name) {
      case "auth":
        return authOf(access);
      case "resource":
        this.#resource ??= resource?.();
        return this.#resource;
      case "method":
        return method;
      case "path":
        return path();
      case "time":
        // Server timestamps of the same commit are cut to milliseconds, and rules compare the two.
        return Timestamp.fromMicros(Math.floor(time / 1000) * 1000);
      case "query":
        return query?.();
      default:
        return undefined;
    }
  }

  all(): RulesMap {
    const map = new Map<string, RulesValue>();
    for (const name of ["auth", "method", "path", "time", "resource", "query"]) {
      const value = this.get(name);
      if (value !== undefined) map.set(name, value);
    }
    return map;
  }
}
