/** Shortcuts of the overview, and of its table. */
import type { Shortcut } from "../catalogue";

export const SHORTCUTS: readonly Shortcut[] = [
  { id: "overview.words", scope: "overview", keys: "/", what: "overview.key-words" },
  { id: "overview.clear", scope: "overview", keys: "c", what: "overview.key-clear" },
  { id: "overview.map", scope: "overview", keys: "m", what: "overview.key-map" },
  { id: "overview.timeline", scope: "overview", keys: "t", what: "overview.key-timeline" },
  { id: "overview.table", scope: "overview", keys: "l", what: "overview.key-table" },
  { id: "overview.box", scope: "overview", keys: "b", what: "overview.key-box" },
  { id: "overview.export", scope: "overview", keys: "e", what: "overview.key-export" },
  { id: "overview.compare", scope: "overview", keys: "p", what: "overview.key-compare" },
  { id: "table.next", scope: "table", keys: "j", what: "table.key-next" },
  { id: "table.previous", scope: "table", keys: "k", what: "table.key-previous" },
  { id: "table.pick", scope: "table", keys: "x", what: "table.key-pick" },
];
