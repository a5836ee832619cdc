import { randomUUID } from "node:crypto";
import type { Host } from "../../rules/evaluate/context.ts";
import { anyDepth, anyId, type RequestedPath } from "../../rules/evaluate/match.ts";
import type { Method } from "../../rules/language/ast.ts";
import type { Ruleset, Verdict } from "../../rules/ruleset.ts";
import { Failure } from "../../rules/values/odd.ts";
import type { Micros } from "../model.ts";
import { formatMicros } from "../wire/timestamps.ts";
import { encodeRulesValue } from "./rules-value.ts";

/** What was put to the rules, and what they said. */
export interface Decision {
  readonly projectId: string;
  readonly ruleset: Ruleset;
  readonly method: Method;
  readonly path: RequestedPath;
  readonly host: Host;
  readonly time: Micros;
  readonly verdict: Verdict;
}

/** As the Emulator UI shows it. Values are written in the rules' own types: `boolValue`, not `booleanValue`. */
export function evaluationOf({ projectId, ruleset, method, path, host, time, verdict }: Decision): object {
  const refused = verdict.refusals.map(({ position }) => ({ line: position.line, outcome: false }));
  const failed = verdict.refusals.some(({ outcome }) => outcome instanceof Failure);
  return {
    rules: ruleset.source,
    time: formatMicros(time),
    rulesReleaseKey: `projects/${projectId}/releases/cloud.firestore`,
    requestId: randomUUID(),
    outcome: verdict.allowed ? "allow" : failed ? "error" : "deny",
    granularAllowOutcomes: verdict.allowed ? [...refused, { line: verdict.position.line, outcome: true }] : refused,
    rulesContext: {
      method,
      path: `/${path.map(segmentText).join("/")}`,
      time: formatMicros(time),
      request: encodeRulesValue(host.request.all()),
      resource: encodeRulesValue(host.resource()),
    },
  };
}

function segmentText(segment: RequestedPath[number]): string {
  if (segment === anyId) return "*";
  return segment === anyDepth ? "**" : String(segment);
}
