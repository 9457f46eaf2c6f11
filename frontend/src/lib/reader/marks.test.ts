import { afterEach, describe, expect, it, vi } from "vitest";
import { ARABIC_DOCUMENT } from "../fixtures/arabic";
import { longDocument } from "../fixtures/long";
import { WIRE_DOCUMENT } from "../fixtures/palmyra";
import { CodePoints } from "../text/offsets";
import { TextMap } from "../text/textmap";
import { claimMarks, claimsAt, LAYERS, layerMarks, MARKS } from "./decorations";
import { paint, paints, wipe } from "./painter";
import { Reading } from "./reading.svelte";

const wire = new CodePoints(WIRE_DOCUMENT.text);
const words = (points: CodePoints, marks: { begin: number; end: number }[]) =>
  marks.map(({ begin, end }) => points.text.slice(begin, end));

describe("layers", () => {
  it("mark their words, in units", () => {
    expect(words(wire, layerMarks("claims", WIRE_DOCUMENT, wire))).toEqual(["recaptured", "killed", "shot", "cut"]);
    expect(words(wire, layerMarks("mention-place", WIRE_DOCUMENT, wire))).toEqual(["Palmyra", "Sukhna"]);
    expect(words(wire, layerMarks("rejections", WIRE_DOCUMENT, wire))).toEqual(["operations"]);
    expect(layerMarks("copied", WIRE_DOCUMENT, wire)).toEqual([]);
  });

  it("each have a mark of their own", () => {
    expect(MARKS).toEqual(expect.arrayContaining([...LAYERS]));
    expect(new Set(MARKS).size).toBe(MARKS.length);
  });
});

describe("a claim's marks", () => {
  it("are its trigger, its values, its evidence and who says so", () => {
    const points = new CodePoints(ARABIC_DOCUMENT.text);
    const marks = claimMarks(ARABIC_DOCUMENT.claims[0]!, points);
    const named = (name: string) =>
      words(
        points,
        marks.filter((each) => each.name === name),
      );
    expect(named("chosen-trigger")).toEqual(["قتلوا"]);
    expect(named("chosen-value")).toContain("مدينة تدمر");
    expect(named("chosen-cue")).toEqual(["قال", "المرصد السوري لحقوق الإنسان"]);
    expect(named("chosen-evidence")).toHaveLength(3);
  });

  it("say which claims have words at a place, triggers first", () => {
    const at = (text: string) =>
      claimsAt(WIRE_DOCUMENT.text.indexOf(text), WIRE_DOCUMENT.claims, wire).map((id) => id.slice(0, 2));
    expect(at("killed")).toEqual(["c2"]);
    expect(at("188 soldiers")).toEqual(["c2"]);
    expect(at("mines")).toEqual([]);
  });
});

describe("a reading", () => {
  it("goes through claims in the order of the text", () => {
    const reading = new Reading(WIRE_DOCUMENT);
    const way: (string | undefined)[] = [];
    for (let claim = reading.beside(1); claim; claim = reading.beside(1)) {
      way.push(claim.slice(0, 2));
      reading.chosen = claim;
    }
    expect(way).toEqual(["c1", "c2", "c3", "c4"]);
    expect(reading.beside(-1)?.slice(0, 2)).toBe("c3");
  });

  it("goes round the claims that share words", () => {
    const twice = {
      ...WIRE_DOCUMENT,
      claims: [WIRE_DOCUMENT.claims[0]!, { ...WIRE_DOCUMENT.claims[0]!, id: "other" }],
    };
    const reading = new Reading(twice);
    const unit = WIRE_DOCUMENT.text.indexOf("recaptured");
    const first = reading.at(unit);
    reading.chosen = first;
    expect(reading.at(unit)).not.toBe(first);
    expect(reading.at(WIRE_DOCUMENT.text.indexOf("mines"))).toBeNull();
  });

  it("takes no offsets that its text has not", () => {
    const reading = new Reading(ARABIC_DOCUMENT);
    expect(reading.clamped(0, 3)).toEqual({ begin: 0, end: 3 });
    expect([
      reading.clamped(3, 3),
      reading.clamped(-1, 2),
      reading.clamped(0, 99999),
      reading.clamped(Number.NaN, 3),
    ]).toEqual([null, null, null, null]);
  });

  it("carries 20,000 words and 500 claims", () => {
    const reading = new Reading(longDocument());
    expect(reading.document.text.split(/\s+/).length).toBeGreaterThan(20_000);
    expect(reading.claims).toHaveLength(500);
    expect(reading.scopes).toHaveLength(500);
  });
});

describe("painting", () => {
  afterEach(() => vi.unstubAllGlobals());

  function painted(): Map<string, { ranges: StaticRange[]; priority: number }> {
    const highlights = new Map<string, { ranges: StaticRange[]; priority: number }>();
    vi.stubGlobal("CSS", { highlights });
    vi.stubGlobal(
      "Highlight",
      class {
        ranges: StaticRange[];
        priority = 0;
        constructor(...ranges: StaticRange[]) {
          this.ranges = ranges;
        }
      },
    );
    return highlights;
  }

  function map(): TextMap {
    const root = document.createElement("p");
    root.innerHTML = '<span data-at="0">one two</span>';
    return new TextMap(root);
  }

  it("is what a browser does that can, unless the address asks for elements", () => {
    expect(paints(new URLSearchParams())).toBe(false);
    painted();
    expect(paints(new URLSearchParams())).toBe(true);
    expect(paints(new URLSearchParams("highlight=mark"))).toBe(false);
  });

  it("puts ranges over text nodes, what matters more above, and clears what has none", () => {
    const highlights = painted();
    paint(
      map(),
      [
        { begin: 4, end: 7, name: "claims" },
        { begin: 0, end: 3, name: "found" },
      ],
      ["claims", "found", "copied"],
    );
    expect([...highlights.keys()]).toEqual(["claims", "found"]);
    expect(highlights.get("claims")!.ranges[0]).toMatchObject({ startOffset: 4, endOffset: 7 });
    expect(highlights.get("found")!.priority).toBeGreaterThan(highlights.get("claims")!.priority);
    paint(map(), [], ["claims"]);
    expect([...highlights.keys()]).toEqual(["found"]);
    wipe();
    expect(highlights.size).toBe(0);
  });
});
