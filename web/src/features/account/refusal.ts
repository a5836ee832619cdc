import { toAppError } from "../../lib/app-error.ts";
import { errorSentence } from "../../lib/error-sentence.ts";
import type { Language } from "../../lib/language.ts";
import { SignInError } from "../../lib/sign-in.ts";
import { textsIn } from "../../lib/texts.ts";
import { texts } from "./texts.ts";

/** The auth service's codes → a sentence. Never says which of address and password was wrong. */
export function accountRefusal(error: unknown, language: Language): string {
  if (!(error instanceof SignInError)) return errorSentence(toAppError(error), language);
  const t = textsIn(texts, language).refused;
  const known: Record<string, string> = {
    "invalid-credential": t.credentials,
    "wrong-password": t.credentials,
    "user-not-found": t.credentials,
    "user-disabled": t.credentials,
    "email-already-in-use": t.taken,
    "credential-already-in-use": t.taken,
    "weak-password": t.weak,
    "invalid-email": t.invalidEmail,
    "too-many-requests": t.tooMany,
  };
  return known[error.code] ?? t.other;
}
