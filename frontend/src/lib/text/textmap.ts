/** Which text node shows which part of a text: from offsets to ranges of the page and back. */
import type { Offsets } from "../api/reading";

interface Entry {
  begin: number;
  end: number;
  element: Element;
  node: Text | null;
}

/**
 * The elements below a root that carry `data-at`, the unit of the text at which they begin. Each holds one text node, or
 * a sign that stands for something that is not shown as it is (`data-to` says where that ends).
 */
export class TextMap {
  readonly #entries: Entry[];
  readonly #byElement = new Map<Element, Entry>();

  constructor(readonly root: Element) {
    this.#entries = [...root.querySelectorAll("[data-at]")].map(entryOf).sort((a, b) => a.begin - b.begin);
    for (const entry of this.#entries) this.#byElement.set(entry.element, entry);
  }

  /** The page's range of a stretch; null where nothing of it is shown. */
  range({ begin, end }: Offsets): Range | null {
    const ends = this.bounds({ begin, end });
    if (!ends) return null;
    const range = this.root.ownerDocument.createRange();
    range.setStart(ends.startContainer, ends.startOffset);
    range.setEnd(ends.endContainer, ends.endOffset);
    return range;
  }

  /** The same as what a `StaticRange` is made of, which costs the page nothing when it changes. */
  bounds({ begin, end }: Offsets): StaticRangeInit | null {
    const first = this.#entries[this.#after(begin)];
    const last = this.#entries[this.#before(end)];
    if (!first || !last || first.begin > last.begin || begin >= end) return null;
    const [startContainer, startOffset] = point(first, Math.max(begin, first.begin), false);
    const [endContainer, endOffset] = point(last, Math.min(end, last.end), true);
    return { startContainer, startOffset, endContainer, endOffset };
  }

  /** The unit at a place of the page; null where that is outside the text. */
  unitAt(node: Node, offset: number): number | null {
    if (!this.root.contains(node)) return null;
    const element = (node instanceof Element ? node : node.parentElement)?.closest("[data-at]");
    const entry = element && this.#byElement.get(element);
    if (entry) return node === entry.node ? Math.min(entry.begin + offset, entry.end) : edge(entry, node, offset);
    return this.#beside(node, offset);
  }

  /** Between two elements: the end of what stands before. */
  #beside(node: Node, offset: number): number {
    const range = this.root.ownerDocument.createRange();
    range.setStart(node, offset);
    let found = 0;
    for (const entry of this.#entries) {
      if (range.comparePoint(entry.element, 0) >= 0) break;
      found = entry.end;
    }
    return found;
  }

  /** The first entry that ends behind a unit. */
  #after(unit: number): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#entries[middle]!.end <= unit) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The last entry that begins before a unit. */
  #before(unit: number): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#entries[middle]!.begin < unit) low = middle + 1;
      else high = middle;
    }
    return low - 1;
  }
}

function entryOf(element: Element): Entry {
  const begin = Number(element.getAttribute("data-at"));
  const to = element.getAttribute("data-to");
  if (to !== null) return { begin, end: Number(to), element, node: null };
  const node = [...element.childNodes].find((each): each is Text => each.nodeType === 3 && (each as Text).length > 0);
  return { begin, end: begin + (node?.length ?? 0), element, node: node ?? null };
}

/**
 * A sign is whole: a range begins before it or ends behind it. Where marks are elements, nodes change with them, and
 * somebody may ask an instant before the map is made anew: then a node is shorter than it was.
 */
function point(entry: Entry, unit: number, end: boolean): [Node, number] {
  if (entry.node) return [entry.node, Math.min(unit - entry.begin, entry.node.length)];
  const parent = entry.element.parentNode!;
  return [parent, [...parent.childNodes].indexOf(entry.element) + (end ? 1 : 0)];
}

function edge(entry: Entry, node: Node, offset: number): number {
  if (node === entry.element) return offset > 0 ? entry.end : entry.begin;
  return offset > 0 ? entry.end : entry.begin;
}
