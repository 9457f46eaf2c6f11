import fc from "fast-check";
import { expect, test } from "vitest";
import { readColumns, UNTOLD } from "./columns";
import { dayOf, UNITS } from "./days";
import { fixture } from "./fixture";
import { bars, ticks } from "./strip";
import { binsOf, histogram, NO_TIME, rangeOf, unitFor, WIDE, windowOf } from "./timeline";

const columns = readColumns(fixture(500).bytes);

test.each(UNITS)("by %s nothing is lost, and nothing without a time is put on one", (unit) => {
  const bins = binsOf(columns, unit);
  const got = histogram(bins, rangeOf(bins), () => true);
  const sum = got.counts.reduce((a, b) => a + b, 0) + got.earlier + got.later + got.wide + got.untold;
  expect(sum).toBe(columns.size);
  expect(got.untold).toBe(columns.start.filter((day) => day === UNTOLD).length);
});

test("what is wider than a day is on no day, but can be in a month", () => {
  const one = { ...columns, start: Int32Array.of(dayOf("2019-03-04")!), end: Int32Array.of(dayOf("2019-03-06")!) };
  expect([binsOf(one, "day")[0], binsOf(one, "month")[0]]).toEqual([WIDE, 49 * 12 + 2]);
  expect(binsOf({ ...one, start: Int32Array.of(UNTOLD) }, "day")[0]).toBe(NO_TIME);
});

test("a few far off do not widen the range", () => {
  const bins = Int32Array.from([-90_000, ...Array.from({ length: 1000 }, (_, i) => i), 90_000, WIDE, NO_TIME]);
  const [first, last] = rangeOf(bins);
  expect(first).toBeGreaterThanOrEqual(0);
  expect(last).toBeLessThan(1000);
});

test("the unit is the finest that has room", () => {
  expect(unitFor(columns)).toBe("month");
  const few = { ...columns, start: Int32Array.of(100, 130), end: Int32Array.of(100, 130) };
  expect(unitFor(few)).toBe("day");
});

test("what is chosen is always within what is shown", () => {
  const number = fc.integer({ min: -3000, max: 3000 });
  fc.assert(
    fc.property(number, number, number, number, (a, b, c, d) => {
      const range = [Math.min(a, b), Math.max(a, b)] as const;
      const inside = (n: number) => Math.max(range[0], Math.min(range[1], n));
      const chosen = [inside(Math.min(c, d)), inside(Math.max(c, d))] as const;
      const [first, last] = windowOf(range, chosen);
      expect(first <= chosen[0] && chosen[1] <= last).toBe(true);
    }),
  );
});

test("bars are drawn where there is something, at least two pixels tall", () => {
  expect(bars(Uint32Array.of(0, 1, 1000), 10, 72, 1000)).toBe("M10.00 72v-2.00h9.00v2.00zM20.00 72v-70.00h9.00v70.00z");
});

test.each(UNITS)("words under bars by %s have room and lie on them", (unit) => {
  const bins = binsOf(columns, unit);
  const range = rangeOf(bins);
  const step = 800 / (range[1] - range[0] + 1);
  const got = ticks(range, unit, step);
  expect(got.length).toBeGreaterThan(0);
  for (const [i, tick] of got.entries()) {
    expect(tick.x >= 0 && tick.x < 800).toBe(true);
    if (i) expect(tick.x - got[i - 1]!.x).toBeGreaterThan(60);
  }
});
