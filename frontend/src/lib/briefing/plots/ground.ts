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

/** Below this an area is smaller than its dot. */
const AREA_KM = 12;
const EARTH_KM = 111.32;
/** UCDP's code for an incident placed in a country, and no closer. */
const COUNTRY = 6;

/** Lay out a set. `shapes` are lines and areas by incident. */
export function groundOf(entries: readonly Entry[], shapes: Readonly<Record<string, Geometry>>): Ground | null {
  const placed = entries.map((entry, i) => ({ entry, number: i + 1 })).filter(({ entry }) => isPlaced(entry));
  if (!placed.length) return null;
  const spots = new Map<string, Spot>();
  const areas: Geometry[] = [];
  for (const { entry, number } of placed) {
    const [lon, lat] = [entry.lon!, entry.lat!];
    const key = `${lon.toFixed(2)} ${lat.toFixed(2)}`;
    const spot = spots.get(key) ?? { lon, lat, numbers: [], count: 0 };
    spot.numbers.push(number);
    spot.count++;
    spots.set(key, spot);
    const shape = shapes[entry.id];
    if (shape) areas.push(shape);
    else if ((entry.radius ?? 0) >= AREA_KM) areas.push(circle(lon, lat, entry.radius!));
  }
  const points = [...spots.values()].map(({ lon, lat }): Position => [lon, lat]);
  return { spots: [...spots.values()], areas, box: boxOf(points, areas), left: entries.length - placed.length };
}

function isPlaced({ lon, lat, wherePrec }: Entry): boolean {
  return lon !== null && lat !== null && wherePrec !== COUNTRY;
}

/** A circle on the ground, wound as d3 wants it: clockwise as seen from above. */
export function circle(lon: number, lat: number, km: number): Geometry {
  const [high, wide] = [km / EARTH_KM, km / EARTH_KM / Math.max(0.05, Math.cos((lat * Math.PI) / 180))];
  const ring = Array.from({ length: 65 }, (_, i): Position => {
    const turn = (-2 * Math.PI * (i % 64)) / 64;
    return [lon + wide * Math.cos(turn), Math.max(-89.9, Math.min(89.9, lat + high * Math.sin(turn)))];
  });
  return { type: "Polygon", coordinates: [ring] };
}

/** All that is drawn with room around it: never less than a few degrees, so that one sees in which country it is. */
function boxOf(points: readonly Position[], areas: readonly Geometry[]): Ground["box"] {
  const all = [...points, ...areas.flatMap(positions)];
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
