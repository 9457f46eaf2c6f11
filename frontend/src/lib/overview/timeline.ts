/** When: incidents counted by day, month or year; what is wider than that, or not told, is counted apart. */
import { UNTOLD, type Columns } from "./columns";
import { unitOf, type Unit } from "./days";

/** Stands in `bins` for an incident that no one unit holds, and for one whose time nobody tells. */
export const WIDE = -0x4000_0000;
export const NO_TIME = UNTOLD;

/** The most bars that are drawn; days of many years are shown for a part of them. */
const MOST_BARS = 400;

/** Number the unit of each incident. */
export function binsOf(columns: Columns, unit: Unit): Int32Array {
  return columns.start.map((start, row) => {
    if (start === UNTOLD) return NO_TIME;
    const bin = unitOf(start, unit);
    return unitOf(columns.end[row]!, unit) === bin ? bin : WIDE;
  });
}

export interface Histogram {
  readonly first: number;
  readonly counts: Uint32Array;
  /** Before the first bar and behind the last. */
  readonly earlier: number;
  readonly later: number;
  readonly wide: number;
  readonly untold: number;
}

/** Count incidents by unit, from one unit to another. */
export function histogram(bins: Int32Array, [first, last]: Range, shown: (row: number) => boolean): Histogram {
  const counts = new Uint32Array(Math.max(0, last - first + 1));
  let [earlier, later, wide, untold] = [0, 0, 0, 0];
  for (let row = 0; row < bins.length; row++) {
    if (!shown(row)) continue;
    const bin = bins[row]!;
    if (bin === NO_TIME) untold++;
    else if (bin === WIDE) wide++;
    else if (bin < first) earlier++;
    else if (bin > last) later++;
    else counts[bin - first]!++;
  }
  return { first, counts, earlier, later, wide, untold };
}

export type Range = readonly [first: number, last: number];

/** From which unit to which most incidents are: a few far off must not squeeze all others into one bar. */
export function rangeOf(bins: Int32Array, share = 0.995): Range {
  const known = bins.filter((bin) => bin > WIDE).sort();
  if (!known.length) return [0, 0];
  const cut = Math.floor(((1 - share) / 2) * known.length);
  return [known[cut]!, known[known.length - 1 - cut]!];
}

/** The finest unit that has room for all. */
export function unitFor(columns: Columns): Unit {
  const [first, last] = rangeOf(binsOf(columns, "day"));
  const days = last - first;
  return days <= 120 ? "day" : days <= 30.4 * 180 ? "month" : "year";
}

/** The part of a range that is shown: around what is chosen where all has too many bars, else the last part. */
export function windowOf([first, last]: Range, chosen: Range | null): Range {
  if (last - first < MOST_BARS) return [Math.min(first, chosen?.[0] ?? first), Math.max(last, chosen?.[1] ?? last)];
  if (!chosen) return [last - MOST_BARS + 1, last];
  const margin = Math.ceil((chosen[1] - chosen[0] + 1) / 4);
  return [Math.max(first, chosen[0] - margin), Math.min(last, chosen[1] + margin)];
}
