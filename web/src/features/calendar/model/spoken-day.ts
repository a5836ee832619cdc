import { plain } from "@novis/domain/booking/search-keys";
import { addDays, type Day, isDay, weekdayOf } from "@novis/domain/time/calendar";

const weekdays = ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"];
const englishWeekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];
const months = [
  "janvier",
  "fevrier",
  "mars",
  "avril",
  "mai",
  "juin",
  "juillet",
  "aout",
  "septembre",
  "octobre",
  "novembre",
  "decembre",
];
const near: Record<string, number> = {
  "aujourd'hui": 0,
  today: 0,
  demain: 1,
  tomorrow: 1,
  hier: -1,
  yesterday: -1,
  "apres-demain": 2,
  "avant-hier": -2,
};

/** "demain", "jeudi" (the next one), "12/03", "12 mars", "1er mai 2027", "2027-03-12" → a day, or undefined. */
export function dayFromWords(text: string, today: Day): Day | undefined {
  const words = plain(text).replace(/’/g, "'");
  const shift = near[words];
  if (shift !== undefined) return addDays(today, shift);
  const weekday = Math.max(weekdays.indexOf(words), englishWeekdays.indexOf(words)) + 1;
  if (weekday > 0) return addDays(today, ((weekday - weekdayOf(today) + 6) % 7) + 1);
  if (isDay(words)) return words;
  const digits = /^(\d{1,2})[/.-](\d{1,2})(?:[/.-](\d{4}))?$/.exec(words);
  if (digits) return datedDay(Number(digits[1]), Number(digits[2]), digits[3], today);
  const named = /^(\d{1,2})(?:er)? ([a-z]{3,})\.?(?: (\d{4}))?$/.exec(words);
  if (!named) return undefined;
  const month = months.findIndex((name) => name.startsWith(named[2] ?? "")) + 1;
  return month > 0 ? datedDay(Number(named[1]), month, named[3], today) : undefined;
}

/** Without a year: the closest such day that is not more than half a year behind. */
function datedDay(dayOfMonth: number, month: number, year: string | undefined, today: Day): Day | undefined {
  const thisYear = Number(today.slice(0, 4));
  const inYear = (one: number) => `${one}-${String(month).padStart(2, "0")}-${String(dayOfMonth).padStart(2, "0")}`;
  if (year !== undefined) return isDay(inYear(Number(year))) ? inYear(Number(year)) : undefined;
  return [thisYear, thisYear + 1].map(inYear).find((day) => isDay(day) && day >= addDays(today, -183));
}
