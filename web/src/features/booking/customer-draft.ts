import type { CallableInput } from "@novis/domain/contract/callables";
import { looksLikeEmail } from "../../lib/email.ts";
import type { Language } from "../../lib/language.ts";

/** What the visitor types, as typed. */
export interface CustomerDraft {
  firstName: string;
  lastName: string;
  email: string;
  phone: string;
  company: string;
  note: string;
  /** How many will come, as typed; a desk pool does not ask. */
  people: string;
}

export const emptyDraft: CustomerDraft = {
  firstName: "",
  lastName: "",
  email: "",
  phone: "",
  company: "",
  note: "",
  people: "",
};

export const requiredFields = ["firstName", "lastName", "email"] as const;
export type RequiredField = (typeof requiredFields)[number];

/** The required fields that are not there yet. The server judges the rest: it alone knows every rule. */
export function missingFields(draft: CustomerDraft): RequiredField[] {
  return requiredFields.filter((field) =>
    field === "email" ? !looksLikeEmail(draft.email) : draft[field].trim() === "",
  );
}

/** Optional fields left empty are left out. */
export function customerOf(draft: CustomerDraft, language: Language): CallableInput<"bookSpace">["customer"] {
  const { firstName, lastName, email, phone, company } = draft;
  return {
    firstName: firstName.trim(),
    lastName: lastName.trim(),
    email: email.trim(),
    ...(phone.trim() === "" ? {} : { phone: phone.trim() }),
    ...(company.trim() === "" ? {} : { company: company.trim() }),
    language,
  };
}

/** The number of people, when one was given. */
export function attendeesOf(draft: CustomerDraft): number | undefined {
  const people = Number(draft.people);
  return Number.isInteger(people) && people > 0 ? people : undefined;
}

/** "Camille Roux" → both fields, for a member who has not typed anything yet. */
export function prefilled(draft: CustomerDraft, name: string | null, email: string | null): CustomerDraft {
  const [first = "", ...rest] = (name ?? "").trim().split(/\s+/);
  return {
    ...draft,
    firstName: draft.firstName || first,
    lastName: draft.lastName || rest.join(" "),
    email: draft.email || (email ?? ""),
  };
}
