/** Where a set lies: what is drawn on its map, and how much of the world. Pure; `locator.ts` draws it. */
import type { Geometry, Position } from "geojson";
import type { Entry } from "../entries";

export interface Spot {
  lon: number;
  lat: number;
  /** Numbers of the incidents there, as the briefing counts them. */
  numbers: number[];
  count: number;
}
export interface Ground {
  spots: Spot[];
  /** Lines, areas, and how far off an event can have been. */
  areas: Geometry[];
  /** West, south, east, north. */
  box: [number, number, number, number];
  /** Incidents of which no more than the country is told, or nothing. */
  left: number;
}

/** A circle of less than this many pixels is hidden by its dot. */
const SEEN = 5;
/** Of the map, as it is drawn. */
const PIXELS = 720;
/** More spots than this run together, and are put together. */
const SPOTS = 500;
const EARTH_KM = 111.32;
/** UCDP's code for an incident placed in a country, and no closer. */
const COUNTRY = 6;

interface Around {
  lon: number;
  lat: number;
  km: number;
}
interface Placed {
  entry: Entry;
  number: number;
}

/** Lay out a set. `shapes` are lines and areas by incident. */
export function groundOf(entries: readonly Entry[], shapes: Readonly<Record<string, Geometry>>): Ground | null {
  const placed = entries.map((entry, i) => ({ entry, number: i + 1 })).filter(({ entry }) => isPlaced(entry));
  if (!placed.length) return null;
  const told = placed.flatMap(({ entry }) => shapes[entry.id] ?? []);
  const circles = circlesOf(placed.filter(({ entry }) => !shapes[entry.id]));
  const points = placed.map(({ entry }): Position => [entry.lon!, entry.lat!]);
  const box = boxOf([...points, ...told.flatMap(positions), ...circles.flatMap(corners)]);
  const [west, south, east, north] = box;
  const kmPerPixel = ((east - west) * EARTH_KM * Math.cos(((south + north) * Math.PI) / 360)) / PIXELS;
  const seen = circles.filter(({ km }) => km >= SEEN * kmPerPixel).map(({ lon, lat, km }) => circle(lon, lat, km));
  return { spots: spotsOf(placed), areas: [...told, ...seen], box, left: entries.length - placed.length };
}

function isPlaced({ lon, lat, wherePrec }: Entry): boolean {
  return lon !== null && lat !== null && wherePrec !== COUNTRY;
}

/** How far off events can have been, each circle once. */
function circlesOf(placed: readonly Placed[]): Around[] {
  const found = new Map<string, Around>();
  for (const { entry } of placed) {
    const [lon, lat, km] = [entry.lon!, entry.lat!, entry.radius ?? 0];
    const key = `${lon.toFixed(2)} ${lat.toFixed(2)} ${km.toFixed(0)}`;
    if (km > 0 && !found.has(key)) found.set(key, { lon, lat, km });
  }
  return [...found.values()];
}

/** Incidents at one place are one spot; where spots are too many, what lies close together is. */
function spotsOf(placed: readonly Placed[]): Spot[] {
  for (let step = 0.01; ; step *= 3) {
    const spots = new Map<string, Spot>();
    for (const { entry, number } of placed) {
      const [lon, lat] = [entry.lon!, entry.lat!];
      const key = `${Math.round(lon / step)} ${Math.round(lat / step)}`;
      const spot = spots.get(key) ?? { lon, lat, numbers: [], count: 0 };
      spot.numbers.push(number);
      spot.count++;
      spots.set(key, spot);
    }
    if (spots.size <= SPOTS) return [...spots.values()];
  }
}

/** Degrees that a length takes, east and north. */
function degrees(lat: number, km: number): [wide: number, high: number] {
  return [km / EARTH_KM / Math.max(0.05, Math.cos((lat * Math.PI) / 180)), km / EARTH_KM];
}

function corners({ lon, lat, km }: Around): Position[] {
  const [wide, high] = degrees(lat, km);
  return [
    [lon - wide, lat - high],
    [lon + wide, lat + high],
  ];
}

/** A circle on the ground, wound as d3 wants it: clockwise as seen from above. */
export function circle(lon: number, lat: number, km: number): Geometry {
  const [wide, high] = degrees(lat, km);
  const ring = Array.from({ length: 65 }, (_, i): Position => {
    const turn = (-2 * Math.PI * (i % 64)) / 64;
    return [lon + wide * Math.cos(turn), Math.max(-89.9, Math.min(89.9, lat + high * Math.sin(turn)))];
  });
  return { type: "Polygon", coordinates: [ring] };
}

/** All that is drawn with room around it: never less than a few degrees, so that one sees in which country it is. */
function boxOf(all: readonly Position[]): Ground["box"] {
  const [lons, lats] = [all.map(([lon]) => lon!), all.map(([, lat]) => lat!)];
  const low = (values: number[]): number => values.reduce((a, b) => Math.min(a, b));
  const high = (values: number[]): number => values.reduce((a, b) => Math.max(a, b));
  const [west, east] = padded(low(lons), high(lons), 7, -180, 180);
  const [south, north] = padded(low(lats), high(lats), 4, -85, 85);
  return [west, south, east, north];
}

function padded(low: number, high: number, least: number, floor: number, roof: number): [number, number] {
  const room = Math.max((high - low) * 0.12, (least - (high - low)) / 2, 0.3);
  return [Math.max(floor, low - room), Math.min(roof, high + room)];
}

function positions(geometry: Geometry): Position[] {
  if (geometry.type === "GeometryCollection") return geometry.geometries.flatMap(positions);
  return flat(geometry.coordinates as unknown[]);
}

function flat(coordinates: unknown[]): Position[] {
  return typeof coordinates[0] === "number"
    ? [coordinates as Position]
    : coordinates.flatMap((each) => flat(each as unknown[]));
}
