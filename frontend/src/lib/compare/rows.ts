/** Two texts side by side: rows of a line each, with what was taken out of the one and put into the other. */
import type { Piece } from "../api/reading";

/** Words of a line; `changed` ones stand in one text only. */
export interface Part {
  text: string;
  changed: boolean;
}

/** Which text words stand in: the one alone, the other alone, or both. */
export interface Step {
  part: Part;
  side: "one" | "other";
}

/** A line in both texts, and both in one: what was taken out before what was put in. `same`: nothing in it differs. */
export interface Row {
  one: Part[];
  other: Part[];
  inline: Step[];
  same: boolean;
}

/** Break pieces into rows where both texts have the same line break; a piece that differs stays within its row. */
export function rowsOf(pieces: readonly Piece[]): Row[] {
  const rows: Row[] = [];
  let row = empty();
  for (const piece of pieces) {
    if (piece.kind !== "same") {
      put(row, piece.one_text, piece.other_text, true);
      continue;
    }
    // Both texts of a piece are the same but for blanks and the like; each is shown as it stands there.
    const one = piece.one_text.split(/\n+/);
    const other = piece.other_text.split(/\n+/);
    if (one.length !== other.length) {
      put(row, piece.one_text, piece.other_text, false);
      continue;
    }
    for (const [i, line] of one.entries()) {
      if (i > 0) {
        rows.push(row);
        row = empty();
      }
      put(row, line, other[i]!, false);
    }
  }
  rows.push(row);
  return rows.filter((each) => each.one.length || each.other.length);
}

function empty(): Row {
  return { one: [], other: [], inline: [], same: true };
}

function put(row: Row, one: string, other: string, changed: boolean): void {
  if (one) row.one.push({ text: one, changed });
  if (other) row.other.push({ text: other, changed });
  if (one && changed) row.inline.push({ part: { text: one, changed }, side: "one" });
  if (other) row.inline.push({ part: { text: other, changed }, side: "other" });
  if (changed) row.same = false;
}

/** A row, or a run of rows in which nothing differs. */
export type Shown = { kind: "row"; row: Row } | { kind: "fold"; rows: Row[] };

/** Fold what does not differ, but for `around` rows beside a change. */
export function folded(rows: readonly Row[], around = 1): Shown[] {
  const near = rows.map((_, i) => rows.slice(Math.max(0, i - around), i + around + 1).some((each) => !each.same));
  const shown: Shown[] = [];
  for (const [i, row] of rows.entries()) {
    const last = shown.at(-1);
    if (near[i]) shown.push({ kind: "row", row });
    else if (last?.kind === "fold") last.rows.push(row);
    else shown.push({ kind: "fold", rows: [row] });
  }
  return shown;
}
