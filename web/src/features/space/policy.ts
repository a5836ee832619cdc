import type { CancellationTier } from "@novis/domain/space/space";
import type { Zone } from "@novis/domain/time/calendar";
import { HOUR, type Instant } from "@novis/domain/time/interval";
import type { Formats } from "../../lib/format.ts";
import { catalogue, textsIn } from "../../lib/texts.ts";

const texts = catalogue(
  {
    full: (limit: string) => `Annulation gratuite ${limit}.`,
    part: (percent: number, limit: string) => `Puis ${percent} % remboursés ${limit}.`,
    partFirst: (percent: number, limit: string) => `${percent} % remboursés ${limit}.`,
    none: "Ensuite, la réservation reste due.",
    never: "Cette réservation n’est pas remboursable.",
    before: (hours: number) => `jusqu’à ${hours} h avant le début`,
    daysBefore: (days: number) => `jusqu’à ${days} jours avant le début`,
    until: (day: string, time: string) => `jusqu’au ${day}, ${time}`,
    passed: "Le délai d’annulation gratuite est passé.",
  },
  {
    full: (limit: string) => `Free cancellation ${limit}.`,
    part: (percent: number, limit: string) => `Then ${percent}% back ${limit}.`,
    partFirst: (percent: number, limit: string) => `${percent}% back ${limit}.`,
    none: "After that, the booking remains due.",
    never: "This booking is not refundable.",
    before: (hours: number) => `until ${hours} h before the start`,
    daysBefore: (days: number) => `until ${days} days before the start`,
    until: (day: string, time: string) => `until ${day}, ${time}`,
    passed: "The time for free cancellation has passed.",
  },
);

/** The policy as sentences; with a start, each deadline is a moment rather than a number of hours. */
export function policySentences(
  policy: readonly CancellationTier[],
  format: Formats,
  start?: { startsAt: Instant; zone: Zone; now: Instant },
): string[] {
  const t = textsIn(texts, format.language);
  const tiers = policy.filter((tier) => tier.refundPercent > 0);
  if (tiers.length === 0) return [t.never];
  const open = start ? tiers.filter((tier) => start.now <= start.startsAt - tier.hoursBefore * HOUR) : tiers;
  const limit = (tier: CancellationTier) => {
    if (!start)
      return tier.hoursBefore > 72 ? t.daysBefore(Math.floor(tier.hoursBefore / 24)) : t.before(tier.hoursBefore);
    const at = start.startsAt - tier.hoursBefore * HOUR;
    return t.until(format.day(at, start.zone), format.time(at, start.zone));
  };
  const sentences = open.map((tier, index) =>
    tier.refundPercent === 100
      ? t.full(limit(tier))
      : index === 0
        ? t.partFirst(tier.refundPercent, limit(tier))
        : t.part(tier.refundPercent, limit(tier)),
  );
  const freeMissed =
    tiers.some((tier) => tier.refundPercent === 100) && !open.some((tier) => tier.refundPercent === 100);
  return [...(freeMissed ? [t.passed] : []), ...sentences, ...(open.length > 0 ? [t.none] : [])];
}
