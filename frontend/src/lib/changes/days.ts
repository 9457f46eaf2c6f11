/** Changes by the day on which they were made. */
import type { Change } from "../api/reading";

export interface Day {
  day: string;
  changes: Change[];
}

/** Group changes by day, in the order in which they come. */
export function daysOf(changes: readonly Change[]): Day[] {
  const days: Day[] = [];
  for (const change of changes) {
    const day = change.at.slice(0, 10);
    const last = days.at(-1);
    if (last?.day === day) last.changes.push(change);
    else days.push({ day, changes: [change] });
  }
  return days;
}

/** The number of the last change of all: what comes behind it is new. */
export function lastOf(changes: readonly Change[]): number | null {
  return changes.length ? Math.max(...changes.map((each) => each.seq)) : null;
}
