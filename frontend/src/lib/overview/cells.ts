/** Columns of the table: their names, and what stands in a cell. */
import { number, t, type Key } from "../i18n";
import { name, sentence } from "../words";
import { nameOf, namesOf, UNTOLD, type Columns } from "./columns";
import { daysName, unitName } from "./days";
import { SORTABLE, type Sortable } from "./orders";

export interface TableColumn {
  readonly name: Sortable;
  readonly label: Key;
  readonly number: boolean;
  /** In digits; the first column has what the others leave, and this at least. */
  readonly width: number;
}

const WIDTHS: Readonly<Record<Sortable, number>> = {
  title: 22,
  when: 14,
  where: 10,
  country: 10,
  type: 8,
  status: 10,
  actors: 16,
  targets: 16,
  deaths: 9,
  origins: 8,
  speakers: 9,
  articles: 8,
  claims: 7,
  conflicts: 12,
  review: 10,
  changed: 8,
};
/**
 * What is no answer once it is cut, with how many more letters than digits have room there: letters and blanks are
 * narrower, but what is in conflict is bold and has a sign.
 */
const WHOLE: Partial<Readonly<Record<Sortable, number>>> = { when: 1, status: 1, deaths: 0, conflicts: -3 };
const NUMBERS: ReadonlySet<Sortable> = new Set(["deaths", "origins", "speakers", "articles", "claims", "changed"]);

export const ALL_COLUMNS: readonly TableColumn[] = SORTABLE.map((each) => ({
  name: each,
  label: `overview.column-${each}` as const,
  number: NUMBERS.has(each),
  width: WIDTHS[each],
}));

/** Shown unless somebody chooses. The title is always there: it leads to the incident. */
export const SHOWN: readonly Sortable[] = [
  "title",
  "when",
  "where",
  "type",
  "status",
  "deaths",
  "origins",
  "conflicts",
];

export function shownColumns(wanted: readonly string[] | null): readonly TableColumn[] {
  const names = new Set<string>(["title", ...(wanted ?? SHOWN)]);
  return ALL_COLUMNS.filter((column) => names.has(column.name));
}

/** Whether the words of a cell go on two lines of smaller print, since they must stay whole. */
export function isTight(column: Pick<TableColumn, "name" | "width">, words: string): boolean {
  const more = WHOLE[column.name];
  return more !== undefined && words.length > column.width + more;
}

/** Write a cell; "" where nobody tells. */
export function cell(columns: Columns, row: number, column: Sortable, countries: ReadonlyMap<string, string>): string {
  switch (column) {
    case "title":
      return sentence(columns.title.at(row));
    case "when":
      return when(columns, row);
    case "where":
      return nameOf(columns.place, row);
    case "country":
      return countries.get(nameOf(columns.country, row)) ?? nameOf(columns.country, row);
    case "type":
      return name("plover", nameOf(columns.plover, row) || null);
    case "status":
      return name("reality", nameOf(columns.reality, row));
    case "review":
      return name("review", nameOf(columns.review, row));
    case "actors":
    case "targets":
      return namesOf(columns[column], row).join(", ");
    case "deaths":
      return deaths(columns, row);
    case "conflicts":
      return conflicts(columns, row);
    default:
      return columns[column][row] === UNTOLD ? "" : number(columns[column][row]!);
  }
}

function when(columns: Columns, row: number): string {
  const [start, end, latest] = [columns.start[row]!, columns.end[row]!, columns.not_after[row]!];
  if (start !== UNTOLD) return daysName(start, end);
  return latest === UNTOLD ? "" : t("overview.by-day", { day: unitName(latest, "day") });
}

/** The number that stands for all, with the range where claims leave one: "12 (8–20)". */
function deaths(columns: Columns, row: number): string {
  const [low, best, high] = [columns.deaths_low, columns.deaths_best, columns.deaths_high].map((told) => told[row]!);
  const known = [low!, best!, high!].filter((told) => told !== UNTOLD);
  if (!known.length) return "";
  const range = `${number(Math.min(...known))}–${number(Math.max(...known))}`;
  if (best === UNTOLD) return low === high ? number(known[0]!) : range;
  return Math.min(...known) === Math.max(...known) ? number(best!) : `${number(best!)} (${range})`;
}

function conflicts(columns: Columns, row: number): string {
  const fields = namesOf(columns.conflicts, row).map((field) => name("field", field));
  return [...fields, ...(columns.denied[row] ? [t("overview.denied")] : [])].join(", ");
}
