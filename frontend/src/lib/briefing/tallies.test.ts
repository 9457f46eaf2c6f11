import { describe, expect, test } from "vitest";
import { day, entry } from "../testing/made";
import { byDay, toll } from "./entries";
import { byType, deaths, deathsOverTime, overTime, unitFor } from "./tallies";

const on = (id: string, start: string, end = start) => ({ ...entry(id), start: day(start), end: day(end) });

describe("incidents over time", () => {
  test("take days, months or years, as the span asks for", () => {
    expect(unitFor([on("a", "2016-03-01"), on("b", "2016-04-10")])).toBe("day");
    expect(unitFor([on("a", "2016-03-01"), on("b", "2017-09-05")])).toBe("month");
    expect(unitFor([on("a", "1975-04-29"), on("b", "2017-09-05")])).toBe("year");
    expect(unitFor([entry("a", { start: null, end: null })])).toBe("month");
  });

  test("have every step from the first to the last, and leave out what lies in none", () => {
    const entries = [
      on("a", "2016-03-30"),
      on("b", "2016-06-02"),
      { ...on("c", "2016-06-03"), reality: "contested" },
      { ...on("d", "2016-06-04"), reality: "planned" },
      on("e", "2016-05-30", "2016-06-02"),
      entry("f", { start: null, end: null, notAfter: day("2016-03-30") }),
    ];
    const { unit, steps, left } = overTime(entries);
    expect(unit).toBe("month");
    expect(steps.map(({ label, asserted, contested, other }) => [label, asserted, contested, other])).toEqual([
      ["Mar 2016", 1, 0, 0],
      ["Apr 2016", 0, 0, 0],
      ["May 2016", 0, 0, 0],
      ["Jun 2016", 1, 1, 1],
    ]);
    expect(left).toBe(2);
  });

  test("stand a set of many thousands", () => {
    const many = Array.from({ length: 200_000 }, (_, i) => entry(String(i), { start: i % 9000, end: i % 9000 }));
    expect(overTime(many).steps.reduce((sum, step) => sum + step.asserted, 0)).toBe(200_000);
  });
});

describe("deaths", () => {
  const killed = (low: number, best: number, high: number) => ({ deaths: { low, best, high } });
  const entries = [
    { ...on("a", "2016-03-01"), ...killed(10, 20, 30) },
    { ...on("b", "2016-03-09"), ...killed(5, 5, 5), reality: "contested" },
    { ...on("c", "2016-04-20"), ...killed(100, 100, 100), reality: "denied" },
    { ...on("d", "2016-04-21"), ...killed(7, 7, 9) },
    on("e", "2016-04-29"),
  ];

  test("are summed of what is said to have happened and tells a number, and of nothing else", () => {
    expect(deaths(entries)).toMatchObject({ low: 22, best: 32, high: 44, incidents: 3 });
  });

  test("stand in the steps that the set has", () => {
    const { unit, steps } = deathsOverTime(entries);
    expect(unit).toBe("month");
    expect(steps.map(({ label, low, best, high }) => [label, low, best, high])).toEqual([
      ["Mar 2016", 15, 25, 35],
      ["Apr 2016", 7, 7, 9],
    ]);
  });

  test("take what is not told from the nearest that is", () => {
    expect(toll(null, null, null)).toBeNull();
    expect(toll(100, null, null)).toEqual({ low: 100, best: 100, high: 100 });
    expect(toll(null, null, 9)).toEqual({ low: 9, best: 9, high: 9 });
    expect(toll(null, 5, null)).toEqual({ low: 5, best: 5, high: 5 });
    expect(toll(1, 2, 3)).toEqual({ low: 1, best: 2, high: 3 });
  });
});

test("types come with most incidents first, by how they stand", () => {
  const entries = [entry("a", { plover: "PROTEST" }), entry("b"), entry("c", { reality: "possible" })];
  expect(byType(entries)).toEqual([
    { plover: "ASSAULT", asserted: 1, contested: 0, other: 1, total: 2 },
    { plover: "PROTEST", asserted: 1, contested: 0, other: 0, total: 1 },
  ]);
});

test("a briefing tells what happened first first, and what has no day last", () => {
  const entries = [
    entry("d", { start: null, end: null, notAfter: day("1990-01-01") }),
    on("b", "2016-03-02"),
    on("a", "2016-03-01"),
    entry("c", { start: null, end: null, notAfter: null }),
  ];
  expect(entries.sort(byDay).map(({ id }) => id)).toEqual(["a", "b", "d", "c"]);
});
