/**
 * Filters over all incidents at once, each facet counted under the filters of all the others.
 *
 * For each incident one word says which filters it fails, a bit each. A change of one filter flips one bit of some
 * incidents, and only those change counts: an incident that fails nothing is counted everywhere; one that fails one
 * filter alone is counted in that facet alone, because a facet does not filter itself; any other, nowhere.
 */
import type { Names } from "./columns";

interface Counted {
  bit: number;
  column: Names;
  counts: Uint32Array;
}

export class Crossfilter<Facet extends string, Sieve extends string> {
  /** How many incidents pass all filters. */
  passing: number;
  /** Which filters each incident fails. */
  readonly #failed: Uint32Array;
  readonly #bits = new Map<string, number>();
  readonly #facets = new Map<number, Counted>();

  constructor(
    readonly size: number,
    facets: Record<Facet, Names>,
    sieves: readonly Sieve[],
  ) {
    this.#failed = new Uint32Array(size);
    this.passing = size;
    for (const [name, column] of Object.entries(facets) as [Facet, Names][]) {
      const bit = this.#take(name);
      this.#facets.set(bit, { bit, column, counts: counted(column) });
    }
    for (const name of sieves) this.#take(name);
  }

  #take(name: string): number {
    if (this.#bits.size === 32) throw new Error("a crossfilter has room for 32 filters");
    const bit = (1 << this.#bits.size) >>> 0;
    this.#bits.set(name, bit);
    return bit;
  }

  /** Let only those pass that have one of the values; null lets all pass. */
  choose(facet: Facet, codes: Iterable<number> | null): void {
    const { bit, column } = this.#facets.get(this.#bit(facet))!;
    if (codes === null) return this.#apply(bit, null);
    const wanted = new Uint8Array(column.names.length);
    for (const code of codes) wanted[code] = 1;
    const passes = new Uint8Array(this.size);
    for (let row = 0; row < this.size; row++)
      for (let k = column.starts[row]!; k < column.starts[row + 1]!; k++) passes[row]! |= wanted[column.codes[k]!]!;
    this.#apply(bit, passes);
  }

  /** Let only those pass that the array marks; null lets all pass. */
  sieve(name: Sieve, passes: Uint8Array | null): void {
    this.#apply(this.#bit(name), passes);
  }

  /** How many incidents have each value of a facet, under all other filters. It changes with the filters. */
  counts(facet: Facet): Uint32Array {
    return this.#facets.get(this.#bit(facet))!.counts;
  }

  passes(row: number): boolean {
    return this.#failed[row] === 0;
  }

  /** Mark those that pass all filters but some. */
  allBut(...names: (Facet | Sieve)[]): (row: number) => boolean {
    const mask = ~names.reduce((bits, name) => bits | this.#bit(name), 0);
    const failed = this.#failed;
    return (row) => (failed[row]! & mask) === 0;
  }

  /** The rows that pass, in an order if one is given. */
  rows(order: Uint32Array | null = null): Uint32Array {
    const out = new Uint32Array(this.passing);
    let at = 0;
    for (let k = 0; k < this.size; k++) {
      const row = order ? order[k]! : k;
      if (this.#failed[row] === 0) out[at++] = row;
    }
    return out;
  }

  #bit(name: string): number {
    const bit = this.#bits.get(name);
    if (bit === undefined) throw new Error(`there is no filter ${name}`);
    return bit;
  }

  #apply(bit: number, passes: Uint8Array | null): void {
    const failed = this.#failed;
    for (let row = 0; row < this.size; row++) {
      const before = failed[row]!;
      const others = (before & ~bit) >>> 0;
      const after = passes === null || passes[row] ? others : (others | bit) >>> 0;
      if (after === before) continue;
      failed[row] = after;
      this.#recount(row, bit, others, before < after ? -1 : 1);
    }
  }

  /** Count a row anew whose bit has changed while it fails `others`. */
  #recount(row: number, bit: number, others: number, by: 1 | -1): void {
    if (others === 0) {
      this.passing += by;
      for (const facet of this.#facets.values()) if (facet.bit !== bit) count(facet, row, by);
    } else if ((others & (others - 1)) === 0) {
      const only = this.#facets.get(others);
      if (only) count(only, row, by);
    }
  }
}

function count({ column, counts }: Counted, row: number, by: 1 | -1): void {
  for (let k = column.starts[row]!; k < column.starts[row + 1]!; k++) counts[column.codes[k]!]! += by;
}

function counted(column: Names): Uint32Array {
  const counts = new Uint32Array(column.names.length);
  for (const code of column.codes) counts[code]!++;
  return counts;
}
