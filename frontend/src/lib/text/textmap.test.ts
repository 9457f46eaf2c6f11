import { beforeEach, describe, expect, it } from "vitest";
import { TextMap } from "./textmap";

/** "ab", a hidden character, "cd" in one line, "efg" in the next; the line break is unit 5. */
let map: TextMap;

function span(at: number, text: string, to?: number): HTMLElement {
  const made = document.createElement("span");
  made.dataset["at"] = String(at);
  if (to !== undefined) made.dataset["to"] = String(to);
  made.textContent = text;
  return made;
}

beforeEach(() => {
  const root = document.createElement("article");
  const one = root.appendChild(document.createElement("p"));
  one.append(span(0, "ab"), span(2, "RLO", 3), span(3, "cd"));
  root.appendChild(document.createElement("p")).append(span(6, "efg"));
  document.body.replaceChildren(root);
  map = new TextMap(root);
});

describe("TextMap", () => {
  it("finds words within a node", () => {
    expect(map.range({ begin: 7, end: 9 })?.toString()).toBe("fg");
  });

  it("goes over nodes, with the sign of a hidden character whole", () => {
    expect(map.range({ begin: 1, end: 4 })?.toString()).toBe("bRLOc");
    expect(map.range({ begin: 2, end: 3 })?.toString()).toBe("RLO");
  });

  it("leaves out what is not shown", () => {
    expect(map.range({ begin: 4, end: 7 })?.toString()).toBe("de");
    expect(map.range({ begin: 5, end: 6 })).toBeNull();
    expect(map.range({ begin: 3, end: 3 })).toBeNull();
  });

  it("finds every unit again", () => {
    for (const unit of [0, 1, 3, 4, 6, 7, 8]) {
      const range = map.range({ begin: unit, end: unit + 1 })!;
      expect(map.unitAt(range.startContainer, range.startOffset)).toBe(unit);
    }
  });

  it("takes a sign for the character that it names", () => {
    const sign = map.root.querySelector("[data-to]")!;
    expect(map.unitAt(sign.firstChild!, 0)).toBe(2);
    expect(map.unitAt(sign.firstChild!, 2)).toBe(3);
  });

  it("takes a place between two lines for the end of the first", () => {
    expect(map.unitAt(map.root, 1)).toBe(5);
    expect(map.unitAt(map.root, 0)).toBe(0);
  });

  it("knows nothing outside the text", () => {
    expect(map.unitAt(document.body, 0)).toBeNull();
  });
});
