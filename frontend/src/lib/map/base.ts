/** The land under the incidents: countries of Natural Earth by world-atlas, from our own server. */
import coarse from "world-atlas/countries-110m.json?url";
import fine from "world-atlas/countries-50m.json?url";
import { feature, mesh } from "topojson-client";
import type { Feature, FeatureCollection, MultiLineString, MultiPolygon, Polygon } from "geojson";
import type { GeometryCollection, Topology } from "topojson-specification";
import { cutLines, cutPolygons } from "./antimeridian";
import numeric from "./countries.json";

export type Land = Feature<Polygon | MultiPolygon, { name: string }>;
type Atlas = Topology<{ countries: GeometryCollection<{ name: string }>; land: GeometryCollection }>;

export interface Base {
  readonly lands: FeatureCollection<Polygon | MultiPolygon, { name: string }>;
  readonly borders: MultiLineString;
}

/** Natural Earth draws these without a code. */
const BY_NAME: Readonly<Record<string, string>> = { XKX: "Kosovo", XSO: "Somaliland" };

/** Fetch the countries; `detail` takes those that are drawn for larger scales. */
export async function loadBase(detail: boolean): Promise<Base> {
  const response = await fetch(detail ? fine : coarse);
  if (!response.ok) throw new Error(`the base map is not there (${response.status}): build the desk anew`);
  return baseOf((await response.json()) as Atlas);
}

export function baseOf(atlas: Atlas): Base {
  const { countries } = atlas.objects;
  const lands = feature(atlas, countries) as Base["lands"];
  for (const land of lands.features) land.geometry = cutPolygons(land.geometry);
  return { lands, borders: cutLines(mesh(atlas, countries, (a, b) => a !== b)) };
}

/** The land of a country by its ISO 3166-1 alpha-3 code; null for one that is not drawn. */
export function landOf(base: Base, code: string): Land | null {
  const wanted = (numeric as Record<string, string>)[code];
  return (
    base.lands.features.find((land) => (wanted ? land.id === wanted : land.properties.name === BY_NAME[code])) ?? null
  );
}

type Ring = [number, number][];

/** Where a country's name stands: the middle of the widest run of land across its largest part. */
export function labelPoint(land: Land): { lon: number; lat: number; room: number } {
  const parts = land.geometry.type === "Polygon" ? [land.geometry.coordinates] : land.geometry.coordinates;
  const rings = parts.map((part) => part[0] as Ring);
  const largest = rings.reduce((best, ring) => (ringArea(ring) > ringArea(best) ? ring : best), rings[0]!);
  const lats = largest.map((point) => point[1]);
  const [low, high] = [Math.min(...lats), Math.max(...lats)];
  let best = { lon: largest[0]![0], lat: largest[0]![1], room: 0 };
  for (let i = 1; i < 8; i++) {
    const lat = low + ((high - low) * i) / 8;
    const [left, right] = widest(largest, lat);
    const room = (right - left) * (1 - Math.abs(i - 4) / 12);
    if (room > best.room) best = { lon: (left + right) / 2, lat, room };
  }
  return best;
}

function widest(ring: Ring, lat: number): [number, number] {
  const crossings: number[] = [];
  for (let i = 1; i < ring.length; i++) {
    const [[x1, y1], [x2, y2]] = [ring[i - 1]!, ring[i]!];
    if (y1 > lat !== y2 > lat) crossings.push(x1 + ((lat - y1) / (y2 - y1)) * (x2 - x1));
  }
  crossings.sort((a, b) => a - b);
  let best: [number, number] = [0, 0];
  for (let i = 1; i < crossings.length; i += 2)
    if (crossings[i]! - crossings[i - 1]! > best[1] - best[0]) best = [crossings[i - 1]!, crossings[i]!];
  return best;
}

function ringArea(ring: Ring): number {
  let sum = 0;
  for (let i = 1; i < ring.length; i++) sum += ring[i - 1]![0] * ring[i]![1] - ring[i]![0] * ring[i - 1]![1];
  return Math.abs(sum / 2);
}
