/** Paints marks over text nodes without touching them (CSS Custom Highlights), where the browser can. */
import type { TextMap } from "../text/textmap";
import { MARKS, type Mark } from "./decorations";
import type { Decoration } from "./runs";

/** Say whether marks are painted; where not, they are `<mark>` elements. `?highlight=mark` asks for those. */
export function paints(query: URLSearchParams): boolean {
  return query.get("highlight") !== "mark" && typeof CSS !== "undefined" && "highlights" in CSS;
}

/** Paint marks of these names anew; names without a mark are cleared. */
export function paint(map: TextMap, marks: readonly Decoration[], names: readonly Mark[]): void {
  for (const name of names) {
    const ranges = marks.flatMap((each) => (each.name === name ? ranged(map, each) : []));
    if (!ranges.length) {
      CSS.highlights.delete(name);
      continue;
    }
    const highlight = new Highlight(...ranges);
    highlight.priority = MARKS.indexOf(name);
    CSS.highlights.set(name, highlight);
  }
}

function ranged(map: TextMap, mark: Decoration): StaticRange[] {
  const bounds = map.bounds(mark);
  return bounds ? [new StaticRange(bounds)] : [];
}

/** Take all marks off the page. */
export function wipe(): void {
  for (const name of MARKS) CSS.highlights.delete(name);
}
