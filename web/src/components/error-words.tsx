import type { AppError } from "../lib/app-error.ts";
import { errorSentence } from "../lib/error-sentence.ts";
import { useLanguage } from "../lib/language.ts";

/** Apart, so that a page that goes well does not download every sentence of what can go wrong. */
export default function ErrorWords({ error }: { error: AppError }) {
  return errorSentence(error, useLanguage());
}
