/** A small map of a set: dots where incidents are, broken outlines where they can only be said to be about. */
import * as Plot from "@observablehq/plot";
import type { Feature, FeatureCollection, Geometry, MultiLineString } from "geojson";
import { feature, mesh } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import { drawn, WIDTH, type Labels } from "./common";
import type { Ground, Spot } from "./ground";

type World = Topology<{ countries: GeometryCollection<{ name: string }> }>;
interface Base {
  countries: FeatureCollection<Geometry, { name: string }>;
  borders: MultiLineString;
}

/** More spots than this carry no numbers: nobody could read them. */
const NUMBERED = 40;
const WIDE = 70;

export async function locatorMap(ground: Ground, labels: Labels): Promise<SVGSVGElement> {
  const { countries, borders } = await base(ground.box);
  const named = countries.features.filter((country) => country.properties.name);
  const marks = [
    Plot.geo(countries, { fill: "var(--sunken)" }),
    Plot.geo(borders, { stroke: "var(--edge)", strokeWidth: 0.6 }),
    Plot.text(
      named,
      Plot.centroid({ text: (country: Named) => country.properties.name, fill: "var(--ink-soft)", ...SMALL }),
    ),
    ...ground.areas.map((area) =>
      Plot.geo(area, { ...AREA, fill: area.type.includes("Line") ? "none" : "var(--bad)" }),
    ),
    Plot.dot(ground.spots, { x: "lon", y: "lat", r: size, ...DOT }),
    Plot.text(ground.spots.length > NUMBERED ? [] : ground.spots, { x: "lon", y: "lat", text: numbers, ...NUMBERS }),
    Plot.frame({ stroke: "var(--line)" }),
  ];
  const projection = { type: "equirectangular", domain: corners(ground.box), inset: 2 } as const;
  return drawn({ height: height(ground.box), margin: 1, projection, marks, r: { type: "identity" } }, labels);
}

type Named = Feature<Geometry, { name: string }>;
const SMALL = { fontSize: 10, fontStyle: "italic", stroke: "var(--paper)", strokeWidth: 2 } as const;
const AREA = { fillOpacity: 0.08, stroke: "var(--bad)", strokeWidth: 1, strokeDasharray: "4 3" } as const;
const DOT = { fill: "var(--bad)", stroke: "var(--paper)", strokeWidth: 1 } as const;
const NUMBERS = {
  ...({ dx: 7, textAnchor: "start", fontSize: 11, fontWeight: 600 } as const),
  ...{ fill: "var(--ink)", stroke: "var(--paper)", strokeWidth: 3 },
} as const;

/** The area of a dot grows with the incidents there. */
function size(spot: Spot): number {
  return Math.min(14, 3 + 1.4 * Math.sqrt(spot.count - 1));
}

function numbers({ numbers }: Spot): string {
  return numbers.length > 3 ? `${numbers.slice(0, 3).join(", ")} …` : numbers.join(", ");
}

async function base([west, , east]: Ground["box"]): Promise<Base> {
  const file =
    east - west > WIDE ? import("world-atlas/countries-110m.json") : import("world-atlas/countries-50m.json");
  const world = (await file).default as unknown as World;
  return {
    countries: feature(world, world.objects.countries),
    borders: mesh(world, world.objects.countries) as MultiLineString,
  };
}

/** The box as points: a polygon would be wound the wrong way for the sphere, or lack its outermost degrees. */
function corners([west, south, east, north]: Ground["box"]): Geometry {
  return {
    type: "MultiPoint",
    coordinates: [
      [west, south],
      [west, north],
      [east, south],
      [east, north],
    ],
  };
}

function height([west, south, east, north]: Ground["box"]): number {
  return Math.round(Math.min(420, Math.max(180, (WIDTH * (north - south)) / (east - west))));
}
