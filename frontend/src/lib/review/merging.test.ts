import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { mergeOutcome, mergeVerdict, nearby, ranked, splitOutcome, splitVerdicts, standingAgainst } from "./merging";
import { claim, incident, row } from "./testing/archive";
import type { Judgement } from "./types";

const one = incident("1111aaaa", [claim("c1"), claim("c2"), claim("c3")]);
const other = row("2222bbbb", { title: "Clashes at Tadmur", claims: 1 });

describe("merging", () => {
  test("is a verdict on two incidents, with its reason", () => {
    expect(mergeVerdict(one, other, "same", " same raid ")).toEqual({
      verdict: "same",
      one: "1111aaaa",
      other: "2222bbbb",
      why: "same raid",
    });
  });

  test("says what will happen before it does", () => {
    expect(mergeOutcome(one, other, "same")).toMatch(/3 claims.*one claim.*become one incident.*No claim is changed/);
    expect(mergeOutcome(one, other, "different")).toMatch(/stay apart/);
    expect(mergeOutcome(one, other, "unsure")).toMatch(/will not join them/);
  });
});

describe("splitting", () => {
  const claims = [
    claim("c1", { version_id: "a1" }),
    claim("c2", { version_id: "a1" }),
    claim("c3", { version_id: "b1" }),
    claim("c4", { version_id: "d1" }),
  ];

  test("judges each that leaves different from each that stays, one claim a report", () => {
    const pairs = splitVerdicts(claims, new Set(["c1", "c2"]), "another town");
    expect(pairs.map((each) => [each.verdict, each.one, each.other])).toEqual([
      ["different", "c1", "c3"],
      ["different", "c1", "c4"],
    ]);
    expect(pairs[0]!.why).toBe("another town");
  });

  test("keeps claims of a report that is parted together on either side", () => {
    const more = [...claims, claim("c5", { version_id: "a1" }), claim("c6", { version_id: "a1" })];
    const pairs = splitVerdicts(more, new Set(["c2", "c5"]), "");
    expect(pairs.map((each) => `${each.one} ${each.verdict} ${each.other}`)).toEqual([
      "c2 same c5",
      "c1 same c6",
      "c2 different c1",
      "c2 different c3",
      "c2 different c4",
    ]);
  });

  test("contradicts itself never: no two claims are both the same and different, whatever is chosen", () => {
    const all = ["a", "b", "d"].flatMap((report) =>
      [1, 2, 3].map((n) => claim(`${report}${n}`, { version_id: report })),
    );
    fc.assert(
      fc.property(fc.subarray(all.map((each) => each.id)), (ids) => {
        const chosen = new Set(ids);
        for (const each of splitVerdicts(all, chosen, ""))
          expect(chosen.has(each.one) === chosen.has(each.other)).toBe(each.verdict === "same");
      }),
    );
  });

  test("is nothing where none leaves or none stays", () => {
    expect(splitVerdicts(claims, new Set(), "")).toEqual([]);
    expect(splitVerdicts(claims, new Set(["c1", "c2", "c3", "c4"]), "")).toEqual([]);
  });

  test("says what will happen before it does", () => {
    expect(splitOutcome(0, 4, 0)).toMatch(/Choose/);
    expect(splitOutcome(4, 0, 0)).toMatch(/Leave one claim/);
    expect(splitOutcome(2, 2, 2)).toMatch(/2 claims part from the 2 others.*2 verdicts are kept/);
    expect(splitOutcome(1, 3, 1)).toMatch(/One claim parts from the 3 others.*One verdict is kept/);
  });
});

test("the judgements that a refusal names are found, and no others", () => {
  const judgement = (seq: number, a: string, b: string): Judgement => ({
    seq,
    at: "2026-11-29T09:00:00+00:00",
    who: "ben",
    verdict: "different",
    one: a,
    other: b,
    why: "",
  });
  const standing = [judgement(1, "aaaa1111ffff", "bbbb2222ffff"), judgement(2, "cccc3333ffff", "dddd4444ffff")];
  const refusal =
    "same would contradict what was judged before: the two are different by what was judged before: aaaa1111 and bbbb2222 are different (ben); take one of these back first; undo that first";
  expect(standingAgainst(refusal, standing).map((each) => each.seq)).toEqual([1]);
  expect(standingAgainst("something else", standing)).toEqual([]);
});

describe("candidates", () => {
  test("are looked for in the same country, a day before to a day after", () => {
    expect(nearby(row("1", { country: "SYR", start: "2016-12-31", end: "2017-01-01" }))).toEqual({
      country: "SYR",
      since: "2016-12-30",
      until: "2017-01-02",
    });
    expect(nearby(row("1", { country: null, start: null, end: null }))).toBeNull();
  });

  test("of the same place come first, then of the same type, and never the incident itself", () => {
    const rows = [
      row("far", { place: "Homs", plover: "RETREAT" }),
      row("near", { plover: "RETREAT" }),
      row("me"),
      row("twin"),
    ];
    expect(ranked(row("me"), rows).map((each) => each.id)).toEqual(["twin", "near", "far"]);
  });
});
