import { describe, expect, it } from "vitest";
import { claim, said, Source, version } from "../fixtures/make";
import { CodePoints } from "../text/offsets";
import { lanesOf, placed } from "./margin";
import { scopesOf } from "./scopes";
import { said as names, speakerOf } from "./speaking";

const S = new Source(
  "A 😀 monitor said that officers told it that rebels fired. It was told that they fled. Guns fired.",
);
const V = version({ id: "ab" });

function says(trigger: string, who: string | null, content: string, chain: string[] = []) {
  return claim(V, S, trigger, {
    id: `${who}`,
    attribution: said(who === null ? null : S.who(who), {
      content: [S.span(content)],
      chain: chain.map((each) => S.who(each)),
    }),
  });
}

const outer = says("told it", "monitor", "officers told it that rebels fired");
const inner = says("fired", "officers", "rebels fired", ["monitor"]);
const nobody = says("fled", null, "they fled");
const author = claim(V, S, "Guns", {});

describe("scopes", () => {
  const scopes = scopesOf([inner, author, outer, nobody, { ...inner, id: "again" }], S.points);

  it("nest, the outer before the inner, and the author has none", () => {
    expect(scopes.map(({ chain, depth }) => [chain, depth])).toEqual([
      [["monitor"], 0],
      [["monitor", "officers"], 1],
      [[null], 0],
    ]);
  });

  it("stand at their words, beyond characters of two units", () => {
    expect(scopes.map(({ begin, end }) => S.text.slice(begin, end))).toEqual([
      "officers told it that rebels fired",
      "rebels fired",
      "they fled",
    ]);
  });

  it("know all claims that are made in them", () => {
    expect(scopes[1]!.claims).toEqual(["officers", "again"]);
  });

  it("are by who says so, outermost first", () => {
    expect(names(scopes[1]!.chain)).toBe("monitor › officers");
    expect(speakerOf(nobody)).toBe("a source that nobody names");
    expect(speakerOf(author)).toBe("the report itself");
  });

  it("of the same words nest by who quotes whom", () => {
    const same = scopesOf(
      [says("fired", "officers", "rebels fired", ["monitor"]), says("fired", "monitor", "rebels fired")],
      new CodePoints(S.text),
    );
    expect(same.map(({ chain, depth }) => [chain.length, depth])).toEqual([
      [1, 0],
      [2, 1],
    ]);
  });

  it("that only overlap are side by side", () => {
    const both = scopesOf(
      [says("told it", "monitor", "officers told it"), says("fired", "officers", "told it that rebels fired")],
      S.points,
    );
    expect(both.map(({ depth }) => depth)).toEqual([0, 0]);
  });
});

describe("the margin", () => {
  it("keeps names off each other, and the deepest bracket at the text", () => {
    const brackets = [
      { top: 0, bottom: 90, depth: 0 },
      { top: 10, bottom: 30, depth: 1 },
      { top: 100, bottom: 120, depth: 0 },
    ];
    expect(lanesOf(brackets)).toBe(2);
    expect(placed(brackets, 24, 2).map(({ label, lane }) => [label, lane])).toEqual([
      [0, 1],
      [24, 0],
      [100, 1],
    ]);
  });
});
