import { describe, expect, it } from "vitest";
import type { Field, Told } from "../api/reading";
import { count, event, place } from "../fixtures/make";
import { equal, signsOf } from "./signs";

function field<T>(agreement: string, best: T | null, values: T[], behind: string[] = []): Field<T> {
  const told: Told<T>[] = values.map((value, i) => ({ value, words: "", claims: [`c${i}`], origins: 1, speakers: 1 }));
  return { values: told, consolidated: best, words: null, claims: behind, rule: "", agreement };
}

const party = (name: string, actor_id: string | null) => ({
  name,
  actor_id,
  country: null,
  sector: null,
  names: [name],
});

describe("signs", () => {
  it("tell the value that stands for all from one that can be right as well", () => {
    expect(signsOf(field("compatible", "a", ["a", "b"]), "weapon")).toEqual(["same", "fits"]);
  });

  it("tell counts that exclude each other", () => {
    const tolls = [count(300), count(400, 400, null), count(null, 250, 350), count(null, null, 500)];
    expect(signsOf(field("conflicting", tolls[0]!, tolls), "count")).toEqual(["same", "conflicts", "fits", "fits"]);
  });

  it("tell places by what their radii reach", () => {
    const tadmur = place("Tadmur", 38.27, 34.56, 3);
    const places = [tadmur, place("Homs Governorate", 38.5, 34.3, 140), place("Aleppo", 37.16, 36.2, 5)];
    expect(signsOf(field("conflicting", tadmur, places), "place")).toEqual(["same", "fits", "conflicts"]);
  });

  it("tell days that share none", () => {
    const days = (start: string, end: string) => ({ start, end, date_prec: 1, time_precision: 1 });
    const times = [
      days("2016-03-27", "2016-03-27"),
      days("2016-03-01", "2016-03-31"),
      days("2016-03-28", "2016-03-28"),
    ];
    expect(signsOf(field("conflicting", times[0]!, times), "time")).toEqual(["same", "fits", "conflicts"]);
  });

  it("tell types of event, and let a mode be", () => {
    const events = [event("COERCE", "seize"), event("COERCE"), event("AID")];
    expect(signsOf(field("conflicting", events[0]!, events), "event")).toEqual(["same", "fits", "conflicts"]);
  });

  it("let words without a name be anybody, unless the conflict is theirs", () => {
    const [army, rebels, gunmen] = [party("army", "SYR-MIL"), party("rebels", "FSA"), party("gunmen", null)];
    expect(signsOf(field("conflicting", army, [army, rebels, gunmen]), "party")).toEqual(["same", "conflicts", "fits"]);
    expect(signsOf(field("conflicting", army, [army, gunmen]), "party")).toEqual(["same", "conflicts"]);
  });

  it("call all values in conflict where none stands for all", () => {
    expect(signsOf(field("conflicting", null, ["a", "b"]), "weapon")).toEqual(["conflicts", "conflicts"]);
    expect(signsOf(field("compatible", null, ["a", "b"]), "weapon")).toEqual(["fits", "fits"]);
  });

  it("let values be that stand behind one made of them", () => {
    const shared = { start: "2016-03-05", end: "2016-03-06" };
    const times = [
      { start: "2016-03-01", end: "2016-03-06" },
      { start: "2016-03-05", end: "2016-03-31" },
    ];
    expect(signsOf(field("compatible", shared, times, ["c0", "c1"]), "time")).toEqual(["fits", "fits"]);
  });

  it("do not ask in which order parts come", () => {
    expect(equal({ a: 1, b: [{ c: 2, d: null }] }, { b: [{ d: null, c: 2 }], a: 1 })).toBe(true);
    expect(equal({ a: 1 }, { a: 2 })).toBe(false);
  });
});
