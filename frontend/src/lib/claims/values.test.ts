import { describe, expect, it } from "vitest";
import { count, place } from "../fixtures/make";
import { countWords, daysWords, placeWords } from "./values";

describe("values in words", () => {
  it.each([
    [count(4000), "4,000"],
    [count(400, 400, null), "at least 400"],
    [count(null, 24, null), "at least 24"],
    [count(null, null, 500), "up to 500"],
    [count(40, 30, 50), "30 to 50, best 40"],
    [count(30, 30, 50), "30 to 50"],
    [count(7, null, null), "7"],
    [count(null), "some"],
  ])("%j is %s", (given, wanted) => {
    expect(countWords(given)).toBe(wanted);
  });

  it("says a place once where its division has its name, and how far off it can be", () => {
    expect(placeWords({ ...place("Homs", 36.7, 34.7, 3), adm1: "Homs" })).toBe("Homs, SYR ± 3 km");
    expect(placeWords(place("Homs", 36.7, 34.7, 0))).toBe("Homs, SYR");
  });

  it("says one day as one", () => {
    const span = { begin: 0, end: 5, text: "later" };
    expect(daysWords({ start: "2016-03-27", end: "2016-03-27", span })).toBe("27 March 2016");
    expect(daysWords({ start: "2016-03-01", end: "2016-03-27", span })).toMatch(/^1\s*–\s*27 March 2016$/);
    expect(daysWords({ start: null, end: null, span })).toBe("“later”");
  });
});
