import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import fc from "fast-check";
import { SHORTCUTS, type Shortcut } from "./catalogue";
import { isTyping, Keys } from "./registry.svelte";
import { clash, stroke, strokesOf } from "./strokes";

const DECLARED: Shortcut[] = [
  { id: "a.go", scope: "everywhere", keys: "g o", what: "shell.go-overview" },
  { id: "a.help", scope: "everywhere", keys: "?", what: "shell.go-keys" },
  { id: "p.next", scope: "page", keys: "j", what: "shell.go-reports" },
  { id: "p.save", scope: "page", keys: "Ctrl+Enter", what: "shell.go-search", inDialog: true },
  { id: "q.next", scope: "other", keys: "j", what: "shell.go-reports" },
];

function press(
  keys: Keys,
  key: string,
  more: KeyboardEventInit = {},
  target: EventTarget = document.body,
): KeyboardEvent {
  const event = new KeyboardEvent("keydown", { key, cancelable: true, bubbles: true, ...more });
  Object.defineProperty(event, "target", { value: target });
  keys.press(event);
  return event;
}

beforeEach(() => {
  localStorage.clear();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  document.body.replaceChildren();
});

describe("strokes", () => {
  test.each([
    [{ key: "g" }, "g"],
    [{ key: "?", shiftKey: true }, "?"],
    [{ key: "A", shiftKey: true }, "A"],
    [{ key: "Enter", ctrlKey: true }, "Ctrl+Enter"],
    [{ key: "ArrowDown", shiftKey: true }, "Shift+ArrowDown"],
    [{ key: " " }, "Space"],
    [{ key: "Shift", shiftKey: true }, null],
  ])("%j is %s", (given, wanted) => {
    expect(stroke({ ctrlKey: false, altKey: false, metaKey: false, shiftKey: false, ...given })).toBe(wanted);
  });

  test("one clashes with another where it is its beginning", () => {
    expect(clash("g", "g o")).toBe(true);
    expect(clash("g o", "g r")).toBe(false);
    expect(clash("", "g")).toBe(false);
  });

  test("clashing is symmetric, and every sequence clashes with itself", () => {
    const sequence = fc.array(fc.constantFrom("g", "o", "?", "Ctrl+k"), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(sequence, sequence, (a, b) => {
        const [one, other] = [a.join(" "), b.join(" ")];
        expect(clash(one, other)).toBe(clash(other, one));
        expect(clash(one, one)).toBe(true);
      }),
    );
  });
});

describe("bound shortcuts", () => {
  test("run on their keys, and no longer once they are let go", () => {
    const keys = new Keys(DECLARED);
    const run = vi.fn();
    const free = keys.bind({ "p.next": run });
    expect(press(keys, "j").defaultPrevented).toBe(true);
    free();
    expect(press(keys, "j").defaultPrevented).toBe(false);
    expect(run).toHaveBeenCalledOnce();
  });

  test("take several keys in a row, with patience", () => {
    const keys = new Keys(DECLARED);
    const run = vi.fn();
    keys.bind({ "a.go": run });
    press(keys, "g");
    press(keys, "o");
    expect(run).toHaveBeenCalledTimes(1);
    press(keys, "g");
    vi.advanceTimersByTime(5000);
    press(keys, "o");
    expect(run).toHaveBeenCalledTimes(1);
  });

  test("a sequence that is broken off lets the key that broke it work", () => {
    const keys = new Keys(DECLARED);
    const next = vi.fn();
    keys.bind({ "a.go": () => undefined, "p.next": next });
    press(keys, "g");
    press(keys, "j");
    expect(next).toHaveBeenCalledOnce();
  });

  test.each(["input", "textarea", "select"])("never run while somebody types into %s", (tag) => {
    const keys = new Keys(DECLARED);
    const run = vi.fn();
    keys.bind({ "p.next": run });
    const field = document.body.appendChild(document.createElement(tag));
    press(keys, "j", {}, field);
    expect(run).not.toHaveBeenCalled();
  });

  test("run on a checkbox, into which nobody types", () => {
    const box = document.createElement("input");
    box.type = "checkbox";
    expect(isTyping(box)).toBe(false);
  });

  test("wait behind an open dialogue, but for those that belong in it", () => {
    const keys = new Keys(DECLARED);
    const [next, save] = [vi.fn(), vi.fn()];
    keys.bind({ "p.next": next, "p.save": save });
    document.body.appendChild(document.createElement("dialog")).setAttribute("open", "");
    press(keys, "j");
    press(keys, "Enter", { ctrlKey: true });
    expect([next.mock.calls.length, save.mock.calls.length]).toEqual([0, 1]);
  });

  test("must be declared", () => {
    expect(() => new Keys(DECLARED).bind({ "p.nothing": () => undefined })).toThrow(/lib\/keys\/declared/);
  });

  test("that a page registers by itself are in the list while they are bound", () => {
    const keys = new Keys(DECLARED);
    const run = vi.fn();
    const free = keys.register("own", [{ id: "own.x", keys: "x", label: "shell.close", run }]);
    press(keys, "x");
    expect(run).toHaveBeenCalledOnce();
    expect(keys.all.map((each) => each.id)).toContain("own.x");
    free();
    expect(keys.all.map((each) => each.id)).not.toContain("own.x");
  });
});

describe("settings", () => {
  test("other keys are kept, and its own brought back", () => {
    const keys = new Keys(DECLARED);
    keys.remap("p.next", "n n");
    const later = new Keys(DECLARED);
    expect(later.keysOf("p.next")).toBe("n n");
    later.remap("p.next", null);
    expect(new Keys(DECLARED).keysOf("p.next")).toBe("j");
  });

  test("each can be switched off, and all", () => {
    const keys = new Keys(DECLARED);
    const [next, help] = [vi.fn(), vi.fn()];
    keys.bind({ "p.next": next, "a.help": help });
    keys.remap("p.next", "");
    press(keys, "j");
    expect(next).not.toHaveBeenCalled();
    keys.off = true;
    press(keys, "?");
    expect(help).not.toHaveBeenCalled();
    expect(new Keys(DECLARED).off).toBe(true);
  });

  test("keys that another one has in the same place are told", () => {
    const keys = new Keys(DECLARED);
    expect(keys.inTheWay("p.next", "g").map((each) => each.id)).toEqual(["a.go"]);
    expect(keys.inTheWay("q.next", "Ctrl+Enter")).toEqual([]);
  });

  test("what somebody else wrote into the storage does no harm", () => {
    localStorage.setItem("whence.keys", "{not json");
    expect(new Keys(DECLARED).off).toBe(false);
  });
});

test("no two declared shortcuts are in each other's way", () => {
  const keys = new Keys();
  const pairs = SHORTCUTS.flatMap((one) => keys.inTheWay(one.id, one.keys).map((other) => `${one.id} / ${other.id}`));
  expect(pairs).toEqual([]);
  expect(new Set(SHORTCUTS.map((each) => each.id)).size).toBe(SHORTCUTS.length);
});
