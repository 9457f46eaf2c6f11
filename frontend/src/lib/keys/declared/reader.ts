/** Shortcuts of the reader. */
import type { Shortcut } from "../catalogue";

export const SHORTCUTS: readonly Shortcut[] = [
  { id: "reader.next", scope: "reader", keys: "j", what: "reader.go-next" },
  { id: "reader.previous", scope: "reader", keys: "k", what: "reader.go-previous" },
];
