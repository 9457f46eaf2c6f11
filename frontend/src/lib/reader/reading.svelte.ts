/** A document that is being read: its paragraphs, what is chosen in it, and the words that are selected. */
import type { Document, Offsets, ReaderClaim } from "../api/reading";
import { CodePoints } from "../text/offsets";
import type { TextMap } from "../text/textmap";
import { blocksOf, hiddenOf, sectionsOf, type Hidden, type Section } from "./blocks";
import { claimMarks, claimsAt, layerMarks } from "./decorations";
import { layers } from "./layers.svelte";
import type { Decoration } from "./runs";
import { scopesOf, type Scope } from "./scopes";

export class Reading {
  readonly points: CodePoints;
  readonly sections: Section[];
  readonly hidden: Hidden[];
  readonly scopes: Scope[];
  /** In the order of the text: that in which `j` and `k` go. */
  readonly claims: ReaderClaim[];
  /** The claim that is chosen, by id. */
  chosen = $state<string | null>(null);
  /** Words to find, in UTF-16 units: those an address names, or a value that somebody asked for. */
  found = $state.raw<Offsets | null>(null);
  /** Selected words, in code points. */
  selection = $state.raw<Offsets | null>(null);
  /** Words, in code points, near which somebody is to select: the keyboard goes there. */
  wanted = $state.raw<Offsets | null>(null);
  /** Where the text's nodes are; null until they are on the page. */
  map = $state.raw<TextMap | null>(null);

  readonly claim = $derived.by(() => this.claims.find((each) => each.id === this.chosen) ?? null);
  readonly chosenMarks: Decoration[] = $derived.by(() => [
    ...(this.claim ? claimMarks(this.claim, this.points) : []),
    ...(this.found ? [{ ...this.found, name: "found" }] : []),
  ]);
  readonly layerMarks: Decoration[] = $derived.by(() =>
    layers.shown.flatMap((each) => layerMarks(each, this.document, this.points)),
  );

  constructor(readonly document: Document) {
    this.points = new CodePoints(document.text);
    this.sections = sectionsOf(blocksOf(document, this.points), document.text);
    this.hidden = hiddenOf(document, this.points);
    this.claims = [...document.claims].sort((a, b) => a.trigger.begin - b.trigger.begin);
    this.scopes = scopesOf(this.claims, this.points);
  }

  /** The claim after the chosen one, or before it; the first or last of all where none is chosen. */
  beside(step: 1 | -1): string | null {
    const at = this.claims.findIndex((each) => each.id === this.chosen);
    const to = at < 0 ? (step > 0 ? 0 : this.claims.length - 1) : at + step;
    return this.claims[to]?.id ?? null;
  }

  /** The claim with words at a unit; of several the one behind the chosen, so that each can be had. */
  at(unit: number): string | null {
    const there = claimsAt(unit, this.claims, this.points);
    const now = there.indexOf(this.chosen ?? "");
    return there[(now + 1) % there.length] ?? null;
  }

  /** UTF-16 units of a span that the API gave. */
  units({ begin, end }: Offsets): Offsets {
    return { begin: this.points.toUtf16(begin), end: this.points.toUtf16(end) };
  }

  /** UTF-16 units of offsets that an address names: whoever wrote it may have erred. */
  clamped(begin: number, end: number): Offsets | null {
    const fits = Number.isInteger(begin) && Number.isInteger(end) && begin >= 0 && begin < end;
    return fits && end <= this.points.length ? this.units({ begin, end }) : null;
  }
}
