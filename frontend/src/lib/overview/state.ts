/**
 * What the overview shows, as its address says it: filters first, then how it is looked at.
 *
 *     /?type=ASSAULT&country=SYR&from=2019-03-01&until=2019-03-31&q=market&box=35.1,34,42.4,37.3&sort=-origins
 *
 * The briefing and exports read the same filters. What an address says wrongly is as if it were not said.
 */
import { dayOf, iso, UNITS, type Unit } from "./days";
import { FACETS, type Facet } from "./facets";

/** West, south, east, north, in degrees. West lies above east where the box crosses the antimeridian. */
export type Box = readonly [west: number, south: number, east: number, north: number];

export interface Filters {
  /** Values by facet; a facet without any is not in it. */
  readonly chosen: Readonly<Partial<Record<Facet, readonly string[]>>>;
  /** Words of the title, all of which must be in it. */
  readonly words: string;
  /** Days since 1970 that the incident's time must touch. */
  readonly from: number | null;
  readonly until: number | null;
  readonly box: Box | null;
}

export interface Sort {
  readonly column: string;
  readonly down: boolean;
}

export interface Sight {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
}

export interface State extends Filters {
  readonly sort: Sort | null;
  /** Columns of the table, by name; null for those that it has by itself. */
  readonly columns: readonly string[] | null;
  readonly unit: Unit | null;
  /** Where the map stands; null for all of what there is. */
  readonly at: Sight | null;
  /** Incidents that are picked out of the table, by id. */
  readonly picked: readonly string[];
  /** How the map is drawn, where somebody wants it otherwise than the browser can. */
  readonly map: "svg" | "gl" | null;
}

export const START: State = {
  chosen: {},
  words: "",
  from: null,
  until: null,
  box: null,
  sort: null,
  columns: null,
  unit: null,
  at: null,
  picked: [],
  map: null,
};

/** Read an address's query. */
export function readState(query: URLSearchParams): State {
  return {
    ...readFilters(query),
    sort: readSort(query.get("sort")),
    columns: readList(query.get("columns")),
    unit: UNITS.find((unit) => unit === query.get("unit")) ?? null,
    at: readSight(query.get("at")),
    picked: readList(query.get("picked")) ?? [],
    map: (["svg", "gl"] as const).find((map) => map === query.get("map")) ?? null,
  };
}

/** Read the filters of a query alone. */
export function readFilters(query: URLSearchParams): Filters {
  const chosen: Partial<Record<Facet, string[]>> = {};
  for (const facet of FACETS) {
    const values = [...new Set(query.getAll(facet))].filter((value) => value !== "");
    if (values.length) chosen[facet] = values;
  }
  return {
    chosen,
    words: (query.get("q") ?? "").trim(),
    from: dayOf(query.get("from")),
    until: dayOf(query.get("until")),
    box: readBox(query.get("box")),
  };
}

/** Write a state as a query: only what differs from the start. */
export function writeState(state: State): URLSearchParams {
  const query = writeFilters(state);
  const put = (name: string, value: string | null): void => void (value && query.set(name, value));
  put("sort", state.sort && (state.sort.down ? "-" : "") + state.sort.column);
  put("columns", state.columns && state.columns.join(","));
  put("unit", state.unit);
  put(
    "at",
    state.at && [state.at.lon.toFixed(4), state.at.lat.toFixed(4), state.at.zoom.toFixed(2)].map(Number).join(),
  );
  put("picked", state.picked.join(","));
  put("map", state.map);
  return query;
}

/** Write filters alone as a query, for the briefing. */
export function writeFilters(filters: Filters): URLSearchParams {
  const query = new URLSearchParams();
  for (const facet of FACETS) for (const value of filters.chosen[facet] ?? []) query.append(facet, value);
  if (filters.words) query.set("q", filters.words);
  if (filters.from !== null) query.set("from", iso(filters.from));
  if (filters.until !== null) query.set("until", iso(filters.until));
  if (filters.box) query.set("box", filters.box.map((degrees) => Number(degrees.toFixed(3))).join());
  return query;
}

/** A query as it is shown in an address: commas and spaces stay readable. */
export function readable(query: URLSearchParams): string {
  return query.toString().replaceAll("%2C", ",").replaceAll("%3A", ":");
}

/** Count the filters that are set. */
export function filterCount(filters: Filters): number {
  const times = filters.from !== null || filters.until !== null ? 1 : 0;
  return Object.keys(filters.chosen).length + (filters.words ? 1 : 0) + times + (filters.box ? 1 : 0);
}

/** Choose a value of a facet, or no longer choose it. */
export function toggled<S extends Filters>(state: S, facet: Facet, value: string): S {
  const now = state.chosen[facet] ?? [];
  return withFacet(state, facet, now.includes(value) ? now.filter((each) => each !== value) : [...now, value]);
}

/** Choose these values of a facet and no others. */
export function withFacet<S extends Filters>(state: S, facet: Facet, values: readonly string[]): S {
  const chosen = { ...state.chosen };
  if (values.length) chosen[facet] = values;
  else delete chosen[facet];
  return { ...state, chosen };
}

/** Leave out all filters; the look stays. */
export function unfiltered(state: State): State {
  return { ...state, chosen: {}, words: "", from: null, until: null, box: null };
}

function readList(text: string | null): string[] | null {
  const parts = [...new Set((text ?? "").split(","))].filter((part) => part !== "");
  return parts.length ? parts : null;
}

function readSort(text: string | null): Sort | null {
  const found = /^(-?)(\w+)$/.exec(text ?? "");
  return found ? { column: found[2]!, down: found[1] === "-" } : null;
}

function readNumbers(text: string | null, length: number): number[] | null {
  const parts = (text ?? "").split(",");
  const numbers = parts.map(Number);
  return parts.length === length && parts.every(Boolean) && numbers.every(Number.isFinite) ? numbers : null;
}

function readBox(text: string | null): Box | null {
  const found = readNumbers(text, 4);
  if (!found) return null;
  const [west, south, east, north] = found as [number, number, number, number];
  const onGlobe = Math.abs(west) <= 180 && Math.abs(east) <= 180 && Math.abs(south) <= 90 && Math.abs(north) <= 90;
  return onGlobe && south <= north ? [west, south, east, north] : null;
}

function readSight(text: string | null): Sight | null {
  const found = readNumbers(text, 3);
  if (!found) return null;
  const [lon, lat, zoom] = found as [number, number, number];
  return Math.abs(lon) <= 180 && Math.abs(lat) <= 85 && zoom >= 0 && zoom <= 12 ? { lon, lat, zoom } : null;
}
