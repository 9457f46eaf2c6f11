import { describe, expect, it } from "vitest";
import { moved, stretchOf, wordAt, wordsOf, type Step, type WordCursor } from "./words";

const TEXT = "The army, it said, left. Nobody saw it. قال المرصد ذلك.";
const words = wordsOf(TEXT);
const sentences = [0, TEXT.indexOf("Nobody"), TEXT.indexOf("قال")];

function way(...steps: [Step, boolean?][]): string {
  let cursor: WordCursor | null = null;
  for (const [step, extend] of steps) cursor = moved(cursor, step, extend ?? false, words, sentences);
  const { begin, end } = stretchOf(cursor!, words);
  return TEXT.slice(begin, end);
}

describe("selecting words by keyboard", () => {
  it("goes from word to word, over signs", () => {
    expect(way(["next"], ["next"], ["next"])).toBe("it");
    expect(way(["next"], ["next"], ["previous"], ["previous"])).toBe("The");
  });

  it("grows and shrinks from where it began", () => {
    expect(way(["next"], ["next"], ["next", true], ["next", true])).toBe("army, it said");
    expect(way(["next"], ["next"], ["next", true], ["previous", true], ["previous", true])).toBe("The army");
  });

  it("goes from sentence to sentence, in any script", () => {
    expect(way(["next-sentence"])).toBe("Nobody");
    expect(way(["next-sentence"], ["next-sentence"])).toBe("قال");
    expect(way(["next-sentence"], ["next"], ["previous-sentence"])).toBe("Nobody");
    expect(way(["next-sentence"], ["previous-sentence"])).toBe("The");
  });

  it("ends at the ends", () => {
    expect(way(["last"], ["next"])).toBe("ذلك");
    expect(way(["last"], ["first"], ["previous"])).toBe("The");
    expect(moved(null, "next", false, [], [])).toBeNull();
  });

  it("begins at a place", () => {
    expect(wordAt(TEXT.indexOf(", it"), words)).toBe(2);
    expect(wordAt(TEXT.length, words)).toBe(words.length - 1);
  });
});
