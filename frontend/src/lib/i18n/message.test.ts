import { describe, expect, test } from "vitest";
import { filled, number } from "./message";

describe("messages", () => {
  test("take values, and show what has none", () => {
    expect(filled("Save {name} as {kind}", { name: "a {kind} b", kind: 3 })).toBe("Save a {kind} b as 3");
    expect(filled("of {total}", {})).toBe("of {total}");
  });

  test("take the form that a number asks for", () => {
    const message = "{count|one report|# reports} of {outlets|# outlet|# outlets}";
    expect(filled(message, { count: 1, outlets: 2 })).toBe("one report of 2 outlets");
    expect(filled(message, { count: 1200, outlets: 1 })).toBe("1,200 reports of 1 outlet");
  });

  test("can hold values inside a form", () => {
    expect(filled("{count|# wider than a {unit}|# wider than {unit}s}", { count: 1, unit: "day" })).toBe(
      "1 wider than a day",
    );
  });

  test("write numbers as people read them", () => {
    expect(number(1234567)).toBe("1,234,567");
  });
});
