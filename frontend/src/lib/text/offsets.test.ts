import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { CodePoints } from "./offsets";

/** Texts as reports have them, with what counts as two units, what sits on another letter, and what runs leftwards. */
const TEXTS = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        "Deir ez-Zor",
        "قال المتحدث",
        "הודיע דובר",
        "e\u0301",
        "𐎀𐎁",
        "👩‍🚒",
        "🇸🇾",
        "\u202e",
        "\u200f",
        "می‌گوید",
      ),
      fc.string({ unit: "grapheme" }),
      fc.string({ unit: "binary" }),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(""));

describe("CodePoints", () => {
  it("counts as Python does", () => {
    const text = new CodePoints("a😀b");
    expect(text.length).toBe(3);
    expect([0, 1, 2, 3].map((at) => text.toUtf16(at))).toEqual([0, 1, 3, 4]);
    expect([0, 1, 2, 3, 4].map((at) => text.fromUtf16(at))).toEqual([0, 1, 1, 2, 3]);
    expect(text.slice(1, 3)).toBe("😀b");
  });

  it("leaves combining marks and joiners as points of their own", () => {
    const text = new CodePoints("e\u0301👩‍🚒 می‌گوید");
    expect(text.length).toBe([...text.text].length);
    expect(text.slice(0, 1)).toBe("e");
    expect(text.slice(2, 5)).toBe("👩‍🚒");
  });

  it("counts a lone surrogate as one", () => {
    const text = new CodePoints("\ud83da\ude00");
    expect(text.length).toBe(3);
    expect(text.slice(1, 2)).toBe("a");
  });

  it("agrees with the slow way on every offset", () => {
    fc.assert(
      fc.property(TEXTS, (given) => {
        const points = [...given];
        const text = new CodePoints(given);
        expect(text.length).toBe(points.length);
        let unit = 0;
        for (const [at, point] of points.entries()) {
          expect(text.toUtf16(at)).toBe(unit);
          for (let i = 0; i < point.length; i++) expect(text.fromUtf16(unit + i)).toBe(at);
          unit += point.length;
        }
        expect(text.toUtf16(points.length)).toBe(given.length);
        expect(text.fromUtf16(given.length)).toBe(points.length);
      }),
    );
  });

  it("slices what Python slices", () => {
    fc.assert(
      fc.property(TEXTS, fc.nat(), fc.nat(), (given, a, b) => {
        const points = [...given];
        const [begin, end] = [a % (points.length + 1), b % (points.length + 1)].sort((x, y) => x - y) as [
          number,
          number,
        ];
        expect(new CodePoints(given).slice(begin, end)).toBe(points.slice(begin, end).join(""));
      }),
    );
  });

  it.each([-1, 4, 0.5, Number.NaN])("refuses %s in a text of three", (at) => {
    const text = new CodePoints("abc");
    expect(() => text.toUtf16(at)).toThrow(RangeError);
    expect(() => text.fromUtf16(at)).toThrow(/lies outside the text, which has 3/);
  });
});
