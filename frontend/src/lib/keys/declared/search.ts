/** Shortcuts of the search. */
import type { Shortcut } from "../catalogue";

export const SHORTCUTS: readonly Shortcut[] = [
  { id: "search.field", scope: "search", keys: "/", what: "search.to-field" },
];
