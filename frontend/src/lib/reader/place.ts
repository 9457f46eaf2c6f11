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

/** Bring an entry of a list into sight, where the list scrolls by itself: the page stays where it is. */
export function keepInSight(entry: Element, list: Element): void {
  if (list.scrollHeight <= list.clientHeight) return;
  const [box, frame] = [entry.getBoundingClientRect(), list.getBoundingClientRect()];
  const isTall = box.height > frame.height;
  if (box.top < frame.top || isTall) list.scrollTop += box.top - frame.top;
  else if (box.bottom > frame.bottom) list.scrollTop += box.bottom - frame.bottom;
}

/** Do something that lays the page out anew, and keep an element where one sees it. */
export async function steady(element: Element | null, change: () => Promise<void>): Promise<void> {
  const before = element?.getBoundingClientRect().top;
  await change();
  if (element?.isConnected && before !== undefined) scrollBy({ top: element.getBoundingClientRect().top - before });
}
