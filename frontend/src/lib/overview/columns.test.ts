import { tableFromArrays, tableToIPC } from "@uwdata/flechette";
import { describe, expect, test } from "vitest";
import { COLUMNS, nameOf, names, namesOf, readColumns, UNTOLD } from "./columns";
import { DENIED, facetsOf, NONE } from "./facets";
import { fixture } from "./fixture";

const { bytes, shapes } = fixture(400);
const columns = readColumns(bytes);

describe("columns", () => {
  test("are all there, each as long as the table", () => {
    for (const name of COLUMNS) {
      const column = columns[name];
      const rows = "starts" in column ? column.starts.length - 1 : column.length;
      expect([name, rows]).toEqual([name, 400]);
    }
  });

  test("tell what is not told apart from nought", () => {
    const untold = columns.start.findIndex((day) => day === UNTOLD);
    expect(columns.end[untold]).toBe(UNTOLD);
    const nowhere = columns.lon.findIndex(Number.isNaN);
    expect(nameOf(columns.place, nowhere)).toBe("");
    expect(columns.deaths_best).toContain(UNTOLD);
  });

  test("name every value that a row has", () => {
    const several = names(3, [["a", "b"], null, ["b"]]);
    expect([0, 1, 2].map((row) => namesOf(several, row))).toEqual([["a", "b"], [], ["b"]]);
  });

  test("know names by their ids too, where the server gives them", () => {
    const known = names(2, [["Army"], ["Army", "Militia"]], [["army-1"], [null, "militia-1"]]);
    expect(known.names[known.aliases.get("militia-1")!]).toBe("Militia");
  });

  test("that are not there are named in the error", () => {
    const table = tableToIPC(tableFromArrays({ id: ["a"] }), { format: "stream" })!;
    expect(() => readColumns(table)).toThrow(/title/);
  });

  test("of an archive without incidents are empty", () => {
    expect(readColumns(fixture(0).bytes).size).toBe(0);
  });

  test("and shapes go together", () => {
    const rows = [...columns.shape.keys()].filter((row) => columns.shape[row]);
    expect(new Set(Object.keys(shapes))).toEqual(new Set(rows.map((row) => columns.id.at(row))));
  });
});

describe("facets", () => {
  const facets = facetsOf(columns);

  test("give every incident a value, so that nothing is lost from the counts", () => {
    for (const [name, facet] of Object.entries(facets))
      for (let row = 0; row < columns.size; row++)
        expect([name, row, facet.starts[row + 1]! > facet.starts[row]!]).toEqual([name, row, true]);
  });

  test("count incidents without a place under none", () => {
    columns.lon.forEach((lon, row) => expect(namesOf(facets.where, row)[0] === NONE).toBe(Number.isNaN(lon)));
  });

  test("count many origins as one value", () => {
    columns.origins.forEach((origins, row) =>
      expect(namesOf(facets.origins, row)).toEqual([String(Math.min(origins, 5))]),
    );
  });

  test("tell what is denied as a conflict", () => {
    columns.denied.forEach((denied, row) => expect(namesOf(facets.conflict, row).includes(DENIED)).toBe(denied === 1));
  });

  test("take the precision of a time that has none from its length", () => {
    const row = columns.date_prec.findIndex((precision) => precision === 1);
    const date_prec = columns.date_prec.slice();
    date_prec[row] = UNTOLD;
    expect(namesOf(facetsOf({ ...columns, date_prec }).when, row)).toEqual(["1"]);
  });
});
