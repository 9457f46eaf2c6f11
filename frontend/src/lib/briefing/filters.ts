/** Which incidents a briefing is about, in words: a list of conditions, all of which hold. */
import { t, type Key } from "../i18n";
import type { Columns } from "../overview/columns";
import { iso } from "../overview/days";
import { FACETS, type Facet } from "../overview/facets";
import { facetName, valueName, type Names } from "../overview/labels";
import type { State } from "../overview/state";
import { days } from "../pages/days";

export interface Condition {
  /** What it is about; "" where the words say it all. */
  of: string;
  /** The values, any of which will do. */
  values: string[];
}

export function conditions(state: State, columns: Columns, countries: Names["countries"]): Condition[] {
  const found: Condition[] = [];
  for (const facet of FACETS) {
    const values = state.chosen[facet];
    if (values?.length)
      found.push({ of: facetName(facet), values: values.map((value) => named(facet, value, columns, countries)) });
  }
  const say = (key: Key, values: Record<string, string | number>): void =>
    void found.push({ of: "", values: [t(key, values)] });
  if (state.words) say("briefing.filter-words", { words: state.words });
  if (state.from !== null) say("briefing.filter-from", { day: days(iso(state.from)) });
  if (state.until !== null) say("briefing.filter-until", { day: days(iso(state.until)) });
  if (state.box) {
    const [west, south, east, north] = state.box.map((degrees) => degrees.toFixed(1)) as [
      string,
      string,
      string,
      string,
    ];
    say("briefing.filter-box", { west, south, east, north });
  }
  if (state.picked.length) say("briefing.filter-picked", { count: state.picked.length });
  return found;
}

/** An actor can stand in an address by its id in the registry. */
function named(facet: Facet, value: string, columns: Columns, countries: Names["countries"]): string {
  if (facet !== "actor" && facet !== "target") return valueName(facet, value, { countries, actors: new Map() });
  const column = facet === "actor" ? columns.actors : columns.targets;
  const code = column.aliases.get(value);
  return code === undefined ? valueName(facet, value, { countries, actors: new Map() }) : column.names[code]!;
}
