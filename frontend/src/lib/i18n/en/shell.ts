/** Strings of the frame around every page, by key: `shell.what`. */
export const shell = {
  "shell.name": "Whence",
  "shell.skip": "Skip to the content",
  "shell.nav": "Pages",
  "shell.overview": "Overview",
  "shell.reports": "Reports",
  "shell.review": "Review",
  "shell.changes": "Changes",
  "shell.search": "Search",
  "shell.archive": "Archive",
  "shell.people": "People",
  "shell.keys": "Shortcuts",
  "shell.loading": "Loading…",
  "shell.failed": "This did not work",
  "shell.again": "Try again",
  "shell.not-found": "There is no such page",
} as const;
