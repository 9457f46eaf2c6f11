/** The facets of the overview: each codes every incident by one or more values, "not told" among them. */
import { UNTOLD, type Columns, type Names } from "./columns";

export const FACETS = [
  "type",
  "status",
  "conflict",
  "origins",
  "review",
  "country",
  "where",
  "place",
  "when",
  "actor",
  "target",
  "side",
] as const;
export type Facet = (typeof FACETS)[number];

/** Stands in addresses for "not told", "none". */
export const NONE = "none";
export const DENIED = "denied";
/** As many origins as this, or more, are one value. */
export const MANY_ORIGINS = 5;

/** Values in a fixed order are shown in it; all others, those with most incidents first. */
export const ORDERED: ReadonlySet<Facet> = new Set(["origins", "where", "when"]);

/** Code all incidents by all facets. */
export function facetsOf(columns: Columns): Record<Facet, Names> {
  return {
    type: withNone(columns.size, columns.plover),
    status: columns.reality,
    conflict: conflicts(columns),
    origins: numbers(columns.origins, 1, MANY_ORIGINS),
    review: columns.review,
    country: withNone(columns.size, columns.country),
    where: numbers(columns.where_prec, 1, 7),
    place: withNone(columns.size, columns.place),
    when: numbers(dating(columns), 1, 5),
    actor: withNone(columns.size, columns.actors),
    target: withNone(columns.size, columns.targets),
    side: withNone(columns.size, columns.sides),
  };
}

/** Give rows without a value the value `NONE`, which comes last. */
function withNone(size: number, column: Names): Names {
  const none = column.names.length;
  const starts = new Uint32Array(size + 1);
  const codes = new Uint32Array(column.codes.length + size);
  let at = 0;
  for (let row = 0; row < size; row++) {
    const [begin, end] = [column.starts[row]!, column.starts[row + 1]!];
    for (let k = begin; k < end; k++) if (!repeated(column.codes, begin, k)) codes[at++] = column.codes[k]!;
    if (begin === end) codes[at++] = none;
    starts[row + 1] = at;
  }
  return { names: [...column.names, NONE], starts, codes: codes.slice(0, at), aliases: column.aliases };
}

/** The same name twice in a row counts once. */
function repeated(codes: Uint32Array, begin: number, at: number): boolean {
  for (let k = begin; k < at; k++) if (codes[k] === codes[at]) return true;
  return false;
}

/** Code whole numbers from `low` to `high`, above which they count as that; `NONE` for what is not told. */
function numbers(values: Int32Array, low: number, high: number): Names {
  const names = Array.from({ length: high - low + 1 }, (_, i) => String(low + i));
  const starts = Uint32Array.from({ length: values.length + 1 }, (_, row) => row);
  const codes = Uint32Array.from(values, (value) =>
    value === UNTOLD || value < low ? names.length : Math.min(value, high) - low,
  );
  return { names: [...names, NONE], starts, codes, aliases: new Map() };
}

/** A time without a precision counts by its length; an incident without a time has none. */
function dating(columns: Columns): Int32Array {
  return columns.date_prec.map((precision, row) => {
    const start = columns.start[row]!;
    if (start === UNTOLD) return UNTOLD;
    return precision === UNTOLD ? byLength(columns.end[row]! - start + 1) : precision;
  });
}

function byLength(days: number): number {
  return days <= 1 ? 1 : days < 7 ? 2 : days === 7 ? 3 : days <= 31 ? 4 : 5;
}

/** Fields that claims contradict each other about, and whether somebody denies the whole. */
function conflicts(columns: Columns): Names {
  const { conflicts: told, denied, size } = columns;
  const names = [...told.names, DENIED, NONE];
  const starts = new Uint32Array(size + 1);
  const codes: number[] = [];
  for (let row = 0; row < size; row++) {
    for (let k = told.starts[row]!; k < told.starts[row + 1]!; k++) codes.push(told.codes[k]!);
    if (denied[row]) codes.push(told.names.length);
    if (codes.length === starts[row]) codes.push(told.names.length + 1);
    starts[row + 1] = codes.length;
  }
  return { names, starts, codes: Uint32Array.from(codes), aliases: new Map() };
}
