import { coveragePage } from "../../rules/coverage/page.ts";
import { type CoverageReport, coverageReport } from "../../rules/coverage/report.ts";
import { type Diagnostic, formatDiagnostic } from "../../rules/language/diagnostic.ts";
import type { Ruleset } from "../../rules/ruleset.ts";
import { RpcError } from "../errors.ts";
import type { AdminRoute } from "./routes.ts";

/** What these endpoints need of the rules. */
export interface RulesHost {
  /** Takes effect unless an error is among what it gives back. */
  install(projectId: string, source: string): readonly Diagnostic[];
  rulesetOf(projectId: string): Ruleset | undefined;
}

interface UploadBody {
  ignore_errors?: boolean;
  rules?: { files?: { name?: string; content?: string }[] };
}

/** Rules sent by the CLI when their file changes, and by @firebase/rules-unit-testing. */
export function rulesRoutes(rules: RulesHost): AdminRoute[] {
  const coverageOf = (projectId = ""): CoverageReport => {
    const ruleset = rules.rulesetOf(projectId);
    return ruleset ? coverageReport(ruleset) : { rules: { files: [] }, report: [], allows: [] };
  };
  return [
    {
      method: "GET",
      path: /^\/emulator\/v1\/projects\/([^/:]+):ruleCoverage$/,
      handle: ({ captured }) => ({ json: coverageOf(captured[0]) }),
    },
    {
      method: "GET",
      path: /^\/emulator\/v1\/projects\/([^/:]+):ruleCoverage\.html$/,
      handle: ({ captured }) => ({ text: coveragePage(coverageOf(captured[0])), type: "text/html" }),
    },
    {
      method: "PUT",
      path: /^\/emulator\/v1\/projects\/([^/:]+):securityRules$/,
      handle: ({ captured: [projectId = ""], json }) => {
        const { ignore_errors: ignoreErrors, rules: { files = [] } = {} } = json() as UploadBody;
        if (files.length === 0) throw new RpcError("INTERNAL", "No rules file was sent.");
        const diagnostics = rules.install(projectId, files.map(({ content = "" }) => content).join("\n"));
        const errors = diagnostics.filter(({ severity }) => severity === "error").map(formatDiagnostic);
        if (errors.length > 0) {
          // The CLI says "Rules updated." whatever we answer: whoever edits them must see it here.
          console.error(`Error compiling rules, the former ones stay:\n${errors.join("\n")}`);
          if (!ignoreErrors) throw new RpcError("INVALID_ARGUMENT", `Error compiling rules:\n${errors.join("\n")}`);
        }
        return ignoreErrors ? { json: { issues: diagnostics.map(issueOf) } } : {};
      },
    },
  ];
}

function issueOf({ position, message, severity }: Diagnostic): object {
  return { sourcePosition: position, description: message, severity: severity.toUpperCase() };
}
