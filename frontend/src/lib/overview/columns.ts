/** All incidents of an archive as columns: what map, timeline, table and facets are drawn from. */
import { tableFromIPC, type Column, type Table } from "@uwdata/flechette";

/** Stands for a whole number that nobody tells. */
export const UNTOLD = -0x8000_0000;

/** Strings that are decoded when they are asked for. */
export interface Text {
  readonly length: number;
  at(row: number): string;
}

/** Several strings a row: those of row `i` are `names[codes[k]]` for `k` from `starts[i]` up to `starts[i + 1]`. */
export interface Names {
  readonly names: readonly string[];
  readonly starts: Uint32Array;
  readonly codes: Uint32Array;
  /** Other ways to write a name, such as its id in the registry: its code. */
  readonly aliases: ReadonlyMap<string, number>;
}

/** A row is an incident. Numbers that nobody tells are `UNTOLD`, or NaN where they are measures; strings "". */
export interface Columns {
  readonly size: number;
  readonly id: Text;
  readonly title: Text;
  readonly standing: Text;
  readonly headline: Text;
  readonly plover: Names;
  readonly acled: Names;
  readonly reality: Names;
  readonly country: Names;
  readonly place: Names;
  readonly adm1: Names;
  readonly review: Names;
  readonly actors: Names;
  readonly targets: Names;
  readonly sides: Names;
  readonly conflicts: Names;
  readonly lon: Float64Array;
  readonly lat: Float64Array;
  readonly radius_km: Float64Array;
  readonly where_prec: Int32Array;
  readonly shape: Uint8Array;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly not_after: Int32Array;
  readonly date_prec: Int32Array;
  readonly deaths_low: Int32Array;
  readonly deaths_best: Int32Array;
  readonly deaths_high: Int32Array;
  readonly articles: Int32Array;
  readonly origins: Int32Array;
  readonly speakers: Int32Array;
  readonly claims: Int32Array;
  readonly denied: Uint8Array;
  readonly changed: Int32Array;
}

const TEXTS = ["id", "title", "standing", "headline"] as const;
const SINGLES = ["plover", "acled", "reality", "country", "place", "adm1", "review"] as const;
const SEVERALS = ["actors", "targets", "sides", "conflicts"] as const;
const MEASURES = ["lon", "lat", "radius_km"] as const;
const FLAGS = ["shape", "denied"] as const;
const WHOLES = [
  "where_prec",
  "start",
  "end",
  "not_after",
  "date_prec",
  "deaths_low",
  "deaths_best",
  "deaths_high",
  "articles",
  "origins",
  "speakers",
  "claims",
  "changed",
] as const;
const IDS = { actors: "actor_ids", targets: "target_ids" } as const;

export const COLUMNS = [...TEXTS, ...SINGLES, ...SEVERALS, ...MEASURES, ...FLAGS, ...WHOLES] as const;

/** Read the bytes of `overview.arrow`. An error names the column that is not there. */
export function readColumns(bytes: ArrayBuffer | Uint8Array): Columns {
  const table = tableFromIPC(bytes);
  const size = table.numRows;
  const entries: [string, unknown][] = [
    ...TEXTS.map((name) => [name, texts(column(table, name))] as [string, unknown]),
    ...SINGLES.map((name) => [name, names(size, column(table, name))] as [string, unknown]),
    ...SEVERALS.map((name) => [name, names(size, column(table, name), ids(table, name))] as [string, unknown]),
    ...MEASURES.map((name) => [name, measures(size, column(table, name))] as [string, unknown]),
    ...FLAGS.map((name) => [name, flags(size, column(table, name))] as [string, unknown]),
    ...WHOLES.map((name) => [name, wholes(size, column(table, name))] as [string, unknown]),
  ];
  return { size, ...Object.fromEntries(entries) } as unknown as Columns;
}

type Values = Column<unknown>;

function column(table: Table, name: string): Values {
  const found = table.getChild(name) as Values | undefined;
  if (!found)
    throw new Error(`overview.arrow has no column ${name}: the server and the desk are of different versions`);
  return found;
}

function ids(table: Table, name: (typeof SEVERALS)[number]): Values | null {
  return name in IDS ? ((table.getChild(IDS[name as keyof typeof IDS]) as Values | undefined) ?? null) : null;
}

function texts(values: Values): Text {
  return { length: values.length, at: (row) => String(values.at(row) ?? "") };
}

/** Code strings, one a row or a list a row, by their order of appearance. */
export function names(size: number, values: Iterable<unknown>, alias: Iterable<unknown> | null = null): Names {
  const known = new Map<string, number>();
  const starts = new Uint32Array(size + 1);
  const codes: number[] = [];
  let row = 0;
  for (const value of values) {
    for (const name of listed(value)) codes.push(coded(known, name));
    starts[++row] = codes.length;
  }
  const made = { names: [...known.keys()], starts, codes: Uint32Array.from(codes) };
  return { ...made, aliases: alias ? aliases(made, alias) : new Map() };
}

function coded(known: Map<string, number>, name: string): number {
  const found = known.get(name);
  if (found !== undefined) return found;
  known.set(name, known.size);
  return known.size - 1;
}

function listed(value: unknown): Iterable<string> {
  if (value === null || value === undefined) return [];
  return typeof value === "string" ? [value] : (value as Iterable<string>);
}

/** Ids stand in the same order as the names of their row. */
function aliases(made: Omit<Names, "aliases">, ids: Iterable<unknown>): Map<string, number> {
  const found = new Map<string, number>();
  let row = 0;
  for (const value of ids) {
    let at = made.starts[row++]!;
    for (const id of (value ?? []) as Iterable<string | null>) {
      if (id !== null) found.set(id, made.codes[at]!);
      at++;
    }
  }
  return found;
}

function wholes(size: number, values: Values): Int32Array {
  const out = new Int32Array(size);
  let row = 0;
  for (const value of values) out[row++] = value === null ? UNTOLD : Number(value);
  return out;
}

function measures(size: number, values: Values): Float64Array {
  const out = new Float64Array(size);
  let row = 0;
  for (const value of values) out[row++] = value === null ? Number.NaN : Number(value);
  return out;
}

function flags(size: number, values: Values): Uint8Array {
  const out = new Uint8Array(size);
  let row = 0;
  for (const value of values) out[row++] = value ? 1 : 0;
  return out;
}

/** The strings of a row. */
export function namesOf(column: Names, row: number): string[] {
  const out: string[] = [];
  for (let k = column.starts[row]!; k < column.starts[row + 1]!; k++) out.push(column.names[column.codes[k]!]!);
  return out;
}

/** The first string of a row; "" where there is none. */
export function nameOf(column: Names, row: number): string {
  const start = column.starts[row]!;
  return start === column.starts[row + 1] ? "" : column.names[column.codes[start]!]!;
}
