import type { Customer } from "./booking.ts";

/** Typed text is looked up by its first letters; more say nothing that the screen cannot sort out by itself. */
const shortest = 2;
const longest = 8;

/**
 * The beginnings by which a booking is found: of each word of its client's name and company, of the e-mail, of the number
 * as people write it, of the reference with and without its "NV-". One `array-contains` finds them among all bookings,
 * however many there are. At most 7 for each word.
 */
export function searchKeys({ firstName, lastName, email, phone, company }: Customer, reference: string): string[] {
  const words = [firstName, lastName, company ?? "", email, reference, reference.split("-")[1] ?? ""].flatMap(wordsOf);
  return [...new Set([...words, nationalDigits(phone)].flatMap(beginnings))];
}

/** What to look up for a typed text: the beginning of its longest word. Undefined while that is too short. */
export function searchKey(text: string): string | undefined {
  const typed = /^[\d\s+().-]+$/.test(text) ? [nationalDigits(text)] : wordsOf(text);
  const [word = ""] = typed.sort((a, b) => b.length - a.length);
  return word.length >= shortest ? word.slice(0, longest) : undefined;
}

/** Without accents and capitals: "Lefèvre" and "lefevre" are the same. */
export function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}

/** "+33 6 12 34 56 78" is also looked up as "0612345678"; other countries keep their code. */
export function nationalDigits(phone: string | undefined): string {
  return (phone ?? "")
    .replace(/[^\d+]/g, "")
    .replace(/^(\+|00)33/, "0")
    .replace(/\D/g, "");
}

function wordsOf(text: string): string[] {
  return plain(text).split(/\s+/).filter(Boolean);
}

function beginnings(word: string): string[] {
  const lengths = Array.from({ length: longest - shortest + 1 }, (_, index) => shortest + index);
  return lengths.filter((length) => length <= word.length).map((length) => word.slice(0, length));
}
