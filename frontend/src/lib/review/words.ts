/** A text's words, and a cursor that goes over them: how words are selected without a mouse. Offsets are code points. */
import { CodePoints } from "../text/offsets";
import type { Offsets } from "./types";

const TOLD = /[\p{L}\p{N}\p{S}]/u;

/** Cut a text into its words; blanks and punctuation between them are none. */
export function wordsOf(text: string, language = "und"): Offsets[] {
  const points = new CodePoints(text);
  const words: Offsets[] = [];
  for (const { segment, index, isWordLike } of segmenter(language).segment(text))
    if (isWordLike || TOLD.test(segment))
      words.push({ begin: points.fromUtf16(index), end: points.fromUtf16(index + segment.length) });
  return words;
}

function segmenter(language: string): Intl.Segmenter {
  try {
    return new Intl.Segmenter(language, { granularity: "word" });
  } catch {
    // A report's own language tag can be anything; words are cut the same in most languages.
    return new Intl.Segmenter("und", { granularity: "word" });
  }
}

/** The word that a code point is in, or the next one after it; the last one past the end, -1 without any. */
export function wordAt(words: readonly Offsets[], point: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (words[middle]!.end <= point) low = middle + 1;
    else high = middle;
  }
  return Math.min(low, words.length - 1);
}

/** Widen a stretch to whole words; null where it touches none. */
export function snapped(words: readonly Offsets[], begin: number, end: number): Offsets | null {
  const first = wordAt(words, begin);
  if (first < 0 || begin >= end) return null;
  let last = first;
  while (last + 1 < words.length && words[last + 1]!.begin < end) last += 1;
  const from = words[first]!;
  if (from.begin >= end || from.end <= begin) return null;
  return { begin: from.begin, end: words[last]!.end };
}

export type Step = "next" | "previous" | "first" | "last" | "sentence-on" | "sentence-back" | "start" | "end";

/** Where the cursor is (a word's number) and where the selection began. */
export interface Cursor {
  at: number;
  from: number;
}

/** Move a cursor; `extend` keeps where the selection began. */
export function moved(
  cursor: Cursor,
  step: Step,
  extend: boolean,
  words: readonly Offsets[],
  sentences: readonly Offsets[],
): Cursor {
  if (!words.length) return cursor;
  const at = Math.max(0, Math.min(words.length - 1, target(cursor.at, step, words, sentences)));
  return { at, from: extend ? cursor.from : at };
}

function target(at: number, step: Step, words: readonly Offsets[], sentences: readonly Offsets[]): number {
  if (step === "next") return at + 1;
  if (step === "previous") return at - 1;
  if (step === "first") return 0;
  if (step === "last") return words.length - 1;
  return bySentence(at, step, words, sentences);
}

function bySentence(at: number, step: Step, words: readonly Offsets[], sentences: readonly Offsets[]): number {
  const here = words[at]!.begin;
  const current = sentences.find((each) => each.begin <= here && here < each.end);
  if (step === "sentence-on") {
    const next = sentences.find((each) => each.begin > here);
    return next ? wordAt(words, next.begin) : words.length - 1;
  }
  if (step === "end") return current ? wordAt(words, current.end) - (ends(words, current.end) ? 0 : 1) : at;
  const start = current ? wordAt(words, current.begin) : at;
  if (step === "start" || start < at) return start;
  const before = sentences.findLast((each) => each.begin < here && each !== current);
  return before ? wordAt(words, before.begin) : 0;
}

/** Whether the last word of all stands before a point, so that `wordAt` gives it for want of another. */
function ends(words: readonly Offsets[], point: number): boolean {
  return words.at(-1)!.begin < point;
}

/** What a cursor has selected: from the first of its words through the last. */
export function selected(cursor: Cursor, words: readonly Offsets[]): Offsets | null {
  const [first, last] = [Math.min(cursor.at, cursor.from), Math.max(cursor.at, cursor.from)];
  const [from, to] = [words[first], words[last]];
  return from && to ? { begin: from.begin, end: to.end } : null;
}
