/** Where brackets and names of speakers go in the margin, so that no name lies on another. */
export interface Bracket {
  top: number;
  bottom: number;
  depth: number;
}

export interface Placed<T> {
  bracket: T;
  /** Where its name begins. */
  label: number;
  /** Brackets that stand beside each other have lanes; 0 is nearest to the text. */
  lane: number;
}

/** Place brackets from the top down; `line` is how high a name is. */
export function placed<T extends Bracket>(brackets: readonly T[], line: number, lanes: number): Placed<T>[] {
  let free = Number.NEGATIVE_INFINITY;
  return [...brackets]
    .sort((a, b) => a.top - b.top || a.depth - b.depth)
    .map((bracket) => {
      const label = Math.max(bracket.top, free);
      free = label + line;
      return { bracket, label, lane: Math.max(0, lanes - 1 - bracket.depth) };
    });
}

/** How many lanes brackets need: the deepest one is nearest to the text. */
export function lanesOf(brackets: readonly Bracket[]): number {
  return brackets.reduce((most, each) => Math.max(most, each.depth + 1), 0);
}

/** A length of the page, for a style. */
export function px(length: number): string {
  return `${length}px`;
}
