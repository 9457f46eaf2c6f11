import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { FACETS } from "./facets";
import {
  filterCount,
  readable,
  readFilters,
  readState,
  START,
  toggled,
  unfiltered,
  writeFilters,
  writeState,
} from "./state";

const degrees = (most: number) => fc.integer({ min: -most * 1000, max: most * 1000 }).map((n) => n / 1000);
const id = fc.stringMatching(/^[0-9a-f]{4,16}$/);
const word = fc.stringMatching(/^\w{1,8}$/);
const value = fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" });
const day = fc.integer({ min: -200_000, max: 60_000 });
const filters = {
  chosen: fc
    .dictionary(fc.constantFrom(...FACETS), fc.uniqueArray(value, { minLength: 1, maxLength: 3 }))
    .map((chosen) => ({ ...chosen })),
  words: fc.string({ maxLength: 20 }).map((text) => text.trim()),
  from: fc.option(day),
  until: fc.option(day),
  box: fc.option(
    fc
      .tuple(degrees(180), degrees(90), degrees(180), degrees(90))
      .map(([w, s, e, n]) => [w, Math.min(s, n), e, Math.max(s, n)] as const),
  ),
};
const state = fc.record({
  ...filters,
  sort: fc.option(fc.record({ column: word, down: fc.boolean() })),
  columns: fc.option(fc.uniqueArray(word, { minLength: 1, maxLength: 5 })),
  unit: fc.option(fc.constantFrom("day" as const, "month" as const, "year" as const)),
  at: fc.option(
    fc.record({ lon: degrees(180), lat: degrees(85), zoom: fc.integer({ min: 0, max: 1200 }).map((n) => n / 100) }),
  ),
  picked: fc.uniqueArray(id, { maxLength: 3 }),
  map: fc.option(fc.constantFrom("svg" as const, "gl" as const)),
});

describe("the address", () => {
  test("holds the whole state, and nothing is lost on the way", () => {
    fc.assert(
      fc.property(state, (given) => {
        const text = readable(writeState(given));
        expect(readState(new URLSearchParams(text))).toEqual(given);
      }),
    );
  });

  test("holds filters that the briefing reads as the overview does", () => {
    fc.assert(
      fc.property(state, (given) => {
        const { chosen, words, from, until, box } = readState(writeFilters(given));
        expect({ chosen, words, from, until, box }).toEqual(readFilters(writeState(given)));
      }),
    );
  });

  test("can be anything without harm", () => {
    fc.assert(fc.property(fc.string(), (text) => void readState(new URLSearchParams(text))));
  });

  test("is empty at the start, short and readable later", () => {
    expect(readable(writeState(START))).toBe("");
    const some = {
      ...START,
      chosen: { type: ["ASSAULT"], side: ["SYR", "RUS"] },
      from: 17_956,
      sort: { column: "origins", down: true },
    };
    expect(readable(writeState(some))).toBe("type=ASSAULT&side=SYR&side=RUS&from=2019-03-01&sort=-origins");
  });

  test.each([
    ["from=2019-02-30", "from"],
    ["from=yesterday", "from"],
    ["box=1,2,3", "box"],
    ["box=1,50,3,40", "box"],
    ["box=1,2,3,400", "box"],
    ["at=10,20,99", "at"],
    ["unit=century", "unit"],
    ["map=paper", "map"],
    ["sort=--", "sort"],
  ] as const)("that says %s says nothing", (text, name) => {
    expect(readState(new URLSearchParams(text))[name]).toBeNull();
  });
});

describe("changes of filters", () => {
  test("a value goes in and out again", () => {
    const once = toggled(START, "type", "ASSAULT");
    expect(once.chosen.type).toEqual(["ASSAULT"]);
    expect(toggled(once, "type", "ASSAULT")).toEqual(START);
  });

  test("all filters go, the look stays", () => {
    const some = { ...toggled(START, "type", "ASSAULT"), words: "market", map: "svg" as const };
    expect(filterCount(some)).toBe(2);
    expect(unfiltered(some)).toEqual({ ...START, map: "svg" });
  });
});
