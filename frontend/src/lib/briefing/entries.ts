/** What a briefing needs to know of every incident of a set, from the columns of the overview. */
import { nameOf, namesOf, UNTOLD, type Columns } from "../overview/columns";

export interface Toll {
  low: number;
  best: number;
  high: number;
}

export interface Entry {
  id: string;
  title: string;
  headline: string;
  standing: string;
  plover: string;
  reality: string;
  place: string;
  country: string;
  lon: number | null;
  lat: number | null;
  radius: number | null;
  wherePrec: number | null;
  /** Days since 1970; null where no time is told. */
  start: number | null;
  end: number | null;
  notAfter: number | null;
  deaths: Toll | null;
  articles: number;
  origins: number;
  speakers: number;
  conflicts: string[];
}

export function entryOf(columns: Columns, row: number): Entry {
  const whole = (values: Int32Array): number | null => (values[row] === UNTOLD ? null : values[row]!);
  const measure = (values: Float64Array): number | null => (Number.isNaN(values[row]) ? null : values[row]!);
  return {
    id: columns.id.at(row),
    title: columns.title.at(row),
    headline: columns.headline.at(row),
    standing: columns.standing.at(row),
    plover: nameOf(columns.plover, row),
    reality: nameOf(columns.reality, row),
    place: nameOf(columns.place, row),
    country: nameOf(columns.country, row),
    lon: measure(columns.lon),
    lat: measure(columns.lat),
    radius: measure(columns.radius_km),
    wherePrec: whole(columns.where_prec),
    start: whole(columns.start),
    end: whole(columns.end),
    notAfter: whole(columns.not_after),
    deaths: toll(whole(columns.deaths_low), whole(columns.deaths_best), whole(columns.deaths_high)),
    articles: columns.articles[row]!,
    origins: columns.origins[row]!,
    speakers: columns.speakers[row]!,
    conflicts: namesOf(columns.conflicts, row),
  };
}

/** A toll that can be summed: what is not told of it is taken from the nearest that is. */
export function toll(low: number | null, best: number | null, high: number | null): Toll | null {
  const middle = best ?? low ?? high;
  return middle === null ? null : { low: low ?? middle, best: middle, high: high ?? middle };
}

/** By day, what has none last; then by place, so that what belongs together stands together. */
export function byDay(one: Entry, other: Entry): number {
  const day = (entry: Entry): number => entry.start ?? entry.notAfter ?? Infinity;
  return (
    Number(one.start === null) - Number(other.start === null) ||
    day(one) - day(other) ||
    one.place.localeCompare(other.place) ||
    one.id.localeCompare(other.id)
  );
}

/** Whether at least one speaker says that it has happened. */
export function isSaid(entry: Entry): boolean {
  return entry.reality === "asserted" || entry.reality === "contested";
}
