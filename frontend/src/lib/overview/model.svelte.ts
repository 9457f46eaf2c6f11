/** The incidents of the overview with what filters them. The address is the state; this follows it. */
import { countsAt, sitesOf, type Shapes, type Site } from "../map/sites";
import { EARTH_KM } from "../map/mercator";
import { UNTOLD, type Columns, type Names } from "./columns";
import { Crossfilter } from "./crossfilter";
import type { Unit } from "./days";
import { FACETS, facetsOf, type Facet } from "./facets";
import { Orders } from "./orders";
import { START, type Box, type Filters } from "./state";
import { binsOf, rangeOf, type Range } from "./timeline";

export type Sieve = "words" | "time" | "box";

export class Overview {
  readonly facets: Record<Facet, Names>;
  readonly filter: Crossfilter<Facet, Sieve>;
  readonly sites: readonly Site[];
  /** The site of each incident; -1 for one without a place. */
  readonly siteOf: Int32Array;
  readonly orders: Orders;
  /** Names of actors by their ids, where the server gives ids. */
  readonly actorNames: ReadonlyMap<string, string>;
  /** It counts the changes of filters: who reads it, reads anew. */
  version = $state(0);
  #filters: Filters = START;
  #haystack: string[] | null = null;
  #codes = new Map<Facet, Map<string, number>>();
  #bins = new Map<Unit, { bins: Int32Array; range: Range }>();

  constructor(
    readonly columns: Columns,
    shapes: Shapes,
  ) {
    this.facets = facetsOf(columns);
    this.filter = new Crossfilter(columns.size, this.facets, ["words", "time", "box"]);
    const { sites, of } = sitesOf(columns, shapes);
    this.sites = sites;
    this.siteOf = of;
    this.orders = new Orders(columns);
    const known = [columns.actors, columns.targets].flatMap(({ names, aliases }) =>
      [...aliases].map(([id, code]) => [id, names[code]!] as const),
    );
    this.actorNames = new Map(known);
  }

  /** Filter as is told; only what differs from before is done. */
  apply(filters: Filters): void {
    const before = this.#filters;
    this.#filters = filters;
    let changed = false;
    const when = (differs: boolean, run: () => void): void => {
      if (!differs) return;
      run();
      changed = true;
    };
    for (const facet of FACETS)
      when(String(before.chosen[facet]) !== String(filters.chosen[facet]), () => this.#choose(facet, filters));
    when(before.words !== filters.words, () => this.filter.sieve("words", this.#withWords(filters.words)));
    when(before.from !== filters.from || before.until !== filters.until, () =>
      this.filter.sieve("time", this.#within(filters.from, filters.until)),
    );
    when(String(before.box) !== String(filters.box), () => this.filter.sieve("box", this.#inside(filters.box)));
    if (changed) this.version++;
  }

  /** How many incidents each site has that pass all filters but that of the map. */
  siteCounts(): Uint32Array {
    return countsAt(this.siteOf, this.sites.length, this.filter.allBut("box"));
  }

  /** The unit of each incident's time, and from which to which most are. */
  times(unit: Unit): { bins: Int32Array; range: Range } {
    let found = this.#bins.get(unit);
    if (!found) {
      const bins = binsOf(this.columns, unit);
      found = { bins, range: rangeOf(bins) };
      this.#bins.set(unit, found);
    }
    return found;
  }

  /** The code of a value of a facet, by its name or another way to write it; undefined where no incident has it. */
  codeOf(facet: Facet, value: string): number | undefined {
    let codes = this.#codes.get(facet);
    if (!codes) {
      const { names, aliases } = this.facets[facet];
      codes = new Map([...aliases, ...names.map((name, code) => [name, code] as const)]);
      this.#codes.set(facet, codes);
    }
    return codes.get(value);
  }

  #choose(facet: Facet, filters: Filters): void {
    const values = filters.chosen[facet];
    const codes = values?.map((value) => this.codeOf(facet, value)).filter((code) => code !== undefined);
    this.filter.choose(facet, codes ?? null);
  }

  #withWords(words: string): Uint8Array | null {
    const wanted = folded(words).split(/\s+/).filter(Boolean);
    if (!wanted.length) return null;
    this.#haystack ??= Array.from({ length: this.columns.size }, (_, row) => folded(this.columns.title.at(row)));
    return Uint8Array.from(this.#haystack, (title) => Number(wanted.every((word) => title.includes(word))));
  }

  /** An incident whose time touches the days; one whose time nobody tells does not. */
  #within(from: number | null, until: number | null): Uint8Array | null {
    if (from === null && until === null) return null;
    const { start, end } = this.columns;
    const [low, high] = [from ?? -Infinity, until ?? Infinity];
    return Uint8Array.from(start, (day, row) => Number(day !== UNTOLD && day <= high && end[row]! >= low));
  }

  /** An incident whose place lies in the box and is not wider than the box. */
  #inside(box: Box | null): Uint8Array | null {
    if (!box) return null;
    const [west, south, east, north] = box;
    const { lon, lat, radius_km: radius } = this.columns;
    const degree = EARTH_KM / 360;
    const wide = (((east - west + 360) % 360 || 360) * degree * Math.cos((((south + north) / 2) * Math.PI) / 180)) / 2;
    const room = Math.max(wide, ((north - south) * degree) / 2);
    const across = (x: number): boolean => (west <= east ? x >= west && x <= east : x >= west || x <= east);
    return Uint8Array.from(lon, (x, row) => {
      const y = lat[row]!;
      return Number(across(x) && y >= south && y <= north && (radius[row] || 0) <= room);
    });
  }
}

/** Write words so that case and accents make no difference. */
export function folded(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
