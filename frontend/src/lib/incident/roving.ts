/** Arrow keys over the buttons of a table: one of them is in the order of Tab, the arrows go to the others. */

const MOVES: Record<string, [rows: number, columns: number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** A place in the table: row and column, counted from 0. */
export interface Spot {
  row: number;
  column: number;
}

/** Where a key leads from a place; cells that hold nothing are passed over. Null where the key or the way ends. */
export function next(key: string, ctrl: boolean, from: Spot, filled: readonly (readonly boolean[])[]): Spot | null {
  if (key === "Home" || key === "End") return edge(key === "End", ctrl, from, filled);
  const [rows, columns] = MOVES[key] ?? [0, 0];
  if (!rows && !columns) return null;
  for (
    let row = from.row + rows, column = from.column + columns;
    filled[row]?.[column] !== undefined;
    row += rows, column += columns
  )
    if (filled[row]![column]) return { row, column };
  return null;
}

function edge(last: boolean, ctrl: boolean, from: Spot, filled: readonly (readonly boolean[])[]): Spot | null {
  const row = ctrl ? (last ? filled.length - 1 : 0) : from.row;
  const cells = filled[row] ?? [];
  const column = last ? cells.lastIndexOf(true) : cells.indexOf(true);
  return column < 0 ? null : { row, column };
}
