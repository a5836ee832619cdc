/**
 * The language in which the house describes its spaces and its ways in, whatever that of the page: a screen reader must
 * know it to read them aloud (WCAG 2.2, 3.1.2).
 */
export const houseLanguage = "fr";
