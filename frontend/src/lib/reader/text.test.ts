import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { ARABIC_DOCUMENT } from "../fixtures/arabic";
import { WIRE_DOCUMENT } from "../fixtures/palmyra";
import { CodePoints } from "../text/offsets";
import { blocksOf, hiddenOf, sectionsOf } from "./blocks";
import { runsOf } from "./runs";

const wire = new CodePoints(WIRE_DOCUMENT.text);
const arabic = new CodePoints(ARABIC_DOCUMENT.text);

describe("paragraphs", () => {
  it("lose nothing but the breaks between lines", () => {
    for (const [document, points] of [
      [WIRE_DOCUMENT, wire],
      [ARABIC_DOCUMENT, arabic],
    ] as const) {
      const shown = blocksOf(document, points).map(({ begin, end }) => points.text.slice(begin, end));
      expect(shown.join("")).toBe(points.text.replace(/\n+/g, ""));
    }
  });

  it("are cut where boilerplate begins", () => {
    const blocks = blocksOf(WIRE_DOCUMENT, wire).slice(-3);
    expect(blocks.map(({ kind }) => kind)).toEqual(["share", null, "disclaimer"]);
    expect(new Set(blocks.map(({ line }) => line)).size).toBe(1);
  });
});

describe("sections", () => {
  const sections = sectionsOf(blocksOf(WIRE_DOCUMENT, wire), WIRE_DOCUMENT.text);

  it("fold what is no part of the story as one, with the blank in it", () => {
    expect(sections.map(({ folded }) => folded)).toEqual([false, true]);
    expect(sections[1]).toMatchObject({ kinds: ["share", "disclaimer"] });
    expect(sections[1]!.paragraphs).toHaveLength(1);
  });

  it("show who wrote it and what it is called", () => {
    expect(sections[0]!.paragraphs[0]![0]!.kind).toBe("title");
    expect(sections[0]!.paragraphs).toHaveLength(6);
  });
});

describe("runs", () => {
  const text = "0123456789";
  const marks = fc.array(
    fc
      .tuple(fc.nat(10), fc.nat(10), fc.constantFrom("claims", "found"))
      .map(([a, b, name]) => ({ begin: Math.min(a, b), end: Math.max(a, b), name })),
    { maxLength: 6 },
  );

  it("are one text node where nothing is marked", () => {
    expect(runsOf({ begin: 2, end: 7 }, text, [], [])).toEqual([
      { begin: 2, end: 7, text: "23456", sign: null, marks: [] },
    ]);
  });

  it("hold the text whole, each with the marks that lie on it", () => {
    fc.assert(
      fc.property(marks, (given) => {
        const runs = runsOf({ begin: 0, end: 10 }, text, [], given);
        expect(runs.map((run) => run.text).join("")).toBe(text);
        for (const run of runs)
          for (let at = run.begin; at < run.end; at++)
            expect(new Set(run.marks)).toEqual(
              new Set(given.filter((each) => each.begin <= at && at < each.end).map((each) => each.name)),
            );
      }),
    );
  });

  it("name hidden characters in their place", () => {
    const hidden = hiddenOf(ARABIC_DOCUMENT, arabic);
    const runs = runsOf({ begin: 0, end: arabic.text.length }, arabic.text, hidden, []);
    expect(runs.map((run) => run.sign).filter(Boolean)).toEqual([
      "RIGHT-TO-LEFT OVERRIDE",
      "POP DIRECTIONAL FORMATTING",
    ]);
    expect(runs.filter((run) => run.sign).map((run) => run.text)).toEqual(["\u202e", "\u202c"]);
  });
});
