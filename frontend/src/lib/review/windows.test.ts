import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { piecesOf, windowsOf, type Mark } from "./windows";

const SENTENCES = [0, 10, 20, 30, 40, 50].map((begin) => ({ begin, end: begin + 9 }));

describe("what an excerpt shows", () => {
  test("is the sentence of the words with its neighbours", () => {
    expect(windowsOf(SENTENCES, [{ begin: 22, end: 25 }], 59, 1)).toEqual([{ begin: 10, end: 39 }]);
  });

  test("is joined where stretches touch, and apart where a sentence lies between", () => {
    const words = [
      { begin: 2, end: 4 },
      { begin: 32, end: 34 },
    ];
    expect(windowsOf(SENTENCES, words, 59, 1)).toEqual([{ begin: 0, end: 49 }]);
    expect(windowsOf(SENTENCES, words, 59, 0)).toEqual([
      { begin: 0, end: 9 },
      { begin: 30, end: 39 },
    ]);
  });

  test("is all where a text has no sentences, and words outside of any are shown too", () => {
    expect(windowsOf([], [], 7, 1)).toEqual([{ begin: 0, end: 7 }]);
    expect(windowsOf([], [], 0, 1)).toEqual([]);
    expect(windowsOf([{ begin: 10, end: 20 }], [{ begin: 2, end: 4 }], 30, 0)[0]).toEqual({ begin: 2, end: 20 });
  });

  test("holds all the words, in order, whatever they are", () => {
    const span = fc.tuple(fc.nat(55), fc.integer({ min: 1, max: 4 })).map(([begin, n]) => ({ begin, end: begin + n }));
    fc.assert(
      fc.property(fc.array(span, { minLength: 1, maxLength: 6 }), fc.nat(3), (words, around) => {
        const windows = windowsOf(SENTENCES, words, 60, around);
        for (const each of words)
          expect(windows.some((one) => one.begin <= each.begin && each.end <= one.end)).toBe(true);
        windows.slice(1).forEach((each, i) => expect(each.begin).toBeGreaterThan(windows[i]!.end));
      }),
    );
  });
});

describe("pieces", () => {
  test("begin and end where marks do, and know which marks they are in", () => {
    const marks: Mark[] = [
      { begin: 2, end: 6, kind: "field" },
      { begin: 4, end: 9, kind: "trigger" },
    ];
    expect(piecesOf({ begin: 0, end: 8 }, marks)).toEqual([
      { begin: 0, end: 2, kinds: [] },
      { begin: 2, end: 4, kinds: ["field"] },
      { begin: 4, end: 6, kinds: ["field", "trigger"] },
      { begin: 6, end: 8, kinds: ["trigger"] },
    ]);
  });

  test("cover a stretch without gaps, whatever the marks", () => {
    const mark = fc
      .tuple(fc.nat(20), fc.integer({ min: 1, max: 20 }))
      .map(([begin, n]): Mark => ({ begin, end: begin + n, kind: "field" }));
    fc.assert(
      fc.property(fc.array(mark, { maxLength: 8 }), (marks) => {
        const pieces = piecesOf({ begin: 5, end: 25 }, marks);
        expect(pieces[0]!.begin).toBe(5);
        expect(pieces.at(-1)!.end).toBe(25);
        pieces.slice(1).forEach((each, i) => expect(each.begin).toBe(pieces[i]!.end));
      }),
    );
  });
});
