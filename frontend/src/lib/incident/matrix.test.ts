import { describe, expect, it } from "vitest";
import { INCIDENT } from "../fixtures/incident";
import { MONITOR_DOCUMENT, WIRE_DOCUMENT } from "../fixtures/palmyra";
import { quoted } from "./documents";
import { columnsOf, groupsOf, spansOf } from "./matrix";
import { next, type Spot } from "./roving";
import type { Column } from "./cells";

const groups = groupsOf(INCIDENT);
const rows = groups.flatMap((group) => group.rows);
const cell = (claim: string, column: Column) =>
  rows.find((row) => row.claim.id.startsWith(claim))!.cells[column].map(({ sign, words }) => [sign, words]);

describe("rows", () => {
  it("are grouped by origin, then by speaker, round-ups last", () => {
    expect(groups.map((group) => [group.outlet, group.rows.map((row) => row.claim.id.slice(0, 2))])).toEqual([
      ["Sample Wire", ["c1", "c9", "c2"]],
      ["The Sample Monitor", ["c5", "c6", "c7"]],
      ["The Sample Monitor", ["c8"]],
    ]);
    expect(groups.map((group) => group.attached)).toEqual([false, false, true]);
  });

  it("say who printed the text as well, and who speaks again", () => {
    expect(groups[0]!.reprints).toEqual(["Sample Review"]);
    expect(groups[0]!.rows.map((row) => row.again)).toEqual([false, true, false]);
  });
});

describe("cells", () => {
  it("show what agrees, what fits and what conflicts", () => {
    expect(cell("c1", "place")).toEqual([["same", "Tadmur ± 3 km"]]);
    expect(cell("c5", "place")).toEqual([["fits", "Homs Governorate ± 140 km"]]);
    expect(cell("c6", "deaths")).toEqual([["same", "300 of the side acted upon"]]);
    expect(cell("c2", "deaths")).toEqual([
      ["conflicts", "at least 400 of the side acted upon"],
      ["same", "188 of the acting side"],
    ]);
  });

  it("show a denial against what is asserted, and do not weigh what it denies", () => {
    expect(cell("c7", "status")).toEqual([["conflicts", "denied"]]);
    expect(cell("c7", "targets")).toEqual([["unweighed", "Islamic State"]]);
  });

  it("are whom they name, whatever else the claim is counted for", () => {
    const militants = { name: "more than 100 militants", actor_id: null, country: null, sector: null, names: [] };
    const all = INCIDENT.targets.values[0]!;
    const targets = { ...INCIDENT.targets, values: [all, { ...all, value: militants }] };
    const claims = INCIDENT.claims.map((claim) =>
      claim.id.startsWith("c2") ? { ...claim, targets: [{ ...claim.targets[0]!, name: militants.name }] } : claim,
    );
    const made = groupsOf({ ...INCIDENT, targets, claims }).flatMap((group) => group.rows);
    expect(made.find((row) => row.claim.id.startsWith("c2"))!.cells.targets[0]!.sign).toBe("fits");
  });

  it("do not weigh round-ups", () => {
    expect(cell("c8", "deaths")).toEqual([["unweighed", "at least 5,000"]]);
    expect(cell("c8", "status")).toEqual([["unweighed", "asserted"]]);
  });

  it("tell what others say to it", () => {
    expect(cell("c6", "stance")).toEqual([[null, "Diplomats: doubts"]]);
  });

  it("have their words, in the order of the text", () => {
    const spans = spansOf(rows.find((row) => row.claim.id.startsWith("c2"))!.cells.deaths);
    expect(spans.map((span) => span.text)).toEqual(["at least 400 Islamic State fighters", "188 soldiers"]);
  });
});

describe("columns", () => {
  it("that nobody tells are named apart", () => {
    expect(columnsOf(groups).untold).toEqual(["harms", "weapons"]);
  });
});

describe("sentences", () => {
  it("stand around words, with the words apart", () => {
    const span = MONITOR_DOCUMENT.claims[1]!.casualties[0]!.span;
    expect(quoted(MONITOR_DOCUMENT, span)).toEqual({
      before: "",
      words: "Some 300 fighters of ISIS",
      after: " died in the battle, according to the defence ministry in Moscow.",
    });
  });

  it("are both shown where words go from one to the next", () => {
    const begin = WIRE_DOCUMENT.text.indexOf("said. It");
    const found = quoted(WIRE_DOCUMENT, { begin, end: begin + 8, text: "said. It" });
    expect(found.before.startsWith("The Syrian army recaptured")).toBe(true);
    expect(found.after).toBe(" called the town a base for wider operations.");
  });
});

describe("arrow keys", () => {
  const filled = [
    [true, false, true],
    [true, true, false],
    [false, true, true],
  ];
  const from = (row: number, column: number): Spot => ({ row, column });

  it.each([
    ["ArrowRight", from(0, 0), from(0, 2)],
    ["ArrowLeft", from(0, 2), from(0, 0)],
    ["ArrowDown", from(0, 2), from(2, 2)],
    ["ArrowUp", from(0, 0), null],
    ["ArrowRight", from(1, 1), null],
    ["End", from(1, 0), from(1, 1)],
    ["Home", from(2, 2), from(2, 1)],
    ["x", from(0, 0), null],
  ])("%s from %j", (key, spot, wanted) => {
    expect(next(key, false, spot, filled)).toEqual(wanted);
  });

  it("with Ctrl go to the corners", () => {
    expect(next("End", true, from(0, 0), filled)).toEqual(from(2, 2));
    expect(next("Home", true, from(2, 2), filled)).toEqual(from(0, 0));
  });
});
