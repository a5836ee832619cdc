import { type Cents, type Currency, decimalsOf } from "@novis/domain/money/money";
import type { Day, Zone } from "@novis/domain/time/calendar";
import { HOUR, type Instant, type Interval, MINUTE } from "@novis/domain/time/interval";
import { type Language, useLanguage } from "./language.ts";

const nbsp = "\u00a0";
const locales = { fr: "fr-FR", en: "en-GB" } as const;

/** Everything that people read of numbers and moments, in one language. Moments are always told in a site's zone. */
export function formatsIn(language: Language) {
  const locale = locales[language];
  const parts = (at: Instant, zone: Zone, options: Intl.DateTimeFormatOptions) =>
    dateFormat(locale, { ...options, timeZone: zone }).format(at);

  const money = (cents: Cents, currency: Currency): string => {
    const amount = cents / 10 ** decimalsOf[currency];
    if (currency === "EUR") return numberFormat(locale, { style: "currency", currency }).format(amount);
    return `${numberFormat(locale, { maximumFractionDigits: 0 }).format(amount)}${nbsp}F${nbsp}CFA`;
  };

  /** "14 h 30", "9 h" in French, "14:30" in English. */
  const time = (at: Instant, zone: Zone): string => {
    const clock = parts(at, zone, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
    return language === "fr" ? frenchClock(clock) : clock;
  };

  /** "mardi 5 mai", "samedi 1er mai"; with the year when it is not this one. */
  const day = (at: Instant, zone: Zone, width: "long" | "short" = "long"): string => {
    const year = (instant: Instant) => parts(instant, zone, { year: "numeric" });
    const options: Intl.DateTimeFormatOptions = { weekday: width, day: "numeric", month: width };
    const text = parts(at, zone, year(at) === year(Date.now()) ? options : { ...options, year: "numeric" });
    return language === "fr" ? text.replace(/(^|\s)1 (?=\p{L})/u, "$11er ") : text;
  };

  const timeRange = (interval: Interval, zone: Zone): string => {
    const to =
      interval.to - interval.from > 0 && isMidnight(interval.to, zone) ? midnight[language] : time(interval.to, zone);
    return `${time(interval.from, zone)} ${language === "fr" ? "à" : "to"} ${to}`;
  };

  /** "mardi 5 mai, 14 h à 15 h", or both days when they differ. */
  const range = (interval: Interval, zone: Zone): string => {
    if (day(interval.from, zone) === day(interval.to - 1, zone)) {
      return `${day(interval.from, zone)}, ${timeRange(interval, zone)}`;
    }
    const [from, to] = language === "fr" ? ["du", "au"] : ["from", "to"];
    const start = `${from} ${day(interval.from, zone)} ${time(interval.from, zone)}`;
    return `${start} ${to} ${day(interval.to - 1, zone)} ${time(interval.to, zone)}`;
  };

  /** "mar. 5 mai, 14 h à 15 h", where room is short. */
  const shortRange = (interval: Interval, zone: Zone): string => {
    const [first, last] = [day(interval.from, zone, "short"), day(interval.to - 1, zone, "short")];
    return first === last ? `${first}, ${timeRange(interval, zone)}` : `${first} – ${last}`;
  };

  /** "45 min", "1 h", "1 h 30". */
  const duration = (minutes: number): string => {
    const [hours, rest] = [Math.floor(minutes / 60), Math.round(minutes % 60)];
    if (hours === 0) return `${rest}${nbsp}min`;
    return rest === 0 ? `${hours}${nbsp}h` : `${hours}${nbsp}h${nbsp}${String(rest).padStart(2, "0")}`;
  };

  /** When something was last seen: "10 h 12" today, "lundi 4 mai à 10 h 12" before. In the reader's own zone. */
  const seen = (at: Instant, now: Instant = Date.now()): string => {
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    if (day(at, zone) === day(now, zone)) return time(at, zone);
    return `${day(at, zone)} ${language === "fr" ? "à" : "at"} ${time(at, zone)}`;
  };

  return {
    language,
    money,
    time,
    day,
    timeRange,
    range,
    shortRange,
    duration,
    seen,
    /** A civil day, whatever the zone: its noon in UTC is on that day. */
    civilDay: (civil: Day, width: "long" | "short" = "long") => day(Date.parse(`${civil}T12:00:00Z`), "UTC", width),
    /** "mar." and "5", for the heads of a week. */
    weekday: (civil: Day, width: "long" | "short" | "narrow" = "short") =>
      parts(Date.parse(`${civil}T12:00:00Z`), "UTC", { weekday: width }),
    dayOfMonth: (civil: Day) => parts(Date.parse(`${civil}T12:00:00Z`), "UTC", { day: "numeric" }),
    month: (civil: Day) => parts(Date.parse(`${civil}T12:00:00Z`), "UTC", { month: "long", year: "numeric" }),
    number: (value: number) => numberFormat(locale, {}).format(value),
    list: (items: readonly string[]) => new Intl.ListFormat(locale, { type: "conjunction" }).format(items),
    phone: frenchPhone,
    /** "Europe/Paris" → "heure de Paris". */
    zoneName: (zone: Zone) => {
      const city = (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
      return language === "fr" ? `heure ${/^[AEIOU]/.test(city) ? "d’" : "de "}${city}` : `${city} time`;
    },
    /** "heure d’été" or "heure d’hiver": only for the hour that the autumn change repeats. */
    season: (at: Instant, zone: Zone) => {
      const early = offsetName(at - 3 * HOUR, zone);
      const summer = offsetName(at, zone) === early;
      if (language === "fr") return summer ? "heure d’été" : "heure d’hiver";
      return summer ? "summer time" : "winter time";
    },
  };
}

export type Formats = ReturnType<typeof formatsIn>;

export function useFormats(): Formats {
  return byLanguage[useLanguage()];
}

const midnight = { fr: "minuit", en: "midnight" } as const;
const byLanguage = { fr: formatsIn("fr"), en: formatsIn("en") } as const;

function frenchClock(clock: string): string {
  const [hour = "0", minute = "00"] = clock.split(":");
  return minute === "00" ? `${Number(hour)}${nbsp}h` : `${Number(hour)}${nbsp}h${nbsp}${minute}`;
}

function isMidnight(at: Instant, zone: Zone): boolean {
  return (
    dateFormat("en-GB", { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone }).format(at) === "00:00"
  );
}

/** 9:00, not 9:30: the steps that carry their hour on a ribbon. */
export function isFullHour(at: Instant, zone: Zone): boolean {
  return Number(dateFormat("en-GB", { minute: "numeric", timeZone: zone }).format(at)) === 0;
}

/** Does the same wall time come back one hour later? */
export function isRepeatedHour(at: Instant, zone: Zone): boolean {
  const clock = (instant: Instant) =>
    dateFormat("en-GB", { day: "numeric", hour: "2-digit", minute: "2-digit", timeZone: zone }).format(instant);
  return clock(at) === clock(at + 60 * MINUTE) || clock(at) === clock(at - 60 * MINUTE);
}

function offsetName(at: Instant, zone: Zone): string {
  const parts = dateFormat("en-GB", { timeZone: zone, timeZoneName: "longOffset" }).formatToParts(at);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? "";
}

/** "+33184801240" → "01 84 80 12 40"; other countries keep their code, in pairs. */
function frenchPhone(phone: string): string {
  if (/^\+33\d{9}$/.test(phone)) return `0${phone.slice(3)}`.replace(/(\d\d)(?=\d)/g, `$1${nbsp}`);
  if (/^\+225\d{10}$/.test(phone)) return `+225${nbsp}${phone.slice(4).replace(/(\d\d)(?=\d)/g, `$1${nbsp}`)}`;
  return phone;
}

/** Making an Intl format costs about a hundred times using one. */
const dateFormats = new Map<string, Intl.DateTimeFormat>();
function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = locale + JSON.stringify(options);
  const format = dateFormats.get(key) ?? new Intl.DateTimeFormat(locale, options);
  dateFormats.set(key, format);
  return format;
}

const numberFormats = new Map<string, Intl.NumberFormat>();
function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  const format = numberFormats.get(key) ?? new Intl.NumberFormat(locale, options);
  numberFormats.set(key, format);
  return format;
}
