/** What the charts of a briefing show, and the tables behind them. */
import { unitName, unitOf, type Unit } from "../overview/days";
import { isSaid, type Entry, type Toll } from "./entries";

export interface Step {
  number: number;
  label: string;
  asserted: number;
  contested: number;
  other: number;
}
export interface TollStep extends Toll {
  number: number;
  label: string;
  incidents: number;
}
export interface OverTime<S> {
  unit: Unit;
  steps: S[];
  /** Incidents that are in no step, since no time is told or the time is longer than a step. */
  left: number;
}
export interface TypeTally {
  plover: string;
  asserted: number;
  contested: number;
  other: number;
  total: number;
}

/** The most steps that stand side by side on paper and can still be read. */
const STEPS: Record<Unit, number> = { day: 45, month: 48, year: Infinity };

/** Choose days, months or years, so that the steps between the first and the last fit. */
export function unitFor(entries: readonly Entry[]): Unit {
  const days = entries.flatMap(({ start, end }) => (start === null ? [] : [start, end ?? start]));
  if (!days.length) return "month";
  const [first, last] = [days.reduce((a, b) => Math.min(a, b)), days.reduce((a, b) => Math.max(a, b))];
  const fits = (unit: Unit): boolean => unitOf(last, unit) - unitOf(first, unit) < STEPS[unit];
  return (["day", "month"] as const).find(fits) ?? "year";
}

/** The one step that an incident's days lie in; null where there is none. */
export function stepOf({ start, end }: Entry, unit: Unit): number | null {
  if (start === null) return null;
  const step = unitOf(start, unit);
  return unitOf(end ?? start, unit) === step ? step : null;
}

export function overTime(entries: readonly Entry[]): OverTime<Step> {
  const unit = unitFor(entries);
  const made = steps(entries, unit, (number, label) => ({ number, label, asserted: 0, contested: 0, other: 0 }));
  let left = 0;
  for (const entry of entries) {
    const step = made.get(stepOf(entry, unit) ?? NaN);
    if (step) step[group(entry)]++;
    else left++;
  }
  return { unit, steps: [...made.values()], left };
}

/** Deaths of what is said to have happened, step by step. Who tells no number is not in it, and counts as left out. */
export function deathsOverTime(entries: readonly Entry[]): OverTime<TollStep> {
  const told = entries.filter((entry) => isSaid(entry) && entry.deaths);
  const unit = unitFor(entries);
  const made = steps(told, unit, (number, label) => ({ number, label, low: 0, best: 0, high: 0, incidents: 0 }));
  let left = 0;
  for (const entry of told) {
    const step = made.get(stepOf(entry, unit) ?? NaN);
    if (step) add(step, entry.deaths!);
    else left++;
  }
  return { unit, steps: [...made.values()], left };
}

function add(step: TollStep, { low, best, high }: Toll): void {
  step.low += low;
  step.best += best;
  step.high += high;
  step.incidents++;
}

/** All deaths of what is said to have happened, with how many incidents tell any. */
export function deaths(entries: readonly Entry[]): TollStep {
  const sum: TollStep = { number: 0, label: "", low: 0, best: 0, high: 0, incidents: 0 };
  for (const entry of entries) if (isSaid(entry) && entry.deaths) add(sum, entry.deaths);
  return sum;
}

export function byType(entries: readonly Entry[]): TypeTally[] {
  const made = new Map<string, TypeTally>();
  for (const entry of entries) {
    const tally = made.get(entry.plover) ?? { plover: entry.plover, asserted: 0, contested: 0, other: 0, total: 0 };
    tally[group(entry)]++;
    tally.total++;
    made.set(entry.plover, tally);
  }
  return [...made.values()].sort((one, other) => other.total - one.total || one.plover.localeCompare(other.plover));
}

function group(entry: Entry): "asserted" | "contested" | "other" {
  return entry.reality === "asserted" || entry.reality === "contested" ? entry.reality : "other";
}

/** Every step from the first to the last, those without anything too. */
function steps<S>(entries: readonly Entry[], unit: Unit, make: (number: number, label: string) => S): Map<number, S> {
  const numbers = entries.map((entry) => stepOf(entry, unit)).filter((step) => step !== null);
  const made = new Map<number, S>();
  if (!numbers.length) return made;
  const [first, last] = [numbers.reduce((a, b) => Math.min(a, b)), numbers.reduce((a, b) => Math.max(a, b))];
  for (let number = first; number <= last; number++) made.set(number, make(number, unitName(number, unit)));
  return made;
}
