import { describe, expect, test } from "vitest";
import { cell, isTight, shownColumns } from "./cells";
import { names, readColumns, UNTOLD } from "./columns";
import { dayOf, daysName } from "./days";
import { fixture } from "./fixture";
import { valueName } from "./labels";
import { topValues } from "./values";

const column = names(6, ["a", "b", "b", "c", "none", "d"]);
const counts = Uint32Array.of(1, 2, 0, 2, 1);
const listed = (wanted: Parameters<typeof topValues>[2]) =>
  topValues(column, counts, wanted).values.map((value) => value.name);

describe("values of a facet", () => {
  test("come with most incidents first, none last among equals, those without any not at all", () => {
    expect(listed({ most: 9 })).toEqual(["b", "none", "a", "d"]);
  });

  test("are cut, but what is chosen stays", () => {
    expect(topValues(column, counts, { most: 1, chosen: new Set([2]) })).toMatchObject({
      values: [{ name: "b" }, { name: "c", count: 0 }],
      cut: 3,
    });
  });

  test("can keep their own order", () => {
    expect(listed({ most: 9, inOrder: true })).toEqual(["a", "b", "c", "none", "d"]);
  });

  test("are found by their names in words", () => {
    expect(listed({ most: 9, find: "SECOND", label: (name) => (name === "b" ? "the second" : name) })).toEqual(["b"]);
  });

  test("are named in words, none by what it means", () => {
    const known = { countries: new Map([["SYR", "Syria"]]), actors: new Map([["army-1", "The army"]]) };
    expect(valueName("type", "ASSAULT", known)).toBe("Attack");
    expect(valueName("side", "SYR", known)).toBe("Syria");
    expect(valueName("side", "army-1", known)).toBe("The army");
    expect(valueName("place", "none", known)).toBe("no place");
    expect(valueName("origins", "5", known)).toBe("5 or more");
    expect(valueName("where", "6", known)).toBe("country only");
  });
});

describe("columns of the table", () => {
  const [when, conflicts] = ["when", "conflicts"].map((name) => shownColumns(null).find((each) => each.name === name)!);

  test("stand side by side on a window of 1280 pixels, in the widest letters", () => {
    const [digit, padding, picks, filters, scrollbar] = [8.91, 16, 36, 264, 15];
    const wide = shownColumns(null).reduce((sum, each) => sum + each.width * digit + padding, picks);
    expect(wide).toBeLessThan(1280 - filters - scrollbar);
  });

  test("have room for every date, on two lines where it is long", () => {
    const wide = (words: string) => (isTight(when!, words) ? (2 * when!.width * 14) / 12 : when!.width + 1);
    for (let day = dayOf("1993-09-20")!; day < dayOf("1994-10-01")!; day++)
      for (const days of [0, 6, 120]) {
        const words = daysName(day, day + days);
        expect(words.length, words).toBeLessThanOrEqual(wide(words));
      }
    expect(isTight(when!, "6 Sept 2024")).toBe(false);
  });

  test("are tight only where what must be whole is long", () => {
    expect([isTight(conflicts!, "toll"), isTight(conflicts!, "toll, place")]).toEqual([false, true]);
    expect(isTight(shownColumns(null)[0]!, "a long title of what happened there")).toBe(false);
  });
});

describe("cells of the table", () => {
  const columns = readColumns(fixture(1).bytes);
  const one = (more: object) => ({ ...columns, ...more });
  const told = (...numbers: [number, number, number]) => {
    const [low, best, high] = numbers.map((each) => Int32Array.of(each));
    return cell(one({ deaths_low: low, deaths_best: best, deaths_high: high }), 0, "deaths", new Map());
  };

  test.each([
    [[12, 12, 12], "12"],
    [[8, 12, 20], "12 (8–20)"],
    [[8, UNTOLD, 20], "8–20"],
    [[8, UNTOLD, 8], "8"],
    [[UNTOLD, UNTOLD, UNTOLD], ""],
    [[0, 0, 0], "0"],
  ] as [[number, number, number], string][])("deaths %j are %s", (numbers, words) => {
    expect(told(...numbers)).toBe(words);
  });

  test("a time that nobody tells is an upper bound, and says so", () => {
    const day = Int32Array.of(dayOf("2019-03-01")!);
    const untold = Int32Array.of(UNTOLD);
    expect(cell(one({ start: untold, end: untold, not_after: day }), 0, "when", new Map())).toBe("by 1 Mar 2019");
    expect(cell(one({ start: untold, end: untold, not_after: untold }), 0, "when", new Map())).toBe("");
  });

  test("conflicts are in words, a denial among them", () => {
    expect(
      cell(one({ conflicts: names(1, [["harms", "place"]]), denied: Uint8Array.of(1) }), 0, "conflicts", new Map()),
    ).toBe("toll, place, denied");
  });

  test("the title is always a column, and a name that there is not is none", () => {
    expect(shownColumns(["origins", "nonsense"]).map((each) => each.name)).toEqual(["title", "origins"]);
  });
});
