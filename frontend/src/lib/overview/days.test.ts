import fc from "fast-check";
import { expect, test } from "vitest";
import { dayOf, daysName, firstDay, iso, lastDay, unitName, unitOf, UNITS } from "./days";

const day = fc.integer({ min: -700_000, max: 700_000 });

test("a day lies between the first and the last of its unit, and units touch", () => {
  fc.assert(
    fc.property(day, fc.constantFrom(...UNITS), (given, unit) => {
      const number = unitOf(given, unit);
      expect(firstDay(number, unit) <= given && given <= lastDay(number, unit)).toBe(true);
      expect(unitOf(lastDay(number, unit) + 1, unit)).toBe(number + 1);
    }),
  );
});

test("days are written and read back", () => {
  fc.assert(
    fc.property(fc.integer({ min: -200_000, max: 60_000 }), (given) => void expect(dayOf(iso(given))).toBe(given)),
  );
});

test.each([
  ["2019-03-01", "2019-03-01", "1 Mar 2019"],
  ["2019-03-01", "2019-03-31", "Mar 2019"],
  ["2019-01-01", "2019-12-31", "2019"],
])("%s to %s is %s", (start, end, words) => {
  expect(daysName(dayOf(start)!, dayOf(end)!)).toBe(words);
});

test("a month before 1970 is named right", () => {
  expect(unitName(unitOf(dayOf("1968-02-29")!, "month"), "month")).toBe("Feb 1968");
});
