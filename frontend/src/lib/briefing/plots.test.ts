import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readFileSync } from "node:fs";
import { day, entry } from "../testing/made";
import { circle, groundOf } from "./plots/ground";
import { byTypeChart, deathsChart, locatorMap, overTimeChart } from "./plots";
import { placed } from "./plots/placing";
import { byType, deathsOverTime, overTime } from "./tallies";

const labels = { id: "c1", title: "Incidents", description: "Bars" };
const entries = [
  entry("a", { deaths: { low: 1, best: 2, high: 9 } }),
  entry("b", { start: day("2016-08-01"), end: day("2016-08-01"), reality: "contested" }),
  entry("c", { plover: "PROTEST", start: day("2016-07-01"), end: day("2016-07-01"), reality: "possible" }),
];

beforeEach(() => {
  const atlas = readFileSync("node_modules/world-atlas/countries-110m.json", "utf-8");
  vi.stubGlobal("fetch", async () => new Response(atlas));
});
afterEach(() => void vi.unstubAllGlobals());

describe("charts", () => {
  test("carry a name and a description, and nothing that a strict policy stops", async () => {
    const drawn = [
      overTimeChart(overTime(entries), labels),
      byTypeChart(byType(entries), labels),
      deathsChart(deathsOverTime(entries), labels),
      await locatorMap(groundOf(entries, {})!, labels),
    ];
    for (const svg of drawn) {
      expect(svg.getAttribute("role")).toBe("img");
      expect(svg.querySelector("title")!.textContent).toBe("Incidents");
      expect(svg.querySelector(`#${svg.getAttribute("aria-describedby")}`)!.textContent).toBe("Bars");
      expect(svg.querySelectorAll("style, script, foreignObject, image")).toHaveLength(0);
      for (const part of [svg, ...svg.querySelectorAll("*")]) expect(part.hasAttribute("style")).toBe(false);
    }
  });

  test("tell groups apart by pattern, not by colour alone", () => {
    const svg = byTypeChart(byType(entries), labels);
    const fills = new Set([...svg.querySelectorAll("rect")].map((bar) => bar.getAttribute("fill")));
    for (const fill of ["var(--accent)", "url(#c1-contested)", "url(#c1-other)"]) expect(fills).toContain(fill);
    expect(svg.querySelectorAll("pattern")).toHaveLength(2);
  });

  test("draw a range of deaths as a line with ends, and the best figure as a dot", () => {
    const svg = deathsChart(deathsOverTime(entries), labels);
    expect(svg.querySelectorAll("circle")).toHaveLength(1);
  });
});

describe("numbers on the map", () => {
  const spot = (lon: number, lat: number, ...numbers: number[]) => ({ lon, lat, numbers, count: numbers.length });
  const sides = (...spots: ReturnType<typeof spot>[]) =>
    placed(
      spots,
      ({ numbers }) => numbers.join(", "),
      ({ lon, lat }) => [lon, lat],
    ).map(({ spot: { numbers }, side }) => [numbers[0], side]);

  test("stand on the right, and elsewhere where others would lie under them", () => {
    expect(sides(spot(0, 0, 1), spot(100, 0, 2))).toEqual([
      [1, "right"],
      [2, "right"],
    ]);
    expect(sides(spot(0, 0, 1), spot(12, 0, 2))).toEqual([
      [1, "left"],
      [2, "right"],
    ]);
  });

  test("are left out where no side is free", () => {
    const crowd = Array.from({ length: 25 }, (_, i) => spot((i % 5) * 9, Math.floor(i / 5) * 9, i, 100, 200));
    const shown = sides(...crowd);
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.length).toBeLessThan(crowd.length);
  });
});

describe("the map", () => {
  test("puts incidents of one place at one spot, by their numbers, and leaves out countries", () => {
    const set = [
      entry("a"),
      entry("b"),
      entry("c", { wherePrec: 6 }),
      entry("d", { lon: null, lat: null, radius: null }),
    ];
    const ground = groundOf(set, {})!;
    expect(ground.spots).toEqual([{ lon: 38.28, lat: 34.56, numbers: [1, 2], count: 2 }]);
    expect(ground.left).toBe(2);
  });

  test("draws an area where the place is one, and the shape that is told where there is one", () => {
    const line = {
      type: "LineString" as const,
      coordinates: [
        [38, 34],
        [39, 35],
      ],
    };
    const ground = groundOf([entry("a", { radius: 40 }), entry("b"), entry("c", { radius: 60 })], { c: line })!;
    expect(ground.areas.map(({ type }) => type)).toEqual(["LineString", "Polygon"]);
    const [west, south, east, north] = ground.box;
    expect(west).toBeLessThan(38);
    expect(east).toBeGreaterThan(39);
    expect(south).toBeLessThan(34);
    expect(north).toBeGreaterThan(35);
  });

  test("stands a set of many thousands, and puts spots that run together together", () => {
    const many = Array.from({ length: 20_000 }, (_, i) =>
      entry(String(i), { lon: (i * 7.31) % 150, lat: (i * 3.17) % 60, radius: 3 + (i % 90) }),
    );
    const ground = groundOf(many, {})!;
    expect(ground.spots.length).toBeLessThanOrEqual(500);
    expect(ground.spots.reduce((sum, spot) => sum + spot.count, 0)).toBe(20_000);
    expect(ground.areas).toEqual([]);
  });

  test("has a circle of the radius that is told, also far north", () => {
    for (const lat of [0, 60]) {
      const ring = (circle(10, lat, 111.32) as { coordinates: number[][][] }).coordinates[0]!;
      expect(Math.max(...ring.map(([, y]) => y!))).toBeCloseTo(lat + 1, 3);
      expect(Math.max(...ring.map(([x]) => x!))).toBeCloseTo(10 + 1 / Math.cos((lat * Math.PI) / 180), 3);
      expect(ring[0]).toEqual(ring.at(-1));
    }
  });

  test("is not there where no place is told", () => {
    expect(groundOf([entry("a", { lon: null, lat: null })], {})).toBeNull();
  });

  test("shows no number twice where an incident is alone", async () => {
    const svg = await locatorMap(groundOf(entries.slice(0, 1), {})!, labels);
    expect([...svg.querySelectorAll("text")].map((text) => text.textContent)).toContain("1");
  });
});
