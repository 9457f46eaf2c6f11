/** Selecting words by keyboard: from word to word and from sentence to sentence, in the direction of reading. */
import type { Offsets } from "../api/reading";

/** A run of words: where it was begun and where it is now, as numbers of words. */
export interface WordCursor {
  anchor: number;
  focus: number;
}

export type Step = "next" | "previous" | "next-sentence" | "previous-sentence" | "first" | "last";

/** Find the words of a text, in UTF-16 units; punctuation and blanks are none. */
export function wordsOf(text: string): Offsets[] {
  const found: Offsets[] = [];
  for (const { index, segment, isWordLike } of new Intl.Segmenter(undefined, { granularity: "word" }).segment(text))
    if (isWordLike) found.push({ begin: index, end: index + segment.length });
  return found;
}

/** Move a cursor; `extend` leaves its anchor where it is. */
export function moved(
  cursor: WordCursor | null,
  step: Step,
  extend: boolean,
  words: readonly Offsets[],
  sentences: readonly number[],
): WordCursor | null {
  if (!words.length) return null;
  const from = cursor?.focus ?? -1;
  const to = Math.min(words.length - 1, Math.max(0, target(from, step, words, sentences)));
  return { anchor: extend && cursor ? cursor.anchor : to, focus: to };
}

function target(from: number, step: Step, words: readonly Offsets[], sentences: readonly number[]): number {
  switch (step) {
    case "next":
      return from + 1;
    case "previous":
      return from - 1;
    case "first":
      return 0;
    case "last":
      return words.length - 1;
    default:
      return bySentence(from, step === "next-sentence", words, sentences);
  }
}

function bySentence(from: number, onward: boolean, words: readonly Offsets[], sentences: readonly number[]): number {
  const here = words[Math.max(0, from)]!.begin;
  const begin = onward
    ? sentences.find((each) => each > here)
    : sentences.findLast((each) => each < here && words.some((word) => word.begin >= each && word.begin < here));
  if (begin === undefined) return onward ? words.length - 1 : 0;
  const found = words.findIndex((word) => word.begin >= begin);
  return found < 0 ? words.length - 1 : found;
}

/** The stretch of text between the ends of a cursor, both words whole. */
export function stretchOf(cursor: WordCursor, words: readonly Offsets[]): Offsets {
  const [first, last] = cursor.anchor < cursor.focus ? [cursor.anchor, cursor.focus] : [cursor.focus, cursor.anchor];
  return { begin: words[first]!.begin, end: words[last]!.end };
}

/** The word at a unit, or the first behind it. */
export function wordAt(unit: number, words: readonly Offsets[]): number {
  const found = words.findIndex((word) => word.end > unit);
  return found < 0 ? words.length - 1 : found;
}
