const nbsp = "\u00a0";

/** French wants a space that does not break before high punctuation, inside « » and between a number and its unit. */
export function frenchSpaces(text: string): string {
  return text
    .replace(/ ([:;!?»%€])/g, `${nbsp}$1`)
    .replace(/« /g, `«${nbsp}`)
    .replace(
      /(\d) (?=(?:h|min|m²|F CFA|EUR|personnes?|postes?|jours?|heures?|minutes?|mois|ans?|ko|Mo)(?![A-Za-zÀ-ÿ]))/g,
      `$1${nbsp}`,
    )
    .replace(/(\d\u00a0h) (?=\d)/g, `$1${nbsp}`);
}
