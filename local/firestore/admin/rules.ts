import { RpcError } from "../errors.ts";
import type { AdminRoute } from "./routes.ts";

/** One thing that the compiler says about a rules source; lines and columns from 1. */
export interface RulesDiagnostic {
  readonly line: number;
  readonly column: number;
  readonly message: string;
  readonly severity: "error" | "warning";
}

/** What these endpoints need of the rules. */
export interface RulesHost {
  /** Takes effect unless an error is among what it gives back. */
  install(projectId: string, source: string): readonly RulesDiagnostic[];
}

interface UploadBody {
  ignore_errors?: boolean;
  rules?: { files?: { name?: string; content?: string }[] };
}

/** Rules sent by the CLI when their file changes, and by @firebase/rules-unit-testing. */
export function rulesRoutes(rules: RulesHost): AdminRoute[] {
  return [
    {
      method: "PUT",
      path: /^\/emulator\/v1\/projects\/([^/:]+):securityRules$/,
      handle: ({ captured: [projectId = ""], json }) => {
        const body = json() as UploadBody;
        const files = body.rules?.files ?? [];
        if (files.length === 0) throw new RpcError("INTERNAL", "No rules file was sent.");
        const diagnostics = rules.install(projectId, files.map((file) => file.content ?? "").join("\n"));
        const errors = diagnostics.filter(({ severity }) => severity === "error");
        const lines = errors.map(({ line, column, message }) => `L${line}:${column} ${message}`);
        // The CLI says "Rules updated." whatever we answer: whoever edits them must see it here.
        if (lines.length > 0) console.error(`Error compiling rules, the former ones stay:\n${lines.join("\n")}`);
        if (lines.length > 0 && !body.ignore_errors) {
          throw new RpcError("INVALID_ARGUMENT", `Error compiling rules:\n${lines.join("\n")}`);
        }
        return body.ignore_errors ? { json: { issues: diagnostics.map(issueOf) } } : {};
      },
    },
  ];
}

function issueOf({ line, column, message, severity }: RulesDiagnostic): object {
  return { sourcePosition: { line, column }, description: message, severity: severity.toUpperCase() };
}
