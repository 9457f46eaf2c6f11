import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { CodePoints } from "../text/offsets";
import { moved, selected, snapped, wordAt, wordsOf, type Cursor, type Step } from "./words";

const TEXT = "On 12 May, the army's 64 jets hit 🛰 Al-Raqqa. Nobody died.";
const SENTENCES = [
  { begin: 0, end: 45 },
  { begin: 46, end: 58 },
];
const words = wordsOf(TEXT);
const points = new CodePoints(TEXT);
const wordAtIs = (i: number): string => points.slice(words[i]!.begin, words[i]!.end);
const indexOf = (word: string): number => words.findIndex((each) => points.slice(each.begin, each.end) === word);

const STEPS: Step[] = ["next", "previous", "first", "last", "sentence-on", "sentence-back", "start", "end"];
const text = fc.string({ unit: "grapheme", maxLength: 60 });

describe("words of a text", () => {
  test("are its words, numbers and signs, without what stands between", () => {
    expect(words.map((_, i) => wordAtIs(i))).toEqual(
      "On 12 May the army's 64 jets hit 🛰 Al Raqqa Nobody died".split(" "),
    );
  });

  test("are found in languages without blanks between them too", () => {
    const chinese = "军队炮击了阿勒颇";
    const found = wordsOf(chinese, "zh");
    expect(found.length).toBeGreaterThan(2);
    expect(found.at(-1)!.end).toBe(8);
  });

  test("are found whatever a report calls its language", () => {
    expect(wordsOf("two words", "not a language!").length).toBe(2);
  });

  test("stand in order, apart, inside the text, in code points", () => {
    fc.assert(
      fc.property(text, (given) => {
        const length = new CodePoints(given).length;
        let last = 0;
        for (const { begin, end } of wordsOf(given)) {
          expect(begin).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(begin);
          last = end;
        }
        expect(last).toBeLessThanOrEqual(length);
      }),
    );
  });
});

describe("the word at a point", () => {
  test("is the one that holds it, or the next, or the last", () => {
    expect(wordAtIs(wordAt(words, 1))).toBe("On");
    expect(wordAtIs(wordAt(words, 2))).toBe("12");
    expect(wordAtIs(wordAt(words, 999))).toBe("died");
    expect(wordAt([], 3)).toBe(-1);
  });
});

describe("a stretch is widened to whole words", () => {
  test("from inside words", () => {
    const span = snapped(words, TEXT.indexOf("rmy"), TEXT.indexOf("jets") + 2)!;
    expect(points.slice(span.begin, span.end)).toBe("army's 64 jets");
  });

  test("and is none where it touches no word", () => {
    expect(snapped(words, 9, 10)).toBeNull(); // the comma
    expect(snapped([], 0, 3)).toBeNull();
    expect(snapped(words, 5, 5)).toBeNull();
  });

  test("covers what was selected but for what is no word, and no word that was not touched", () => {
    fc.assert(
      fc.property(text, fc.nat(60), fc.nat(60), (given, a, b) => {
        const all = wordsOf(given);
        const [begin, end] = [Math.min(a, b), Math.max(a, b)];
        const touched = all.filter((each) => each.begin < end && each.end > begin);
        const span = snapped(all, begin, end);
        if (begin === end || !touched.length) expect(span).toBeNull();
        else expect(span).toEqual({ begin: touched[0]!.begin, end: touched.at(-1)!.end });
      }),
    );
  });
});

describe("the word cursor", () => {
  const at = (word: string): Cursor => ({ at: indexOf(word), from: indexOf(word) });
  const go = (cursor: Cursor, step: Step, extend = false): Cursor => moved(cursor, step, extend, words, SENTENCES);

  test.each([
    ["jets", "next", "hit"],
    ["jets", "previous", "64"],
    ["jets", "first", "On"],
    ["jets", "last", "died"],
    ["jets", "start", "On"],
    ["jets", "end", "Raqqa"],
    ["Nobody", "end", "died"],
    ["jets", "sentence-on", "Nobody"],
    ["died", "sentence-on", "died"],
    ["died", "sentence-back", "Nobody"],
    ["Nobody", "sentence-back", "On"],
    ["On", "previous", "On"],
    ["died", "next", "died"],
  ] as const)("from %s by %s to %s", (from, step, to) => {
    expect(wordAtIs(go(at(from), step).at)).toBe(to);
  });

  test("selects from where it was to where it goes, either way", () => {
    const right = go(go(at("army's"), "next", true), "next", true);
    expect(points.slice(selected(right, words)!.begin, selected(right, words)!.end)).toBe("army's 64 jets");
    const left = go(at("64"), "previous", true);
    expect(points.slice(selected(left, words)!.begin, selected(left, words)!.end)).toBe("army's 64");
    expect(go(left, "next")).toEqual(at("64"));
  });

  test("stays on a word, and what it selects begins and ends with words, whatever the steps", () => {
    const steps = fc.array(fc.tuple(fc.constantFrom(...STEPS), fc.boolean()), { maxLength: 12 });
    fc.assert(
      fc.property(text, steps, (given, walk) => {
        const all = wordsOf(given);
        const length = new CodePoints(given).length;
        const sentences = [
          { begin: 0, end: Math.floor(length / 2) },
          { begin: Math.floor(length / 2), end: length },
        ];
        let cursor: Cursor = { at: 0, from: 0 };
        for (const [step, extend] of walk) cursor = moved(cursor, step, extend, all, sentences);
        const span = selected(cursor, all);
        if (!all.length) expect(span).toBeNull();
        else {
          expect(all.some((each) => each.begin === span!.begin)).toBe(true);
          expect(all.some((each) => each.end === span!.end)).toBe(true);
        }
      }),
    );
  });
});
