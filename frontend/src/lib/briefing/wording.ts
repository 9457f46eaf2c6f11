/** Words of a report as a briefing quotes them: whole sentences, with the words that claims point at marked. */
import { CodePoints } from "../text/offsets";

/** A run of words; offsets in code points. */
export interface Run {
  begin: number;
  end: number;
  text: string;
}
export interface Text {
  points: CodePoints;
  sentences: readonly (readonly [begin: number, end: number])[];
}
export interface Piece {
  text: string;
  marked: boolean;
}

export function textOf(document: { text: string; sentences: [number, number][] }): Text {
  return { points: new CodePoints(document.text), sentences: document.sentences };
}

const GAP: Piece = { text: " … ", marked: false };

export function piecesOf(runs: readonly Run[], text: Text | undefined): Piece[] {
  if (!text) return runs.flatMap((run, i) => [...(i ? [GAP] : []), { text: plain(run.text), marked: false }]);
  const out: Piece[] = [];
  let last = -1;
  for (const [begin, end] of stretches(runs, text)) {
    if (last >= 0) out.push(text.points.slice(last, begin).trim() ? GAP : { text: " ", marked: false });
    out.push(...marked(begin, end, runs, text));
    last = end;
  }
  return out;
}

/** The sentences that runs stand in; a run that stands in none stands for itself. */
function stretches(runs: readonly Run[], { sentences }: Text): [number, number][] {
  const found = new Map<number, number>();
  for (const run of runs) {
    const within = sentences.filter(([begin, end]) => begin < run.end && run.begin < end);
    if (within.length) for (const [begin, end] of within) found.set(begin, end);
    else found.set(run.begin, run.end);
  }
  return [...found].sort(([one], [other]) => one - other);
}

function marked(begin: number, end: number, runs: readonly Run[], { points }: Text): Piece[] {
  const out: Piece[] = [];
  const put = (from: number, to: number, mark: boolean): void => {
    if (from < to) out.push({ text: spaced(points.slice(from, to)), marked: mark });
  };
  let at = begin;
  for (const run of runs) {
    const [from, to] = [Math.max(run.begin, at), Math.min(run.end, end)];
    if (from >= to) continue;
    put(at, from, false);
    put(from, to, true);
    at = to;
  }
  put(at, end, false);
  return out;
}

function plain(text: string): string {
  return spaced(text).trim();
}

function spaced(text: string): string {
  return text.replace(/\s+/g, " ");
}
