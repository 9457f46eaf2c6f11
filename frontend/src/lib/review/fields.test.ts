import { days } from "../pages/days";
import { expect, test } from "vitest";
import { actWords, choiceWords, eventTypes, FIELDS, fieldLabel, spansOf, told } from "./fields";
import { claim, CLAIMS } from "./testing/archive";

const words = Object.fromEntries(FIELDS.map((each) => [each.name, told(CLAIMS[0]!, each.name).words]));

test("a claim is told field by field", () => {
  expect(words).toMatchObject({
    event: "Air strike",
    actors: "Ministry of Defence (RUS MIL)",
    targets: "Islamic State (IMG REB)",
    place: "Tadmur (Homs, SYR, within 1.4 km)",
    time: days("2016-12-10", "2016-12-11"),
    casualties: "at least 301 killed (of the side acted upon)",
    weapons: "aircraft",
    speaker: "Ministry of Defence",
    status: "asserted",
  });
});

test("what a claim does not tell is null, never a guess", () => {
  const bare = claim("c", { place: null, time: null, not_after: null, casualties: [], weapons: [], actors: [] });
  for (const name of ["place", "time", "casualties", "weapons", "actors"] as const)
    expect(told(bare, name)).toEqual({ words: null, spans: [], note: null });
});

test("without a time the day of publication is a bound, marked so", () => {
  const { words, note } = told(claim("c", { time: null }), "time");
  expect([words, note]).toEqual([null, "not after 11 December 2016, when it was published"]);
});

test.each([
  [{ low: 10, best: 12, high: 15 }, "10–15 killed"],
  [{ low: 10, best: null, high: null }, "at least 10 killed"],
  [{ low: null, best: null, high: 10 }, "at most 10 killed"],
  [{ low: null, best: 1200, high: null }, "1,200 killed"],
  [{ low: 7, best: 7, high: 7 }, "7 killed"],
  [{ low: null, best: null, high: null }, "an unknown number killed"],
])("the count %j", (count, wanted) => {
  const casualties = [{ ...CLAIMS[0]!.casualties[0]!, count, group: null }];
  expect(told(claim("c", { casualties }), "casualties").words).toBe(wanted);
});

test("speakers are named, the author, or a source that is not named", () => {
  const { attribution } = CLAIMS[0]!;
  expect(told(claim("c", { attribution: { ...attribution, speaker: "author" } }), "speaker").words).toBe("the author");
  expect(told(claim("c", { attribution: { ...attribution, speaker: null } }), "speaker").words).toBe(
    "a source that is not named",
  );
});

test("all words that a claim points at are known", () => {
  expect(spansOf(CLAIMS[0]!).map((each) => each.text)).toContain("the centre of Palmyra");
});

test("event types are listed with their names, and fields without a name keep their own", () => {
  expect(eventTypes()).toContainEqual({ code: "ASSAULT", name: "Attack" });
  expect(fieldLabel("place")).toBe("Place");
  expect(fieldLabel("unknown-field")).toBe("unknown-field");
});

test("choices and acts read as the claim will: codes by their names", () => {
  const choice = { value: { plover: "ASSAULT", mode: "aerial" }, words: "ASSAULT: aerial", reason: "", place: null };
  expect(choiceWords("event", choice)).toBe("Air strike");
  expect(actWords("event", "ASSAULT: aerial")).toBe("Air strike");
  expect(actWords("place", "Homs: old city")).toBe("Homs: old city");
  expect(actWords("place", null)).toBe("not told");
});
