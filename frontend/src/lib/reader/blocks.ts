/** A document's text as paragraphs, with what is not part of the story apart, and signs for what cannot be seen. */
import type { Document, Offsets } from "../api/reading";
import type { CodePoints } from "../text/offsets";

/** A part of a line in UTF-16 units; `kind` is why it is not part of the story, or null; `line` is where its line begins. */
export interface Block extends Offsets {
  kind: string | null;
  line: number;
}

/** Lines that belong together, each with its parts; a folded section shows a line that says what it holds. */
export interface Section extends Offsets {
  folded: boolean;
  kinds: string[];
  paragraphs: Block[][];
}

/** A character that changes how text is shown, by the name that stands in its place. */
export interface Hidden extends Offsets {
  name: string;
}

/** These are part of what one reads: who wrote it, where, and where it first stood. */
const SHOWN = new Set(["title", "byline", "dateline", "origin"]);

/** Part a document's text into lines, cut where boilerplate begins and ends. */
export function blocksOf(document: Document, points: CodePoints): Block[] {
  const stretches = document.boilerplate
    .map(({ span, kind }) => ({ begin: points.toUtf16(span.begin), end: points.toUtf16(span.end), kind }))
    .sort((a, b) => a.begin - b.begin);
  return [...points.text.matchAll(/[^\n]+/g)].flatMap((line) =>
    cut({ begin: line.index, end: line.index + line[0].length }, stretches),
  );
}

function cut(whole: Offsets, stretches: (Offsets & { kind: string })[]): Block[] {
  const line = whole.begin;
  const found: Block[] = [];
  let at = whole.begin;
  for (const stretch of stretches) {
    const begin = Math.max(stretch.begin, at);
    const end = Math.min(stretch.end, whole.end);
    if (begin >= end) continue;
    if (at < begin) found.push({ begin: at, end: begin, kind: null, line });
    found.push({ begin, end, kind: stretch.kind, line });
    at = end;
  }
  if (at < whole.end) found.push({ begin: at, end: whole.end, kind: null, line });
  return found;
}

/** Put lines together that are folded as one. Blanks between two folded stretches are folded with them. */
export function sectionsOf(blocks: Block[], text: string): Section[] {
  const sections: Section[] = [];
  for (const block of blocks) {
    const last = sections.at(-1);
    const blank = block.kind === null && !text.slice(block.begin, block.end).trim();
    const folded = blank ? !!last?.folded : block.kind !== null && !SHOWN.has(block.kind);
    if (last?.folded === folded) add(last, block);
    else sections.push({ begin: block.begin, end: block.end, folded, kinds: kinds(block), paragraphs: [[block]] });
  }
  return sections;
}

function add(section: Section, block: Block): void {
  const last = section.paragraphs.at(-1)!;
  if (last[0]!.line === block.line) last.push(block);
  else section.paragraphs.push([block]);
  section.end = block.end;
  section.kinds.push(...kinds(block).filter((each) => !section.kinds.includes(each)));
}

function kinds(block: Block): string[] {
  return block.kind === null ? [] : [block.kind];
}

/** Where the characters are that are shown by name. */
export function hiddenOf(document: Document, points: CodePoints): Hidden[] {
  return document.hidden
    .map(([at, name]) => ({ begin: points.toUtf16(at), end: points.toUtf16(at + 1), name }))
    .sort((a, b) => a.begin - b.begin);
}
