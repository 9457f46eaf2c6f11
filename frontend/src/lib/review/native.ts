/** From what the browser has selected to code points of a text that stands in spans with `data-begin`. */
import { CodePoints } from "../text/offsets";
import type { Offsets } from "./types";

/** The stretch that is selected inside a box; null where nothing is, or something outside it. */
export function spanOf(selection: Selection, box: HTMLElement): Offsets | null {
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  const begin = at(range.startContainer, range.startOffset, box);
  const end = at(range.endContainer, range.endOffset, box);
  return begin === null || end === null || begin >= end ? null : { begin, end };
}

/** Where the caret is inside a box. */
export function pointOf(selection: Selection, box: HTMLElement): number | null {
  return selection.anchorNode ? at(selection.anchorNode, selection.anchorOffset, box) : null;
}

function at(node: Node, offset: number, box: HTMLElement): number | null {
  if (!box.contains(node)) return null;
  if (node.nodeType === Node.TEXT_NODE) {
    const begin = beginOf(node.parentElement);
    return begin === null ? null : begin + new CodePoints(node.textContent ?? "").fromUtf16(offset);
  }
  // Between elements: where the next piece of text begins, or the last one ends.
  const pieces = [...box.querySelectorAll<HTMLElement>("[data-begin]")];
  const child = node.childNodes[offset] ?? null;
  const next = child
    ? pieces.find((each) => each === child || child.contains(each) || follows(child, each))
    : pieces.find((each) => !node.contains(each) && follows(node, each));
  if (next) return beginOf(next);
  const last = pieces.at(-1);
  const begin = beginOf(last ?? null);
  return begin === null ? null : begin + new CodePoints(last!.textContent ?? "").length;
}

function follows(node: Node, other: Node): boolean {
  return (node.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
}

function beginOf(element: Element | null): number | null {
  const given = element?.closest<HTMLElement>("[data-begin]")?.dataset["begin"];
  return given === undefined ? null : Number(given);
}
