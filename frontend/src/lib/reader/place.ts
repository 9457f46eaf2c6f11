/** Places of the page: what lies under the pointer, and bringing words into sight. */
import type { Offsets } from "../api/reading";
import type { TextMap } from "../text/textmap";

interface Caret {
  offsetNode: Node;
  offset: number;
}
type Pointed = Document & { caretPositionFromPoint?: (x: number, y: number) => Caret | null };

/** The unit of the text under the pointer; null beside it. */
export function unitUnder(map: TextMap, { clientX, clientY }: MouseEvent): number | null {
  const page = map.root.ownerDocument as Pointed;
  const caret = page.caretPositionFromPoint?.(clientX, clientY);
  if (caret) return map.unitAt(caret.offsetNode, caret.offset);
  const range = page.caretRangeFromPoint?.(clientX, clientY);
  return range ? map.unitAt(range.startContainer, range.startOffset) : null;
}

/** How far down the window words are put that were out of sight. */
const THIRD = 0.33;

/** Unfold what holds words, and scroll to them unless they are in sight. */
export function reveal(map: TextMap, at: Offsets): void {
  const range = map.range(at);
  if (!range) return;
  const fold = range.startContainer.parentElement?.closest("details");
  if (fold) fold.open = true;
  const box = range.getBoundingClientRect();
  if (box.top >= 0 && box.bottom <= innerHeight) return;
  scrollTo({ top: scrollY + box.top - innerHeight * THIRD });
}
