import { beforeEach, describe, expect, it } from "vitest";
import { ARABIC_DOCUMENT } from "../fixtures/arabic";
import { TextMap } from "../text/textmap";
import { Reading } from "./reading.svelte";
import { Selecting } from "./selecting.svelte";

const TEXT = ARABIC_DOCUMENT.text;
let reading: Reading;
let selecting: Selecting;

beforeEach(() => {
  const root = document.createElement("article");
  const span = root.appendChild(document.createElement("span"));
  span.dataset["at"] = "0";
  span.textContent = TEXT;
  span.scrollIntoView = () => undefined;
  document.body.replaceChildren(root, document.createTextNode("elsewhere"));
  reading = new Reading(ARABIC_DOCUMENT);
  reading.map = new TextMap(root);
  selecting = new Selecting(reading);
});

function select(words: string): Selection {
  const begin = TEXT.indexOf(words);
  const selection = getSelection()!;
  selection.removeAllRanges();
  selection.addRange(reading.map!.range({ begin, end: begin + words.length })!);
  return selection;
}

const taken = () => reading.selection && reading.points.slice(reading.selection.begin, reading.selection.end);
const press = (key: string, init: KeyboardEventInit = {}) =>
  selecting.key(new KeyboardEvent("keydown", { key, ...init }), true);

describe("selected words", () => {
  it("are taken in code points, behind characters of two units", () => {
    selecting.changed(select("لم يتضرر"));
    expect(taken()).toBe("لم يتضرر");
    expect(reading.selection!.begin).toBe([...TEXT.slice(0, TEXT.indexOf("لم يتضرر"))].length);
  });

  it("are taken when the pointer is let go, not before", () => {
    selecting.drag();
    selecting.changed(select("تدمر"));
    expect(taken()).toBeNull();
    selecting.drop(getSelection());
    expect(taken()).toBe("تدمر");
  });

  it("by keyboard are taken with Enter", () => {
    selecting.begin(reading.document.claims[0]!.trigger);
    expect(press("ArrowLeft")).toBe(true);
    selecting.changed(getSelection());
    expect(taken()).toBeNull();
    press("ArrowLeft", { shiftKey: true });
    press("Enter");
    expect(taken()).toBe("في مدينة");
  });

  it("leave keys alone that are not for them", () => {
    expect([press("x"), press("Enter"), press("ArrowLeft", { ctrlKey: true })]).toEqual([false, false, false]);
  });

  it("stay where somebody selects elsewhere, and go where nothing is selected", () => {
    selecting.changed(select("تدمر"));
    getSelection()!.selectAllChildren(document.body.lastChild!);
    selecting.changed(getSelection());
    expect(taken()).toBe("تدمر");
    getSelection()!.collapse(reading.map!.root.querySelector("span")!.firstChild, 3);
    selecting.changed(getSelection());
    expect(taken()).toBeNull();
  });
});
