import { expect, test } from "vitest";
import { nameOf, readColumns, UNTOLD } from "./columns";
import { dayOf } from "./days";
import { fixture } from "./fixture";
import { folded, Overview } from "./model.svelte";
import { SORTABLE } from "./orders";
import { readState } from "./state";

const made = fixture(500);
const columns = readColumns(made.bytes);
const rows = [...columns.start.keys()];

function shown(query: string): number[] {
  const overview = new Overview(columns, made.shapes);
  overview.apply(readState(new URLSearchParams(query)));
  return [...overview.filter.rows()];
}

test("an address without filters shows all", () => {
  expect(shown("sort=-origins&unit=year")).toEqual(rows);
});

test("values of a facet are alternatives, facets and all else must hold together", () => {
  const wanted = rows.filter(
    (row) =>
      ["ASSAULT", "PROTEST"].includes(nameOf(columns.plover, row)) &&
      nameOf(columns.country, row) === "SYR" &&
      folded(columns.title.at(row)).includes("rebels"),
  );
  expect(shown("type=ASSAULT&type=PROTEST&country=SYR&q=Rebels")).toEqual(wanted);
  expect(wanted.length).toBeGreaterThan(0);
});

test("a value that no incident has shows none, and can be taken back", () => {
  const overview = new Overview(columns, made.shapes);
  overview.apply(readState(new URLSearchParams("place=Atlantis")));
  expect(overview.filter.passing).toBe(0);
  overview.apply(readState(new URLSearchParams("")));
  expect(overview.filter.passing).toBe(500);
});

test("a span of time shows what touches it, and never what has no time", () => {
  const [from, until] = [dayOf("2016-01-01")!, dayOf("2016-12-31")!];
  const wanted = rows.filter(
    (row) => columns.start[row]! !== UNTOLD && columns.start[row]! <= until && columns.end[row]! >= from,
  );
  expect(shown("from=2016-01-01&until=2016-12-31")).toEqual(wanted);
});

test("a box shows places in it that are not wider than it", () => {
  const found = shown("box=36,35,38,37");
  expect(found.length).toBeGreaterThan(0);
  for (const row of found) {
    expect(
      columns.lon[row]! >= 36 && columns.lon[row]! <= 38 && columns.lat[row]! >= 35 && columns.lat[row]! <= 37,
    ).toBe(true);
    expect(columns.radius_km[row]!).toBeLessThan(120);
  }
});

test("a box over the antimeridian holds both sides", () => {
  const at = { ...columns, lon: columns.lon.map((lon, row) => (Number.isNaN(lon) ? lon : row % 2 ? 179 : -179)) };
  const overview = new Overview({ ...at, radius_km: columns.radius_km.map(() => 1) }, {});
  overview.apply(readState(new URLSearchParams("box=170,-80,-170,80")));
  expect(overview.filter.passing).toBe(columns.lon.filter((lon) => !Number.isNaN(lon)).length);
});

test("words are found without regard to case and accents", () => {
  expect(folded("Épée À L'Été")).toBe("epee a l'ete");
});

test("the same filters again change nothing", () => {
  const overview = new Overview(columns, made.shapes);
  const filters = readState(new URLSearchParams("type=ASSAULT"));
  overview.apply(filters);
  const before = overview.version;
  overview.apply(readState(new URLSearchParams("type=ASSAULT&sort=title")));
  expect(overview.version).toBe(before);
});

test("sites count what passes all but the box", () => {
  const overview = new Overview(columns, made.shapes);
  overview.apply(readState(new URLSearchParams("box=36,35,38,37")));
  const placed = columns.lon.filter((lon) => !Number.isNaN(lon)).length;
  expect(overview.siteCounts().reduce((a, b) => a + b, 0)).toBe(placed);
});

test.each(SORTABLE)("by %s every row comes once", (column) => {
  const { orders } = new Overview(columns, made.shapes);
  for (const down of [false, true]) expect([...orders.by({ column, down })].sort((a, b) => a - b)).toEqual(rows);
});

test("an order is by what the column says, and what nobody tells comes last both ways", () => {
  const { orders } = new Overview(columns, made.shapes);
  const origins = [...orders.by({ column: "origins", down: true })].map((row) => columns.origins[row]!);
  expect(origins).toEqual([...origins].sort((a, b) => b - a));
  const deaths = [...orders.by({ column: "deaths", down: false })].map((row) => columns.deaths_best[row]!);
  const known = deaths.filter((told) => told !== UNTOLD);
  expect(deaths.slice(0, known.length)).toEqual([...known].sort((a, b) => a - b));
  const down = [...orders.by({ column: "deaths", down: true })].map((row) => columns.deaths_best[row]!);
  expect(down.slice(0, known.length)).toEqual([...known].sort((a, b) => b - a));
});

test("an order that there is not is the usual one", () => {
  const { orders } = new Overview(columns, made.shapes);
  expect(orders.by({ column: "nonsense", down: false })).toBe(orders.by(null));
});
