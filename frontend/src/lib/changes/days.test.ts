import { describe, expect, it } from "vitest";
import { VERSIONS } from "../fixtures/incident";
import { daysOf, lastOf } from "./days";

describe("changes", () => {
  it("are grouped by day, in the order in which they come", () => {
    const later = { ...VERSIONS[2]!, seq: 20, at: "2026-11-30T01:00:00+00:00" };
    const days = daysOf([later, ...[...VERSIONS].reverse()]);
    expect(days.map(({ day, changes }) => [day, changes.map(({ seq }) => seq)])).toEqual([
      ["2026-11-30", [20]],
      ["2026-11-29", [12, 9, 4]],
    ]);
  });

  it("have a last one, from which on all is new", () => {
    expect(lastOf([...VERSIONS].reverse())).toBe(12);
    expect(lastOf([])).toBeNull();
  });
});
