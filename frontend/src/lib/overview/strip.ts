/** How the timeline is drawn: bars as one path, and the words under them. */
import { firstDay, unitName, unitOf, type Unit } from "./days";
import type { Range } from "./timeline";

/** A path of bars side by side; the highest one takes the whole height. Any count above nought can be seen. */
export function bars(counts: Uint32Array, step: number, height: number, most: number): string {
  const gap = step > 5 ? 1 : 0;
  const parts: string[] = [];
  for (const [i, count] of counts.entries()) {
    if (!count) continue;
    const tall = Math.max(2, (count / most) * (height - 2));
    const wide = Math.max(1, step - gap);
    parts.push(`M${(i * step).toFixed(2)} ${height}v${(-tall).toFixed(2)}h${wide.toFixed(2)}v${tall.toFixed(2)}z`);
  }
  return parts.join("");
}

export interface Tick {
  readonly at: number;
  readonly x: number;
  readonly label: string;
}

/** At least so many pixels from one word to the next. */
const ROOM = 70;
const DAYS = [1, 2, 7, 14];
const MONTHS = [1, 3, 6];
const YEARS = [1, 2, 5, 10, 20, 50, 100, 200, 500];

/** Words under the bars, at round days, months or years. */
export function ticks([first, last]: Range, unit: Unit, step: number): Tick[] {
  const least = ROOM / step;
  const spans: [Unit, number, readonly number[]][] = [
    ["day", 1, DAYS],
    ["month", unit === "day" ? 30.4 : 1, MONTHS],
    ["year", unit === "day" ? 365.25 : unit === "month" ? 12 : 1, YEARS],
  ];
  const allowed = spans.slice(["day", "month", "year"].indexOf(unit));
  for (const [span, length, every] of allowed)
    for (const times of every) if (times * length >= least) return at(span, times, [first, last], unit, step);
  return [];
}

function at(span: Unit, times: number, [first, last]: Range, unit: Unit, step: number): Tick[] {
  const begin = unitOf(firstDay(first, unit), span);
  const out: Tick[] = [];
  for (let n = Math.ceil(begin / times) * times; ; n += times) {
    const place = unitOf(firstDay(n, span), unit);
    if (place > last) return out;
    if (place >= first) out.push({ at: n, x: (place - first) * step, label: unitName(n, span) });
  }
}

export function clamped(value: number, [low, high]: Range): number {
  return Math.max(low, Math.min(high, value));
}
