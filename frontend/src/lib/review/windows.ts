/** Which stretches of a text an excerpt shows, and how a stretch is cut where marks begin and end. */
import type { Offsets } from "./types";

export type MarkKind = "trigger" | "field" | "wanted" | "selected" | "cursor";
export interface Mark extends Offsets {
  kind: MarkKind;
}

/** A run of text between two places where some mark begins or ends. */
export interface Piece extends Offsets {
  kinds: MarkKind[];
}

/** The stretches to show: the sentences that hold these words with `around` sentences on either side, joined where they touch. */
export function windowsOf(
  sentences: readonly Offsets[],
  words: readonly Offsets[],
  length: number,
  around: number,
): Offsets[] {
  if (!sentences.length) return length ? [{ begin: 0, end: length }] : [];
  const spans = (words.length ? words : [sentences[0]!]).map((each) => withNeighbours(sentences, each, around));
  const sorted = spans.toSorted((one, other) => one.begin - other.begin);
  const joined: Offsets[] = [];
  for (const each of sorted) {
    const last = joined.at(-1);
    if (last && touches(sentences, last.end, each.begin)) last.end = Math.max(last.end, each.end);
    else joined.push({ ...each });
  }
  return joined;
}

function withNeighbours(sentences: readonly Offsets[], words: Offsets, around: number): Offsets {
  const after = sentences.findIndex((each) => each.end > words.begin);
  const first = after < 0 ? sentences.length - 1 : after;
  const before = sentences.findLastIndex((each) => each.begin < words.end);
  const last = Math.max(before, 0);
  const from = sentences[Math.max(0, Math.min(first, last) - around)]!;
  const to = sentences[Math.min(sentences.length - 1, Math.max(first, last) + around)]!;
  return { begin: Math.min(from.begin, words.begin), end: Math.max(to.end, words.end) };
}

function touches(sentences: readonly Offsets[], end: number, begin: number): boolean {
  return begin <= end || !sentences.some((each) => each.begin >= end && each.end <= begin);
}

/** Cut a stretch where marks begin and end; every code point is in one piece. */
export function piecesOf(stretch: Offsets, marks: readonly Mark[]): Piece[] {
  const inside = marks.filter((each) => each.begin < stretch.end && each.end > stretch.begin);
  const cuts = new Set([stretch.begin, stretch.end]);
  for (const each of inside) {
    cuts.add(Math.max(each.begin, stretch.begin));
    cuts.add(Math.min(each.end, stretch.end));
  }
  const sorted = [...cuts].toSorted((one, other) => one - other);
  return sorted.slice(1).map((end, i) => {
    const begin = sorted[i]!;
    const over = inside.filter((each) => each.begin <= begin && each.end >= end);
    return { begin, end, kinds: [...new Set(over.map((each) => each.kind))] };
  });
}
