/** Orders of all incidents by a column of the table: sorted once, so that a filter only has to walk along. */
import { nameOf, UNTOLD, type Columns, type Names } from "./columns";
import type { Sort } from "./state";

export const SORTABLE = [
  "title",
  "when",
  "where",
  "country",
  "type",
  "status",
  "actors",
  "targets",
  "deaths",
  "origins",
  "speakers",
  "articles",
  "claims",
  "conflicts",
  "review",
  "changed",
] as const;
export type Sortable = (typeof SORTABLE)[number];

/** The newest happening first. */
export const BY_ITSELF: Sort = { column: "when", down: true };

const collator = new Intl.Collator("en", { numeric: true });

export class Orders {
  #kept = new Map<string, Uint32Array>();

  constructor(readonly columns: Columns) {}

  /** All rows in the order of a column. What nobody tells comes last both ways. */
  by(sort: Sort | null): Uint32Array {
    const { column, down } = sort && SORTABLE.includes(sort.column as Sortable) ? sort : BY_ITSELF;
    const key = (down ? "-" : "") + column;
    let found = this.#kept.get(key);
    if (!found) {
      found = ordered(keysOf(this.columns, column as Sortable), down);
      this.#kept.set(key, found);
    }
    return found;
  }
}

function ordered(keys: Int32Array | Float64Array, down: boolean): Uint32Array {
  const rows = Uint32Array.from(keys.keys());
  const sign = down ? -1 : 1;
  return rows.sort((a, b) => {
    const [x, y] = [keys[a]!, keys[b]!];
    if (x === y) return a - b;
    if (x === UNTOLD || y === UNTOLD) return x === UNTOLD ? 1 : -1;
    return sign * (x - y);
  });
}

/** A number for each row that sorts as the column does. */
function keysOf(columns: Columns, column: Sortable): Int32Array {
  const { size } = columns;
  const each = (key: (row: number) => number): Int32Array => Int32Array.from({ length: size }, (_, row) => key(row));
  switch (column) {
    case "title":
      return ranked(Array.from({ length: size }, (_, row) => columns.title.at(row)));
    case "when":
      return each((row) => (columns.start[row] === UNTOLD ? columns.not_after[row]! : columns.start[row]!));
    case "where":
      return byName(columns.place, size);
    case "country":
    case "actors":
    case "targets":
    case "review":
      return byName(columns[column], size);
    case "type":
      return byName(columns.plover, size);
    case "status":
      return byName(columns.reality, size);
    case "deaths":
      return each(
        (row) => [columns.deaths_best, columns.deaths_high].find((told) => told[row] !== UNTOLD)?.[row] ?? UNTOLD,
      );
    case "conflicts":
      return each((row) => columns.conflicts.starts[row + 1]! - columns.conflicts.starts[row]! + columns.denied[row]!);
    default:
      return columns[column];
  }
}

function byName(column: Names, size: number): Int32Array {
  const ranks = ranked(column.names);
  const codes = new Map(column.names.map((name, code) => [name, code]));
  return Int32Array.from({ length: size }, (_, row) => {
    const code = codes.get(nameOf(column, row));
    return code === undefined ? UNTOLD : ranks[code]!;
  });
}

function ranked(texts: readonly string[]): Int32Array {
  const order = Array.from(texts.keys()).sort((a, b) => collator.compare(texts[a]!, texts[b]!));
  const ranks = new Int32Array(texts.length);
  order.forEach((at, rank) => (ranks[at] = rank));
  return ranks;
}
