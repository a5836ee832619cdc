import { type Currency, decimalsOf } from "@novis/domain/money/money";
import { dayOf, instantAt, offsetMinutes, wallTimeOf, type Zone } from "@novis/domain/time/calendar";
import type { Instant, Interval } from "@novis/domain/time/interval";

export type Language = "fr" | "en";

const nbsp = "\u00a0";
const localeOf = { fr: "fr-FR", en: "en-GB" } as const;

export function money(cents: number, currency: Currency, language: Language): string {
  const decimals = decimalsOf[currency];
  const format = new Intl.NumberFormat(localeOf[language], {
    style: "currency",
    currency,
    minimumFractionDigits: decimals,
    maximumFractionDigits: decimals,
  });
  return format.format(cents / 10 ** decimals);
}

export function percent(value: number, language: Language): string {
  return language === "fr" ? `${value}${nbsp}%` : `${value}%`;
}

/** « mardi 4 mai 2027, de 14 h à 15 h 30 », in the site's zone; over midnight the second day is named too. */
export function slot(interval: Interval, zone: Zone, language: Language): string {
  const from = date(interval.from, zone, language);
  const until = dayOf(interval.to - 1, zone) === dayOf(interval.from, zone) ? "" : date(interval.to, zone, language);
  const [start, end] = [time(interval.from, zone, language), endTime(interval.to, zone, language)];
  if (language === "en") return until ? `${from} ${start} to ${until} ${end}` : `${from}, ${start} to ${end}`;
  return until ? `du ${from} à ${start} au ${until} à ${end}` : `${from}, de ${start} à ${end}`;
}

/** A day that ends at 0 h reads like a mistake. */
function endTime(instant: Instant, zone: Zone, language: Language): string {
  if (wallTimeOf(instant, zone) !== "00:00") return time(instant, zone, language);
  return language === "fr" ? "minuit" : "midnight";
}

export function moment(instant: Instant, zone: Zone, language: Language): string {
  const [day, clock] = [date(instant, zone, language), time(instant, zone, language)];
  return language === "fr" ? `${day} à ${clock}` : `${day} at ${clock}`;
}

function date(instant: Instant, zone: Zone, language: Language): string {
  const format = new Intl.DateTimeFormat(localeOf[language], { dateStyle: "full", timeZone: zone });
  return format
    .format(instant)
    .replace(/(\d) (\p{L})/gu, `$1${nbsp}$2`)
    .replace(/ 1\u00a0(?=\p{L}+ \d{4})/u, ` 1er${nbsp}`);
}

/** « 14 h 30 »; where the autumn change repeats an hour, which of the two. */
function time(instant: Instant, zone: Zone, language: Language): string {
  const clock = wallTimeOf(instant, zone);
  const [hours = "", minutes = ""] = clock.split(":");
  const plain = language === "en" ? clock : `${Number(hours)}${nbsp}h${minutes === "00" ? "" : `${nbsp}${minutes}`}`;
  return `${plain}${repeated(instant, clock, zone, language)}`;
}

function repeated(instant: Instant, clock: string, zone: Zone, language: Language): string {
  const day = dayOf(instant, zone);
  const [first, second] = [instantAt(day, clock, zone), instantAt(day, clock, zone, true)];
  if (first === second || offsetMinutes(first, zone) === offsetMinutes(second, zone)) return "";
  const names = language === "fr" ? ["heure d’été", "heure d’hiver"] : ["summer time", "winter time"];
  return ` (${instant === first ? names[0] : names[1]})`;
}
