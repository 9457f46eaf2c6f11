/** How MapLibre draws: land and borders, then the ground that incidents cover, then exact places and groups. */
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from "maplibre-gl";
import type { Base } from "../base";
import { landOf, type Drawn } from "./features";
import type { Colours } from "./colours";

const FONT = ["sans-serif"];
const is = (name: string): ExpressionSpecification => ["==", ["get", "kind"], name];

export function layers(c: Colours): LayerSpecification[] {
  return [
    { id: "sea", type: "background", paint: { "background-color": c.sea } },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": c.land } },
    { id: "borders", type: "line", source: "borders", paint: { "line-color": c.border, "line-width": 0.8 } },
    { id: "coast", type: "line", source: "land", paint: { "line-color": c.border, "line-width": 0.5 } },
    {
      id: "names",
      type: "symbol",
      source: "names",
      layout: {
        "text-field": ["get", "name"],
        "text-font": FONT,
        "text-size": ["interpolate", ["linear"], ["zoom"], 2, 10, 6, 13],
        "text-max-width": 7,
        "symbol-sort-key": ["-", ["get", "room"]],
        "text-padding": 6,
      },
      paint: { "text-color": c.name, "text-halo-color": c.land, "text-halo-width": 1.4 },
    },
    { id: "countries", type: "fill", source: "ground", filter: is("country"), paint: { "fill-pattern": "hatch" } },
    {
      id: "areas",
      type: "fill",
      source: "ground",
      filter: is("area"),
      paint: { "fill-color": c.area, "fill-opacity": 0.12 },
    },
    {
      id: "rims",
      type: "line",
      source: "ground",
      filter: is("area"),
      paint: { "line-color": c.area, "line-width": 1.2, "line-dasharray": [3, 2] },
    },
    {
      id: "lines",
      type: "line",
      source: "ground",
      filter: is("line"),
      layout: { "line-cap": "round" },
      paint: { "line-color": c.area, "line-width": 4, "line-opacity": 0.7 },
    },
    {
      id: "chosen-ground",
      type: "line",
      source: "ground",
      filter: ["==", ["get", "chosen"], true],
      paint: { "line-color": c.chosen, "line-width": 2.5 },
    },
    {
      id: "area-counts",
      type: "symbol",
      source: "tops",
      layout: { "text-field": ["get", "words"], "text-font": FONT, "text-size": 12, "text-offset": [0, -0.7] },
      paint: { "text-color": c.area, "text-halo-color": c.land, "text-halo-width": 1.8 },
    },
    {
      id: "points",
      type: "circle",
      source: "points",
      layout: { "circle-sort-key": ["get", "count"] },
      paint: {
        "circle-radius": ["get", "radius"],
        "circle-color": ["case", is("dot"), c.mark, c.land],
        "circle-stroke-color": ["case", ["get", "chosen"], c.chosen, is("dot"), c.land, c.mark],
        "circle-stroke-width": ["case", ["get", "chosen"], 3.5, 2],
      },
    },
    {
      id: "point-counts",
      type: "symbol",
      source: "points",
      filter: [">", ["get", "count"], 1],
      layout: {
        "text-field": ["get", "words"],
        "text-font": FONT,
        "text-size": 12,
        "text-allow-overlap": true,
        "symbol-sort-key": ["get", "count"],
      },
      paint: { "text-color": ["case", is("dot"), c.markInk, c.ink] },
    },
  ];
}

/** Layers that can be chosen from, the uppermost first. */
export const CHOOSABLE = ["points", "lines", "areas", "countries"] as const;

export function styleOf(
  colours: Colours,
  base: Base,
  names: Drawn,
  drawn: Record<"ground" | "tops" | "points", Drawn>,
): StyleSpecification {
  const source = (data: unknown) => ({ type: "geojson" as const, data: data as GeoJSON.GeoJSON, tolerance: 0.2 });
  return {
    version: 8,
    sources: {
      land: source(landOf(base)),
      borders: source({ type: "Feature", geometry: base.borders, properties: {} }),
      names: source(names),
      ground: source(drawn.ground),
      tops: source(drawn.tops),
      points: source(drawn.points),
    },
    layers: layers(colours),
  };
}
