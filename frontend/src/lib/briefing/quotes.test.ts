import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { attribution, claim, incident, span } from "../testing/made";
import { merged, QUOTED, quotesOf, wordsOf } from "./quotes";
import { piecesOf, textOf } from "./wording";

const TEXT = "🕊 Shells hit the market, the army said. At least 12 died. It rained. A hospital was closed.";
const at = (words: string) => span([...TEXT.slice(0, TEXT.indexOf(words))].length, words);
const ends = (words: string) => at(words).end;
const sentences: [number, number][] = [
  [0, ends("army said.")],
  [at("At least").begin, ends("died.")],
  [at("It rained").begin, ends("rained.")],
  [at("A hospital").begin, ends("closed.")],
];
const text = textOf({ text: TEXT, sentences });
const said = (pieces: { text: string; marked: boolean }[]) =>
  pieces.map((piece) => (piece.marked ? `[${piece.text}]` : piece.text)).join("");

describe("quotations of an incident", () => {
  const army = { attribution: attribution("the army") };

  test("put together what one speaker says in one origin, and count copies", () => {
    const claims = [
      claim("d2", { ...army, evidence: [at("12 died")], version_id: "b2", report_id: "a2", copied: true }),
      claim("d1", { ...army, evidence: [at("Shells hit"), at("market")] }),
      claim("d3", { ...army, evidence: [at("12 died")] }),
      claim("d4", { evidence: [at("It rained")] }),
    ];
    const { quotes, more } = quotesOf(incident("1", { claims }));
    expect(more).toBe(0);
    expect(quotes.map((quote) => [quote.claim.id, quote.copies])).toEqual([
      ["d1", 1],
      ["d4", 0],
    ]);
    expect(quotes[0]!.runs.map((run) => run.text)).toEqual(["Shells hit", "market", "12 died"]);
  });

  test("keep what is denied apart from what is asserted, and leave out attached round-ups", () => {
    const claims = [
      claim("d1", army),
      claim("d2", { ...army, status: "denied" }),
      claim("d3", { attribution: attribution("a newspaper"), attached_to: "1" }),
    ];
    expect(quotesOf(incident("1", { claims })).quotes.map((quote) => quote.claim.id)).toEqual(["d1", "d2"]);
  });

  test("are not endless", () => {
    const claims = Array.from({ length: QUOTED + 3 }, (_, i) =>
      claim(`d${i}`, { origin_id: `b${i}`, version_id: `b${i}` }),
    );
    const { quotes, more } = quotesOf(incident("1", { claims }));
    expect([quotes.length, more]).toEqual([QUOTED, 3]);
  });
});

describe("words", () => {
  test("stand in whole sentences, with those that count marked, and gaps shown", () => {
    const runs = [at("Shells hit"), at("market"), at("12 died"), at("hospital was closed")];
    expect(said(piecesOf(runs, text))).toBe(
      "🕊 [Shells hit] the [market], the army said. At least [12 died]. … A [hospital was closed].",
    );
  });

  test("stand alone where the text is not there", () => {
    const quote = { claim: claim("d1"), runs: [at("Shells hit"), at("market")], copies: 0 };
    expect(said(wordsOf(quote, new Map()))).toBe("Shells hit … market");
  });

  test("that lie in no sentence stand for themselves", () => {
    expect(said(piecesOf([at("market")], textOf({ text: TEXT, sentences: [] })))).toBe("[market]");
  });

  test("are merged where they touch or overlap, whatever the order", () => {
    const spans = fc.array(
      fc.tuple(fc.nat([...TEXT].length - 2), fc.integer({ min: 1, max: 20 })).map(([begin, length]) => {
        const words = [...TEXT].slice(begin, begin + length).join("");
        return span(begin, words);
      }),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(spans, (given) => {
        const runs = merged(given);
        for (const run of runs) expect(run.text).toBe([...TEXT].slice(run.begin, run.end).join(""));
        for (const [i, run] of runs.entries()) if (i) expect(run.begin).toBeGreaterThan(runs[i - 1]!.end);
        const covers = (at: number) => runs.some((run) => run.begin <= at && at < run.end);
        for (const { begin, end } of given) for (let i = begin; i < end; i++) expect(covers(i)).toBe(true);
      }),
    );
  });
});
