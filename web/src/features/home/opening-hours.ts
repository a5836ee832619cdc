import type { OpeningPeriod, Site } from "@novis/domain/site/site";

/** Days that open alike side by side: "lundi au vendredi, 8 h à 20 h". Days are "1" Monday … "7" Sunday. */
export interface HoursLine {
  from: number;
  to: number;
  periods: readonly OpeningPeriod[];
}

export function hoursLines(openingHours: Site["openingHours"]): HoursLine[] {
  const lines: HoursLine[] = [];
  for (let day = 1; day <= 7; day++) {
    const periods = openingHours[String(day)] ?? [];
    const last = lines.at(-1);
    if (last && JSON.stringify(last.periods) === JSON.stringify(periods)) last.to = day;
    else lines.push({ from: day, to: day, periods });
  }
  return lines;
}
