/** Incidents that never happened, for tests and development: the same for the same seed, shaped like real archives. */
import { bool, dictionary, float64, int32, list, tableFromArrays, tableToIPC, utf8 } from "@uwdata/flechette";

type Row = Record<string, unknown>;
type Cell = string | number | boolean | string[] | null;

/** Towns with their country, division and point, so that a map of them looks like one. */
const TOWNS: readonly (readonly [string, string, string, number, number])[] = [
  ["Aleppo", "SYR", "Aleppo", 37.16, 36.2],
  ["Idlib", "SYR", "Idlib", 36.63, 35.93],
  ["Homs", "SYR", "Homs", 36.72, 34.73],
  ["Deir ez-Zor", "SYR", "Deir ez-Zor", 40.14, 35.34],
  ["Mosul", "IRQ", "Nineveh", 43.13, 36.34],
  ["Baghdad", "IRQ", "Baghdad", 44.36, 33.31],
  ["Sanaa", "YEM", "Amanat al Asimah", 44.21, 15.35],
  ["Taizz", "YEM", "Taizz", 44.02, 13.58],
  ["Khartoum", "SDN", "Khartoum", 32.53, 15.55],
  ["El Fasher", "SDN", "North Darfur", 25.35, 13.63],
  ["Kharkiv", "UKR", "Kharkiv", 36.25, 49.98],
  ["Donetsk", "UKR", "Donetsk", 37.8, 48.02],
  ["Mogadishu", "SOM", "Banaadir", 45.34, 2.04],
  ["Goma", "COD", "North Kivu", 29.22, -1.68],
  ["Maiduguri", "NGA", "Borno", 13.16, 11.85],
  ["Kabul", "AFG", "Kabul", 69.17, 34.53],
  ["Kandahar", "AFG", "Kandahar", 65.7, 31.61],
  ["Sittwe", "MMR", "Rakhine", 92.9, 20.15],
  ["Cali", "COL", "Valle del Cauca", -76.52, 3.44],
  ["Mekelle", "ETH", "Tigray", 39.47, 13.5],
];
const TYPES: readonly (readonly [string, string, number])[] = [
  ["ASSAULT", "attacks", 40],
  ["COERCE", "detains members of", 12],
  ["PROTEST", "protests against", 10],
  ["THREATEN", "threatens", 6],
  ["CONSULT", "meets", 10],
  ["RETREAT", "frees captives of", 4],
  ["MOBILIZE", "sends forces against", 6],
  ["ACCUSE", "accuses", 8],
  ["AID", "brings aid to", 4],
];
const PARTIES = ["army", "police", "rebels", "protesters", "border guards", "militia", "government", "aid workers"];
const REALITIES = ["asserted", "asserted", "asserted", "asserted", "contested", "denied", "possible", "unreal"];
const REVIEWS = ["open", "open", "open", "open", "open", "open", "accepted", "corrected", "disputed"];
const FIELDS = ["harms", "place", "time", "actors", "event"];

/** A generator of numbers in [0, 1): mulberry32. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

interface Made {
  bytes: Uint8Array;
  /** Lines and areas by incident, as `/shapes` gives them. */
  shapes: Record<string, { type: string; coordinates: unknown[] }>;
}

/** Make as many incidents; `placed` is the share that has a place. */
export function fixture(size: number, { seed = 7, placed = 0.6 } = {}): Made {
  const random = chance(seed);
  const shapes: Made["shapes"] = {};
  const rows = Array.from({ length: size }, (_, i) => row(i, random, placed, shapes));
  const column = (name: string): Cell[] => rows.map((each) => each[name] as Cell);
  const named = (names: readonly string[], type: unknown): [string, unknown][] => names.map((name) => [name, type]);
  const word = () => dictionary(utf8());
  const types = new Map<string, unknown>([
    ...named(["id", "title", "standing", "headline"], utf8()),
    ...["plover", "acled", "reality", "country", "place", "adm1", "review"].map(
      (n) => [n, word()] as [string, unknown],
    ),
    ...named(["actors", "targets", "sides", "conflicts"], list(utf8())),
    ...named(["lon", "lat", "radius_km"], float64()),
    ...named(["shape", "denied"], bool()),
  ]);
  const columns = Object.fromEntries(Object.keys(rows[0] ?? row(0, random, 1, {})).map((name) => [name, column(name)]));
  const kinds = Object.fromEntries(Object.keys(columns).map((name) => [name, types.get(name) ?? int32()]));
  const table = tableFromArrays(columns, { types: kinds as never });
  return { bytes: tableToIPC(table, { format: "stream" })!, shapes };
}

function row(i: number, random: () => number, placed: number, shapes: Made["shapes"]): Row {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const id = (i + 1).toString(16).padStart(16, "0");
  const town = TOWNS[Math.floor(random() ** 1.6 * TOWNS.length)]!;
  const [plover, verb] = weighed(random, TYPES);
  const [actor, target] = [pick(PARTIES), pick(PARTIES)];
  const where = random() < placed ? place(town, random, id, shapes) : NOWHERE;
  const when = time(random);
  const origins = 1 + Math.floor(random() ** 5 * 9);
  const deaths = plover === "ASSAULT" && random() < 0.5 ? Math.floor(random() ** 3 * 60) : null;
  const conflicts = origins > 1 && random() < 0.4 ? FIELDS.filter(() => random() < 0.35) : [];
  const reality = pick(REALITIES);
  const day = when.start === null ? "" : `, ${new Date(when.start * 86_400_000).toISOString().slice(0, 10)}`;
  return {
    id,
    title: `${actor} ${verb} ${target}${where.place ? ` in ${where.place}` : ""}${day}`,
    plover,
    acled: plover === "ASSAULT" ? "Battles" : null,
    reality,
    country: where.country,
    place: where.place,
    adm1: where.adm1,
    lon: where.lon,
    lat: where.lat,
    radius_km: where.radius_km,
    where_prec: where.where_prec,
    shape: where.shape,
    ...when,
    actors: random() < 0.9 ? [`${town[1]} ${actor}`] : [],
    targets:
      random() < 0.8 ? [`${town[1]} ${target}`, ...(random() < 0.15 ? [`${town[1]} ${pick(PARTIES)}`] : [])] : [],
    sides: random() < 0.5 ? [town[1]] : [],
    deaths_low: deaths,
    deaths_best: deaths,
    deaths_high: deaths === null ? null : deaths + Math.floor(random() * 20),
    articles: origins + Math.floor(random() * 6),
    origins,
    speakers: 1 + Math.floor(random() ** 3 * 5),
    claims: origins + Math.floor(random() * 5),
    conflicts,
    denied: reality === "contested" || reality === "denied",
    review: pick(REVIEWS),
    standing: reality,
    headline: `${origins} origins`,
    changed: i + 1,
  };
}

function weighed<T extends readonly [unknown, unknown, number]>(random: () => number, from: readonly T[]): T {
  let left = random() * from.reduce((sum, each) => sum + each[2], 0);
  return from.find((each) => (left -= each[2]) < 0) ?? from[0]!;
}

const NOWHERE = {
  place: null,
  country: null,
  adm1: null,
  lon: null,
  lat: null,
  radius_km: null,
  where_prec: null,
  shape: false,
};

function place(town: (typeof TOWNS)[number], random: () => number, id: string, shapes: Made["shapes"]): Row {
  const [name, country, adm1, lon, lat] = town;
  const kind = random();
  const at = { country, adm1, lon, lat, shape: false };
  if (kind < 0.45) return { ...at, place: name, radius_km: 2, where_prec: 1 };
  if (kind < 0.62) {
    const near = `village ${1 + Math.floor(random() * 40)} near ${name}`;
    return { ...at, place: near, lon: lon + random() - 0.5, lat: lat + random() - 0.5, radius_km: 3, where_prec: 1 };
  }
  if (kind < 0.72) return { ...at, place: `near ${name}`, radius_km: 25, where_prec: 2 };
  if (kind < 0.84) return { ...at, place: `${adm1} province`, radius_km: 110, where_prec: 4 };
  if (kind < 0.95) return { ...at, adm1: null, place: country, radius_km: 450, where_prec: 6 };
  shapes[id] = {
    type: "LineString",
    coordinates: [
      [lon, lat],
      [lon + 0.6, lat + 0.2],
      [lon + 1.1, lat + 0.9],
    ],
  };
  return { ...at, place: `road from ${name}`, radius_km: 60, where_prec: 5, shape: true };
}

/** Days between 2012 and 2020 for the most part; some within a month, some within a year, some not told. */
function time(random: () => number): Record<"start" | "end" | "date_prec" | "not_after", number | null> {
  const day = 15_340 + Math.floor((1 - random() ** 2) * 2_900);
  const kind = random();
  if (kind < 0.2) return { start: null, end: null, date_prec: null, not_after: day };
  if (kind < 0.72) return { start: day, end: day, date_prec: 1, not_after: null };
  if (kind < 0.85) return { start: day - 6, end: day, date_prec: 3, not_after: null };
  if (kind < 0.95) return { start: day - 29, end: day, date_prec: 4, not_after: null };
  return { start: day - 364, end: day, date_prec: 5, not_after: null };
}
