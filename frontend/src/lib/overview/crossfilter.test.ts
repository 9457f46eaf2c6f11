import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { names, type Names } from "./columns";
import { Crossfilter } from "./crossfilter";

type Facet = "one" | "several" | "third";
const FACETS: readonly Facet[] = ["one", "several", "third"];
interface Given {
  values: Record<Facet, string[]>;
  mark: boolean;
}

/** The same, written as it is meant: no counts kept, everything asked anew. */
class Naive {
  chosen: Partial<Record<Facet, Set<string>>> = {};
  sieved = false;
  constructor(readonly rows: Given[]) {}

  passes(row: Given, but?: Facet | "mark"): boolean {
    const inFacets = FACETS.every((facet) => {
      const wanted = this.chosen[facet];
      return facet === but || !wanted || row.values[facet].some((value) => wanted.has(value));
    });
    return inFacets && (but === "mark" || !this.sieved || row.mark);
  }

  count(facet: Facet, value: string): number {
    return this.rows.filter((row) => this.passes(row, facet) && row.values[facet].includes(value)).length;
  }
}

const value = fc.constantFrom("a", "b", "c", "d");
const row = fc.record({
  values: fc.record({
    one: fc.array(value, { maxLength: 1 }),
    several: fc.uniqueArray(value, { maxLength: 3 }),
    third: fc.array(value, { minLength: 1, maxLength: 1 }),
  }),
  mark: fc.boolean(),
});
const step = fc.oneof(
  fc.record({ facet: fc.constantFrom(...FACETS), values: fc.option(fc.uniqueArray(value, { maxLength: 3 })) }),
  fc.record({ sieved: fc.boolean() }),
);

function coded(rows: Given[]): Record<Facet, Names> {
  const column = (facet: Facet) =>
    names(
      rows.length,
      rows.map((each) => each.values[facet]),
    );
  return { one: column("one"), several: column("several"), third: column("third") };
}

function expectSame(fast: Crossfilter<Facet, "mark">, naive: Naive, columns: Record<Facet, Names>): void {
  expect(fast.passing).toBe(naive.rows.filter((each) => naive.passes(each)).length);
  for (const facet of FACETS)
    columns[facet].names.forEach((name, code) => expect(fast.counts(facet)[code]).toBe(naive.count(facet, name)));
  const but = fast.allBut("mark");
  naive.rows.forEach((each, i) => {
    expect(fast.passes(i)).toBe(naive.passes(each));
    expect(but(i)).toBe(naive.passes(each, "mark"));
  });
}

describe("a crossfilter", () => {
  test("counts as a naive filter does, whatever is chosen in which order", () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 30 }), fc.array(step, { maxLength: 8 }), (rows, steps) => {
        const columns = coded(rows);
        const fast = new Crossfilter<Facet, "mark">(rows.length, columns, ["mark"]);
        const naive = new Naive(rows);
        for (const each of steps) {
          if ("sieved" in each) {
            naive.sieved = each.sieved;
            fast.sieve("mark", each.sieved ? Uint8Array.from(rows, (given) => Number(given.mark)) : null);
          } else {
            if (each.values) naive.chosen[each.facet] = new Set(each.values);
            else delete naive.chosen[each.facet];
            const known = columns[each.facet].names;
            fast.choose(
              each.facet,
              each.values?.map((name) => known.indexOf(name)).filter((code) => code >= 0) ?? null,
            );
          }
          expectSame(fast, naive, columns);
        }
      }),
    );
  });

  test("gives back what it had when a filter goes", () => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 30 }), (rows) => {
        const columns = coded(rows);
        const fast = new Crossfilter<Facet, "mark">(rows.length, columns, ["mark"]);
        const before = FACETS.map((facet) => [...fast.counts(facet)]);
        fast.choose("several", [0]);
        fast.choose("third", []);
        expect(fast.passing).toBe(0);
        fast.choose("third", null);
        fast.choose("several", null);
        expect(FACETS.map((facet) => [...fast.counts(facet)])).toEqual(before);
        expect(fast.passing).toBe(rows.length);
      }),
    );
  });

  test("lists the rows that pass in the order that is asked for", () => {
    const column = names(4, ["a", "b", "a", "a"]);
    const fast = new Crossfilter(4, { only: column }, []);
    fast.choose("only", [0]);
    expect([...fast.rows()]).toEqual([0, 2, 3]);
    expect([...fast.rows(Uint32Array.of(3, 2, 1, 0))]).toEqual([3, 2, 0]);
  });

  test("knows no filter that it was not given", () => {
    expect(() => new Crossfilter<string, string>(1, {}, []).choose("nothing", null)).toThrow(/nothing/);
  });
});
