import { type Interval, overlaps } from "@novis/domain/time/interval";

/** Share of a column's width: from `lane` for `span` lanes out of `lanes`. */
export interface Lane {
  lane: number;
  span: number;
  lanes: number;
}

interface Placeable {
  interval: Interval;
  units: number;
}

/** Beyond this a unit would be too thin to read: the pool's cards then share the width as they come. */
const drawnUnits = 6;
/** A lone card of a large pool leaves half of the width: there is room left to book. */
const leastShared = 2;

/**
 * Side by side, never one over the other: an overlap that should not exist must be seen. In a pool a card is as wide as
 * the units it takes, so that the empty width is the free capacity. `items` come sorted by their start.
 */
export function lanesOf(items: readonly Placeable[], units: number): Lane[] {
  if (units > 1 && units <= drawnUnits) return unitLanes(items, units) ?? sharedLanes(items, 1);
  return sharedLanes(items, units > 1 ? leastShared : 1);
}

/** One lane per unit; null when the pool is oversold or too scattered to draw each card in one piece. */
function unitLanes(items: readonly Placeable[], units: number): Lane[] | null {
  const placed: (Lane & { interval: Interval })[] = [];
  for (const item of items) {
    const span = Math.min(item.units, units);
    const taken = placed.filter((other) => overlaps(other.interval, item.interval));
    const lane = firstRoom(taken, span, units);
    if (lane === undefined) return null;
    placed.push({ lane, span, lanes: units, interval: item.interval });
  }
  return placed.map(({ lane, span, lanes }) => ({ lane, span, lanes }));
}

function firstRoom(taken: readonly Lane[], span: number, units: number): number | undefined {
  for (let lane = 0; lane + span <= units; lane++) {
    if (taken.every((other) => other.lane >= lane + span || other.lane + other.span <= lane)) return lane;
  }
  return undefined;
}

/** Cards that overlap, however indirectly, share the width equally. */
function sharedLanes(items: readonly Placeable[], least: number): Lane[] {
  const result: Lane[] = [];
  let cluster: { index: number; lane: number; interval: Interval }[] = [];
  let clusterEnd = Number.NEGATIVE_INFINITY;
  const close = () => {
    const lanes = Math.max(least, ...cluster.map(({ lane }) => lane + 1));
    for (const { index, lane } of cluster) result[index] = { lane, span: 1, lanes };
    cluster = [];
  };
  items.forEach(({ interval }, index) => {
    if (interval.from >= clusterEnd) close();
    const taken = cluster.filter((other) => overlaps(other.interval, interval)).map(({ lane }) => lane);
    let lane = 0;
    while (taken.includes(lane)) lane++;
    cluster.push({ index, lane, interval });
    clusterEnd = Math.max(clusterEnd, interval.to);
  });
  close();
  return result;
}
