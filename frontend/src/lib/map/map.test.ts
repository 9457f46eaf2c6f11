import type { MultiPolygon } from "geojson";
import fc from "fast-check";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { describe, expect, test } from "vitest";
import { readColumns } from "../overview/columns";
import { fixture } from "../overview/fixture";
import { baseOf, labelPoint, landOf } from "./base";
import { geometryOf } from "./drawn";
import { marksOf } from "./marks";
import { extentOf } from "./extent";
import { boxOf, circle, fit, latOf, lonOf, worldX, worldY } from "./mercator";
import { countsAt, sitesOf, type Site } from "./sites";

const atlas = createRequire(import.meta.url).resolve("world-atlas/countries-110m.json");
const base = baseOf(JSON.parse(readFileSync(atlas, "utf8")));
const made = fixture(600);
const columns = readColumns(made.bytes);
const { sites, of } = sitesOf(columns, made.shapes);
const counts = countsAt(of, sites.length, () => true);
const lon = fc.double({ min: -179, max: 179, noNaN: true });
const lat = fc.double({ min: -80, max: 80, noNaN: true });

describe("the projection", () => {
  test("goes there and back", () => {
    fc.assert(
      fc.property(lon, lat, (x, y) => {
        expect(lonOf(worldX(x))).toBeCloseTo(x, 6);
        expect(latOf(worldY(y))).toBeCloseTo(y, 6);
      }),
    );
  });

  test("shows a box whole that it is fitted to", () => {
    fc.assert(
      fc.property(lon, lat, lon, lat, (a, b, c, d) => {
        const box = [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)] as const;
        const seen = boxOf({ ...fit(box, 800, 500), width: 800, height: 500 });
        const wide = worldX(box[2]) - worldX(box[0]) > 0.9 || worldY(box[1]) - worldY(box[3]) > 0.6;
        if (!wide) expect(seen[0] <= box[0] && seen[1] <= box[1] && seen[2] >= box[2] && seen[3] >= box[3]).toBe(true);
      }),
    );
  });

  test("draws a circle whose points are all as far from its middle", () => {
    const rad = Math.PI / 180;
    for (const [x, y] of circle(37, 36, 110)) {
      const cos =
        Math.sin(36 * rad) * Math.sin(y * rad) + Math.cos(36 * rad) * Math.cos(y * rad) * Math.cos((x - 37) * rad);
      expect((Math.acos(cos) * 40_075.017) / (2 * Math.PI)).toBeCloseTo(110, 3);
    }
  });
});

describe("what the map shows by itself", () => {
  const at = (lon: number, lat: number, reach = 0, kind: Site["kind"] = "point") =>
    ({ kind, lon, lat, x: worldX(lon), y: worldY(lat), reach }) as Site;
  const rounded = (sites: Site[]) => extentOf(sites).map(Math.round);

  test("are all places with what is drawn around them", () => {
    expect(rounded([at(10, 40), at(30, 50)])).toEqual([10, 40, 30, 50]);
    const [west, south, east, north] = extentOf([at(10, 40), at(30, 50, 0.01, "circle")]);
    expect([Math.round(west), Math.round(south), east > 33, north > 52]).toEqual([10, 40, true, true]);
  });

  test("leaves out countries where more is known, and the ice where nothing is", () => {
    expect(rounded([at(10, 40), at(30, 50), at(100, 60, 0, "country")])).toEqual([10, 40, 30, 50]);
    expect(rounded([at(100, 60, 0, "country")])).toEqual([100, 60, 100, 60]);
    expect(rounded([])).toEqual([-120, -45, 150, 60]);
  });

  test("stays on the globe", () => {
    expect(rounded([at(-179, 80, 0.4, "circle"), at(179, -80, 0.4, "circle")])).toEqual([-180, -83, 180, 83]);
  });
});

describe("marks", () => {
  const world = { lon: 20, lat: 20, zoom: 1, width: 1000, height: 800 };

  test("stand for every incident with a place, each once, as long as the whole world is in view", () => {
    const marks = marksOf(sites, counts, world);
    const placed = columns.lon.filter((each) => !Number.isNaN(each)).length;
    expect(marks.reduce((sum, mark) => sum + mark.count, 0)).toBe(placed);
    const named = marks.flatMap((mark) => mark.sites);
    expect(new Set(named).size).toBe(named.length);
  });

  test("never put a point where no more than a country or a province is known", () => {
    for (const zoom of [3, 5, 7, 9])
      for (const mark of marksOf(sites, counts, { ...world, lon: 37, lat: 35, zoom }))
        for (const i of mark.sites) {
          const { kind } = sites[i]!;
          if (mark.kind === "dot") expect(kind).toBe("point");
          if (kind === "country") expect(mark.kind).toBe("area");
        }
  });

  test("draw a province as an area as soon as it can be seen", () => {
    const province = sites.findIndex((site) => site.radiusKm === 110);
    const at = { ...world, lon: sites[province]!.lon, lat: sites[province]!.lat };
    const kind = (zoom: number) =>
      marksOf(sites, counts, { ...at, zoom }).find((each) => each.sites.includes(province))?.kind;
    expect([kind(1), kind(6)]).toEqual(["group", "area"]);
  });

  test("are drawn on the land of their country, or in a circle where there is none", () => {
    const country = marksOf(sites, counts, world).find((mark) => sites[mark.sites[0]!]!.kind === "country")!;
    expect(geometryOf(country, sites, base)).toBe(landOf(base, sites[country.sites[0]!]!.country)!.geometry);
    const nowhere = sites.map((site) => ({ ...site, country: "ZZZ" }));
    expect(geometryOf(country, nowhere, base).type).toBe("Polygon");
  });
});

describe("the base map", () => {
  test("knows countries by code", () => {
    expect(landOf(base, "SYR")?.properties.name).toBe("Syria");
    expect(landOf(base, "XKX")?.properties.name).toBe("Kosovo");
    expect(landOf(base, "ZZZ")).toBeNull();
  });

  test("is cut at the antimeridian: nothing runs round the world", () => {
    const edges = base.lands.features.flatMap((land) =>
      (land.geometry as MultiPolygon).coordinates.flat().flatMap((ring) =>
        ring.slice(1).map((point, i) => ({
          name: land.properties.name,
          along: Math.abs(point[0]! - ring[i]![0]!),
          at: point[1]!,
        })),
      ),
    );
    // Only the edge of Antarctica, along the bottom of the map, is as long as that.
    expect(edges.filter((edge) => edge.along > 90 && edge.at > -85)).toEqual([]);
    const longitudes = base.lands.features.flatMap((land) =>
      (land.geometry as MultiPolygon).coordinates.flat(2).map((point) => point[0]!),
    );
    expect(Math.max(...longitudes.map(Math.abs))).toBeLessThanOrEqual(180);
  });

  test("keeps the land on both sides of the antimeridian", () => {
    const russia = (landOf(base, "RUS")!.geometry as MultiPolygon).coordinates.flat(2).map((point) => point[0]!);
    expect([Math.min(...russia), Math.max(...russia)]).toEqual([-180, 180]);
  });

  test("puts names on the land that they name", () => {
    const { lon, lat } = labelPoint(landOf(base, "FRA")!);
    expect(lon).toBeGreaterThan(-4);
    expect(lon).toBeLessThan(8);
    expect(lat).toBeGreaterThan(43);
    expect(lat).toBeLessThan(50);
  });
});
