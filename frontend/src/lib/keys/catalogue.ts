/** All keyboard shortcuts that pages declare: one file a page in `declared/`, so that the list is whole on every page. */
import type { Key } from "../i18n";

export interface Shortcut {
  /** Unique: `scope.what`. */
  id: string;
  /** Where it works: `everywhere`, or the page. */
  scope: string;
  /** Strokes, by a space each: "g o". See `strokes.ts`. */
  keys: string;
  /** What it does, in the catalogue of strings. */
  what: Key;
  /** It works inside an open dialogue too. */
  inDialog?: boolean;
}

const files = import.meta.glob<{ SHORTCUTS: readonly Shortcut[] }>("./declared/*.ts", { eager: true });

export const SHORTCUTS: readonly Shortcut[] = Object.keys(files)
  .sort()
  .flatMap((name) => files[name]!.SHORTCUTS);
