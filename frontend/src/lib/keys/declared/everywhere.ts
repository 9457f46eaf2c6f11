/** Shortcuts that work on every page. */
import type { Shortcut } from "../catalogue";

export const SHORTCUTS: readonly Shortcut[] = [
  { id: "everywhere.overview", scope: "everywhere", keys: "g o", what: "shell.go-overview" },
  { id: "everywhere.reports", scope: "everywhere", keys: "g r", what: "shell.go-reports" },
  { id: "everywhere.review", scope: "everywhere", keys: "g v", what: "shell.go-review" },
  { id: "everywhere.changes", scope: "everywhere", keys: "g c", what: "shell.go-changes" },
  { id: "everywhere.search", scope: "everywhere", keys: "g s", what: "shell.go-search" },
  { id: "everywhere.archive", scope: "everywhere", keys: "g a", what: "shell.go-archive" },
  { id: "everywhere.keys", scope: "everywhere", keys: "?", what: "shell.go-keys" },
  { id: "everywhere.theme", scope: "everywhere", keys: "g t", what: "shell.turn-theme" },
];
