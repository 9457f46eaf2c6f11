/** Which values of a facet are shown, and in which order. */
import type { Names } from "./columns";
import { NONE } from "./facets";

export interface Value {
  readonly name: string;
  readonly code: number;
  readonly count: number;
}

interface Wanted {
  /** How many at most, besides those that are chosen. */
  most: number;
  /** Values in their own order, those without incidents too. */
  inOrder?: boolean;
  chosen?: ReadonlySet<number>;
  /** Letters that a value must have, as `label` writes it. */
  find?: string;
  label?: (name: string) => string;
}

/** List the values with most incidents, "none" last among equals, and those that are chosen in any case. */
export function topValues(column: Names, counts: Uint32Array, wanted: Wanted): { values: Value[]; cut: number } {
  const { most, inOrder = false, chosen = new Set(), find = "", label = (name) => name } = wanted;
  const letters = find.trim().toLowerCase();
  const fits = (code: number): boolean => !letters || label(column.names[code]!).toLowerCase().includes(letters);
  const isNone = (code: number): boolean => column.names[code] === NONE;
  const there: number[] = [];
  for (let code = 0; code < counts.length; code++)
    if ((counts[code] || (inOrder && !isNone(code)) || chosen.has(code)) && fits(code)) there.push(code);
  if (!inOrder) there.sort((a, b) => counts[b]! - counts[a]! || Number(isNone(a)) - Number(isNone(b)) || a - b);
  const shown = there.filter((code, at) => at < most || chosen.has(code));
  const values = shown.map((code) => ({ name: column.names[code]!, code, count: counts[code]! }));
  return { values, cut: there.length - shown.length };
}
