/** Places on the map: incidents at the same place, drawn the same way, share a site. */
import type { Columns } from "../overview/columns";
import { nameOf } from "../overview/columns";
import { EARTH_KM, worldX, worldY } from "./mercator";

export interface Shape {
  type: string;
  coordinates: unknown[];
}
export type Shapes = Readonly<Record<string, Shape>>;

/**
 * What a site is drawn as. `point`: the exact place is known. `circle`: it lies somewhere within a radius. `country`: no
 * more than the country is known. `shape`: a line or an area.
 */
export type Kind = "point" | "circle" | "country" | "shape";

export interface Site {
  readonly kind: Kind;
  readonly name: string;
  readonly country: string;
  readonly lon: number;
  readonly lat: number;
  readonly radiusKm: number;
  readonly shape: Shape | null;
  /** The middle, and what it reaches at most, in shares of the world. */
  readonly x: number;
  readonly y: number;
  readonly reach: number;
}

/** An exact place that can be further off than this is drawn as an area all the same. */
const SMALL_KM = 10;
const COUNTRY = 6;

/** Find the sites of all incidents, and the site of each; -1 for an incident without a place. */
export function sitesOf(columns: Columns, shapes: Shapes): { sites: Site[]; of: Int32Array } {
  const sites: Site[] = [];
  const known = new Map<string, number>();
  const of = new Int32Array(columns.size).fill(-1);
  for (let row = 0; row < columns.size; row++) {
    if (Number.isNaN(columns.lon[row])) continue;
    const shape = columns.shape[row] ? (shapes[columns.id.at(row)] ?? null) : null;
    const name = nameOf(columns.place, row);
    const key = [
      columns.lon[row],
      columns.lat[row],
      columns.radius_km[row],
      columns.where_prec[row],
      name,
      !!shape,
    ].join();
    let at = known.get(key);
    if (at === undefined) {
      at = sites.push(site(columns, row, name, shape)) - 1;
      known.set(key, at);
    }
    of[row] = at;
  }
  return { sites, of };
}

function site(columns: Columns, row: number, name: string, shape: Shape | null): Site {
  const [lon, lat] = [columns.lon[row]!, columns.lat[row]!];
  const radiusKm = columns.radius_km[row] || 0;
  return {
    kind: kind(shape, columns.where_prec[row]!, radiusKm),
    name,
    country: nameOf(columns.country, row),
    lon,
    lat,
    radiusKm,
    shape,
    x: worldX(lon),
    y: worldY(lat),
    reach: radiusKm / EARTH_KM / Math.max(0.05, Math.cos((lat * Math.PI) / 180)),
  };
}

function kind(shape: Shape | null, wherePrec: number, radiusKm: number): Kind {
  if (wherePrec === COUNTRY) return "country";
  if (shape) return "shape";
  return wherePrec === 1 && radiusKm <= SMALL_KM ? "point" : "circle";
}

/** Count the incidents at each site. */
export function countsAt(of: Int32Array, sites: number, shown: (row: number) => boolean): Uint32Array {
  const counts = new Uint32Array(sites);
  for (let row = 0; row < of.length; row++) if (of[row]! >= 0 && shown(row)) counts[of[row]!]!++;
  return counts;
}
