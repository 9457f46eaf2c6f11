/** Paragraphs as runs: one text node each, with the marks that lie on it, or the name of a hidden character. */
import type { Offsets } from "../api/reading";
import type { Hidden } from "./blocks";

/** Words that are marked, in UTF-16 units, and as what. */
export interface Decoration extends Offsets {
  name: string;
}

export interface Run extends Offsets {
  text: string;
  sign: string | null;
  marks: string[];
}

/** Cut a paragraph where hidden characters are and where marks begin and end. Without marks it is one run. */
export function runsOf(block: Offsets, text: string, hidden: Hidden[], marks: readonly Decoration[]): Run[] {
  const signs = hidden.filter((each) => overlap(each, block));
  const inside = marks.filter((each) => overlap(each, block));
  const edges = new Set([block.begin, block.end]);
  for (const each of [...signs, ...inside])
    for (const at of [each.begin, each.end]) if (at > block.begin && at < block.end) edges.add(at);
  const ordered = [...edges].sort((a, b) => a - b);
  return ordered.slice(0, -1).map((begin, i) => run({ begin, end: ordered[i + 1]! }, text, signs, inside));
}

function run(at: Offsets, text: string, signs: Hidden[], marks: readonly Decoration[]): Run {
  const sign = signs.find((each) => overlap(each, at))?.name ?? null;
  const names = new Set(marks.filter((each) => overlap(each, at)).map((each) => each.name));
  return { ...at, text: text.slice(at.begin, at.end), sign, marks: [...names] };
}

export function overlap(one: Offsets, other: Offsets): boolean {
  return one.begin < other.end && other.begin < one.end;
}
