import { describe, expect, test } from "vitest";
import { fixture } from "../overview/fixture";
import { readColumns } from "../overview/columns";
import { readState } from "../overview/state";
import { claim, entry, field, incident, row, told } from "../testing/made";
import { entryOf } from "./entries";
import { conditions } from "./filters";
import { notesOf } from "./notes";
import { fieldsOf } from "./values";

const columns = readColumns(fixture(300).bytes);
const countries = new Map([["SYR", "Syria"]]);
const said = (query: string) =>
  conditions(readState(new URLSearchParams(query)), columns, countries).map(({ of, values }) =>
    [of, ...values].join("|"),
  );

describe("the filters in words", () => {
  test("name facets and values as people do", () => {
    expect(said("type=ASSAULT&type=PROTEST&country=SYR&status=contested&country=none")).toEqual([
      "Type|Attack|Protest",
      expect.stringMatching(/contested$/),
      expect.stringMatching(/^Country\|Syria\|no country$/),
    ]);
  });

  test("name days, words, boxes and picks", () => {
    expect(said("q=market&from=2019-03-01&until=2019-03-31&box=35,34,42.4,37.3&picked=a1,b2")).toEqual([
      "|the words “market” in the title",
      "|a time on or after 1 March 2019",
      "|a time on or before 31 March 2019",
      "|a place between 34.0° and 37.3° north, 35.0° and 42.4° east",
      "|2 incidents that were picked by hand",
    ]);
  });

  test("are none where all is shown", () => {
    expect(said("sort=-origins")).toEqual([]);
  });
});

test("a row of the overview becomes an entry, and what is not told stays untold", () => {
  const entries = Array.from({ length: columns.size }, (_, at) => entryOf(columns, at));
  const placeless = entries.filter((each) => each.lon === null);
  expect(placeless.length).toBeGreaterThan(10);
  expect(placeless.every((each) => each.lat === null && each.place === "")).toBe(true);
  expect(entries.filter((each) => each.start === null).every((each) => each.notAfter !== null)).toBe(true);
  expect(entries.some((each) => each.deaths && each.deaths.high > each.deaths.low)).toBe(true);
});

describe("the notes", () => {
  test("say what this set leaves out, and nothing that does not hold for it", () => {
    const plain = notesOf([entry("1", { deaths: { low: 1, best: 1, high: 1 } })], [incident("1")]);
    expect(plain).toHaveLength(2);
    expect(plain[1]).toContain("No person has looked");
  });

  test("count copies, what is not real, what tells no number, no day and no place, and what was looked at", () => {
    const entries = [
      entry("1"),
      entry("2", { reality: "denied" }),
      entry("3", { start: null, end: null }),
      entry("4", { wherePrec: 6 }),
    ];
    const looked = incident("1", {
      claims: [claim("d1"), claim("d2", { report_id: "a2", copied: true })],
      row: row("1", { review: "corrected" }),
      attached: [{ claim: "d3", words: "70 killed in May", why: "a total" }],
    });
    const notes = notesOf(entries, [looked]).join("\n");
    for (const part of [
      "One article is a copy",
      "One incident is only possible",
      "told for 3 incidents",
      "No day, or only a longer time, is told for one incident",
      "only a country, is told for one incident",
      "counted nowhere: one claim",
      "looked at one incident",
    ])
      expect(notes).toContain(part);
  });
});

describe("the values of an incident", () => {
  test("come field by field, the one that stands for all marked", () => {
    const killed = field(
      [told({ low: 4, best: 4, high: 4 }, "4", 2), told({ low: 9, best: 9, high: 9 }, "9")],
      "conflicting",
      "4",
    );
    const rows = fieldsOf(incident("1", { harms: [{ effect: "killed", group: "civilians", counts: killed }] }));
    expect(rows.map(({ field, agreement }) => [field, agreement])).toEqual([
      ["event", "single"],
      ["killed, civilians", "conflicting"],
    ]);
    expect(rows[1]!.values.map(({ words, chosen }) => [words, chosen])).toEqual([
      ["4", true],
      ["9", false],
    ]);
  });

  test("tell of a value that is made of several", () => {
    const days = field(
      [told(null as never, "1 to 5 May"), told(null as never, "3 to 9 May")],
      "compatible",
      "3 to 5 May",
    );
    const [, time] = fieldsOf(incident("1", { time: days }));
    expect([time!.made, time!.values.some((value) => value.chosen)]).toEqual(["3 to 5 May", false]);
  });
});
