import { expect, test } from "vitest";
import { alphaGrade, alphaWords, tableOf } from "./agreeing";

test("agreement is laid out by field and pair, in the order of a claim's fields", () => {
  const table = tableOf({
    fields: { place: 0.81, event: null, other: 0.5 },
    items: { place: 24, event: 2, other: 9 },
    pairs: [
      { one: "ana", other: "ben", field: "place", items: 20, alpha: 0.78 },
      { one: "ana", other: "eva", field: "event", items: 1, alpha: null },
    ],
  });
  expect(table.pairs).toEqual([
    { one: "ana", other: "ben" },
    { one: "ana", other: "eva" },
  ]);
  expect(table.rows.map((row) => row.field)).toEqual(["event", "place", "other"]);
  expect(table.rows[1]!.all).toEqual({ alpha: 0.81, items: 24 });
  expect(table.rows[1]!.pairs.map((each) => each.alpha)).toEqual([0.78, null]);
  expect(table.rows[1]!.pairs[1]!.items).toBe(0);
});

test("an alpha is told with what it is good for, or that there are too few", () => {
  expect(alphaWords(null)).toBe("too few to say");
  expect(alphaWords(0.8)).toBe("0.80");
  expect(alphaWords(-0.104)).toBe("-0.10");
  expect([0.8, 0.7, 0.667, 0.66, -1].map(alphaGrade)).toEqual([
    "reliable",
    "tentative",
    "tentative",
    "not reliable",
    "not reliable",
  ]);
  expect(alphaGrade(null)).toBe("");
});
