/** Selected words of a document: by mouse or by keyboard, as code points. */
import type { Offsets } from "../api/reading";
import type { Reading } from "./reading.svelte";
import { moved, stretchOf, wordAt, wordsOf, type Step, type WordCursor } from "./words";

const STEPS: Record<string, Step> = {
  ArrowDown: "next-sentence",
  ArrowUp: "previous-sentence",
  Home: "first",
  End: "last",
};

export class Selecting {
  /** Where the keyboard is; null where it selects nothing. */
  #cursor: WordCursor | null = null;
  #dragging = false;
  #words: Offsets[] | null = null;
  #sentences: number[] | null = null;

  constructor(readonly reading: Reading) {}

  /** The page's selection changed: it counts at once, unless somebody is still at it with the mouse or by key. */
  changed(selection: Selection | null): void {
    if (!this.#dragging && !this.#cursor) this.take(selection);
  }

  /** Somebody begins to select with the pointer. */
  drag(): void {
    this.#cursor = null;
    this.#dragging = true;
  }

  /** Somebody let go of the pointer. */
  drop(selection: Selection | null): void {
    if (!this.#dragging) return;
    this.#dragging = false;
    this.take(selection);
  }

  /** Take what the page's selection has of the text; what is selected elsewhere changes nothing. */
  take(selection: Selection | null): void {
    const { map, points } = this.reading;
    if (!map || !selection?.anchorNode || !selection.focusNode || !map.root.contains(selection.anchorNode)) return;
    const one = map.unitAt(selection.anchorNode, selection.anchorOffset);
    const other = map.unitAt(selection.focusNode, selection.focusOffset);
    if (one === null || other === null) return;
    const begin = points.fromUtf16(Math.min(one, other));
    const end = points.fromUtf16(Math.max(one, other));
    this.reading.selection = begin < end ? { begin, end } : null;
  }

  /** Move the words that are selected, or take them; says whether the key was one for it. */
  key(event: KeyboardEvent, backwards: boolean): boolean {
    if (event.ctrlKey || event.metaKey || event.altKey) return false;
    if (event.key === "Enter" && this.#cursor) {
      this.take(getSelection());
      return true;
    }
    const step = stepOf(event.key, backwards);
    if (!step) return false;
    this.#words ??= wordsOf(this.reading.document.text);
    this.#sentences ??= this.reading.document.sentences.map(([begin]) => this.reading.points.toUtf16(begin));
    this.#cursor = moved(this.#cursor ?? this.#start(), step, event.shiftKey, this.#words, this.#sentences);
    if (this.#cursor) this.#show(stretchOf(this.#cursor, this.#words));
    return true;
  }

  /** Put the keyboard's words at a stretch, in code points. */
  begin(near: Offsets): void {
    this.#words ??= wordsOf(this.reading.document.text);
    if (!this.#words.length) return;
    const at = wordAt(this.reading.units(near).begin, this.#words);
    this.#cursor = { anchor: at, focus: at };
    this.#show(stretchOf(this.#cursor, this.#words));
  }

  /** Begin at what is marked: whoever chose a claim wants its words. */
  #start(): WordCursor | null {
    const near = this.reading.found ?? (this.reading.claim && this.reading.units(this.reading.claim.trigger));
    if (!near || !this.#words?.length) return null;
    const at = wordAt(near.begin, this.#words) - 1;
    return at < 0 ? null : { anchor: at, focus: at };
  }

  #show(stretch: Offsets): void {
    const range = this.reading.map?.range(stretch);
    const selection = getSelection();
    if (!range || !selection) return;
    selection.removeAllRanges();
    selection.addRange(range);
    range.startContainer.parentElement?.scrollIntoView({ block: "nearest" });
  }
}

function stepOf(key: string, backwards: boolean): Step | null {
  if (key === "ArrowRight") return backwards ? "previous" : "next";
  if (key === "ArrowLeft") return backwards ? "next" : "previous";
  return STEPS[key] ?? null;
}
