/** Spans count Unicode code points, JavaScript's strings count UTF-16 units: the one place that converts. */

/**
 * A text with both ways of counting. Built once a text; each question is a binary search over the characters that take
 * two units, so a text without any costs nothing. A surrogate that stands alone counts as one code point.
 */
export class CodePoints {
  /** How many code points the text has. */
  readonly length: number;
  /** The code points, in order, that take two units. */
  readonly #wide: readonly number[];

  constructor(readonly text: string) {
    this.#wide = wideOf(text);
    this.length = text.length - this.#wide.length;
  }

  /** The unit at which a code point begins; that of the text's length is its end. */
  toUtf16(codePoint: number): number {
    within(codePoint, this.length, "code point");
    return codePoint + firstNotBelow(this.#wide, codePoint);
  }

  /** The code point that a unit belongs to; the second half of a pair belongs to the pair. */
  fromUtf16(unit: number): number {
    within(unit, this.text.length, "UTF-16 unit");
    let low = 0;
    let high = this.#wide.length;
    // The pair number `i` begins at unit `wide[i] + i`, and what comes after it at two more.
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#wide[middle]! + middle < unit) low = middle + 1;
      else high = middle;
    }
    return low && unit === this.#wide[low - 1]! + low ? this.#wide[low - 1]! : unit - low;
  }

  /** The words from one code point to another, end exclusive. */
  slice(begin: number, end: number): string {
    return this.text.slice(this.toUtf16(begin), this.toUtf16(end));
  }
}

const PAIR = /[\ud800-\udbff][\udc00-\udfff]/g;

function wideOf(text: string): number[] {
  const wide: number[] = [];
  for (const found of text.matchAll(PAIR)) wide.push(found.index - wide.length);
  return wide;
}

function firstNotBelow(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

function within(offset: number, length: number, unit: string): void {
  if (!Number.isInteger(offset) || offset < 0 || offset > length)
    throw new RangeError(`The ${unit} ${offset} lies outside the text, which has ${length}: use offsets of this text`);
}
