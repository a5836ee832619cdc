import { coveragePage } from "../../rules/coverage/page.ts";
import { coverageReport } from "../../rules/coverage/report.ts";
import type { Ruleset } from "../../rules/ruleset.ts";
import { RpcError } from "../errors.ts";
import type { AdminRoute } from "./routes.ts";

/** What each expression of a project's rules gave since they were installed: as JSON, and as a page to look at. */
export function coverageRoutes(rules: { rulesetOf(projectId: string): Ruleset | undefined }): AdminRoute[] {
  const reportOf = (projectId: string) => {
    const ruleset = rules.rulesetOf(projectId);
    if (!ruleset) throw new RpcError("NOT_FOUND", `Project ${projectId} has no rules.`);
    return coverageReport(ruleset);
  };
  return [
    {
      method: "GET",
      path: /^\/emulator\/v1\/projects\/([^/:]+):ruleCoverage$/,
      handle: ({ captured: [projectId = ""] }) => ({ json: reportOf(projectId) }),
    },
    {
      method: "GET",
      path: /^\/emulator\/v1\/projects\/([^/:]+):ruleCoverage\.html$/,
      handle: ({ captured: [projectId = ""] }) => ({ text: coveragePage(reportOf(projectId)), type: "text/html" }),
    },
  ];
}
