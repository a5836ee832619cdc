import { type AppError, isError } from "../../lib/app-error.ts";
import type { CustomerDraft, RequiredField } from "./customer-draft.ts";

interface Words {
  missing: Record<RequiredField, string>;
  refused: string;
}

/** What is wrong with each field: missing here, or refused by the server at `customer.<field>`. */
export function fieldProblems(
  missing: readonly RequiredField[],
  error: AppError | null,
  words: Words,
): Partial<Record<keyof CustomerDraft, string>> {
  const refused = isError(error, "invalid-input") ? error.data.fields.map((field) => field.path) : [];
  return Object.fromEntries([
    ...refused.map((path) => [path.replace(/^customer\./, "").replace("attendees", "people"), words.refused]),
    ...missing.map((field) => [field, words.missing[field]]),
  ]);
}
