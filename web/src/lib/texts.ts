import { type Language, useLanguage } from "./language.ts";
import { frenchSpaces } from "./typography.ts";

/** A catalogue holds sentences, functions that make one, lists and nested groups of them. */
type Text = string | ((...values: never[]) => string) | readonly Text[] | { readonly [key: string]: Text };

/** The shape of the French catalogue, with its literals widened: what the English one must fill. */
type Shape<T> = T extends string
  ? string
  : T extends (...values: infer V) => string
    ? (...values: V) => string
    : T extends readonly (infer E)[]
      ? readonly Shape<E>[]
      : { readonly [K in keyof T]: Shape<T[K]> };

export interface Catalogue<T> {
  fr: Shape<T>;
  en: Shape<T>;
}

/** One file `texts.ts` per feature: French first, English with the same keys. French spacing is set here, once. */
export function catalogue<const T extends Text>(fr: T, en: Shape<T>): Catalogue<T> {
  return { fr: spaced(fr) as Shape<T>, en };
}

export function useTexts<T>(texts: Catalogue<T>): Shape<T> {
  return texts[useLanguage()];
}

export function textsIn<T>(texts: Catalogue<T>, language: Language): Shape<T> {
  return texts[language];
}

function spaced(text: Text): Text {
  if (typeof text === "string") return frenchSpaces(text);
  if (typeof text === "function") return (...values: never[]) => frenchSpaces(text(...values));
  if (Array.isArray(text)) return text.map(spaced);
  return Object.fromEntries(Object.entries(text).map(([key, each]) => [key, spaced(each)]));
}
