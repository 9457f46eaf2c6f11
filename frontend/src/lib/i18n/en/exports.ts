/** Strings of exports, by key: `export.what`. */
export const exports = {
  "export.title": "Export",
  "export.lead": "{count|One incident|# incidents}: exactly what is shown.",
  "export.form": "Form",
  "export.columns": "Columns",
  "export.usual": "as usual",
  "export.every": "Also what did not happen for all that is known: planned, supposed, denied",
  "export.every-help": "Event tables of other projects have no place for such things; their rows say what they are.",
  "export.parts": "A ZIP with these files: {parts}",
  "export.go": "Save the file",
  "export.going": "Writing…",
  "export.saved": "Saved as {name}.",
  "export.written": "{written|# incident|# incidents} written.",
  "export.left-out": "{count|One was|# were} left out:",
  "export.reason": "{reason}: {count}",
  "export.why": "What the form requires and the reports do not tell is never filled in.",
  "export.none": "There is nothing to export: no incident is shown.",
} as const;
