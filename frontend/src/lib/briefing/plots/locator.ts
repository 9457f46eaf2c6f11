/** A small map of a set: dots where incidents are, broken outlines where they can only be said to be about. */
import * as Plot from "@observablehq/plot";
import type { Geometry } from "geojson";
import { labelPoint, loadBase } from "../../map/base";
import { drawn, WIDTH, type Labels } from "./common";
import type { Ground, Spot } from "./ground";
import { APART, placed, type Side } from "./placing";

/** More spots than this carry no numbers: nobody could read them. */
const NUMBERED = 40;
const WIDE = 70;
/** Pixels that a letter of a country's name takes. */
const LETTER = 6;

export async function locatorMap(ground: Ground, labels: Labels): Promise<SVGSVGElement> {
  const [west, , east] = ground.box;
  const { lands, borders } = await loadBase(east - west < WIDE);
  const names = lands.features.map((land) => ({ ...labelPoint(land), name: land.properties.name }));
  const room = WIDTH / (east - west);
  const readable = names.filter((land) => land.room * room > land.name.length * LETTER);
  const marks = [
    Plot.geo(lands, { fill: "var(--sunken)" }),
    Plot.geo(borders, { stroke: "var(--edge)", strokeWidth: 0.6 }),
    Plot.text(readable, { x: "lon", y: "lat", text: "name", fill: "var(--ink-soft)", ...SMALL }),
    Plot.geo(ground.areas.filter(isLine), { ...AREA, fill: "none" }),
    Plot.geo(
      ground.areas.filter((area) => !isLine(area)),
      { ...AREA, fill: "var(--bad)" },
    ),
    Plot.dot(ground.spots, { x: "lon", y: "lat", r: size, ...DOT }),
    ...numbersOf(ground),
    Plot.frame({ stroke: "var(--line)" }),
  ];
  const projection = { type: "equirectangular", domain: corners(ground.box), inset: 2 } as const;
  return drawn({ height: height(ground.box), margin: 1, projection, marks, r: { type: "identity" } }, labels);
}

const SMALL = { fontSize: 10, fontStyle: "italic", stroke: "var(--paper)", strokeWidth: 2 } as const;
const AREA = { fillOpacity: 0.08, stroke: "var(--bad)", strokeWidth: 1, strokeDasharray: "4 3" } as const;
const DOT = { fill: "var(--bad)", stroke: "var(--paper)", strokeWidth: 1 } as const;
const NUMBERS = {
  ...({ fontSize: 11, fontWeight: 600 } as const),
  ...{ fill: "var(--ink)", stroke: "var(--paper)", strokeWidth: 3 },
} as const;
const BESIDE = {
  right: { dx: APART, textAnchor: "start" },
  left: { dx: -APART, textAnchor: "end" },
  above: { dy: -APART, lineAnchor: "bottom" },
  below: { dy: APART, lineAnchor: "top" },
} as const;

/** The numbers of the spots, each where it lies upon no other. */
function numbersOf({ spots, box }: Ground): Plot.Markish[] {
  if (spots.length > NUMBERED) return [];
  const [west, south, east, north] = box;
  const scale = Math.min(WIDTH / (east - west), height(box) / (north - south));
  const all = placed(spots, numbers, ({ lon, lat }) => [lon * scale, -lat * scale]);
  return (Object.keys(BESIDE) as Side[]).map((side) => {
    const those = all.filter((each) => each.side === side).map((each) => each.spot);
    return Plot.text(those, { x: "lon", y: "lat", text: numbers, ...BESIDE[side], ...NUMBERS });
  });
}

function isLine(geometry: Geometry): boolean {
  return geometry.type.endsWith("LineString");
}

/** The area of a dot grows with the incidents there. */
function size(spot: Spot): number {
  return Math.min(14, 3 + 1.4 * Math.sqrt(spot.count - 1));
}

function numbers({ numbers }: Spot): string {
  return numbers.length > 3 ? `${numbers.slice(0, 3).join(", ")} …` : numbers.join(", ");
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
  return Math.round(Math.min(360, Math.max(220, (WIDTH * (north - south)) / (east - west))));
}
