/** Web Mercator, as MapLibre has it: the world is a square of 512 pixels at zoom 0, x and y in [0, 1]. */
export const TILE = 512;
export const MOST_LAT = 85.051129;
export const EARTH_KM = 40_075.017;
export const LEAST_ZOOM = 0;
export const MOST_ZOOM = 12;

export interface Sight {
  readonly lon: number;
  readonly lat: number;
  readonly zoom: number;
}

export interface View extends Sight {
  readonly width: number;
  readonly height: number;
}

export type Box = readonly [west: number, south: number, east: number, north: number];

export function worldX(lon: number): number {
  return (lon + 180) / 360;
}

export function worldY(lat: number): number {
  const angle = (Math.max(-MOST_LAT, Math.min(MOST_LAT, lat)) * Math.PI) / 180;
  return 0.5 - Math.log(Math.tan(Math.PI / 4 + angle / 2)) / (2 * Math.PI);
}

export function lonOf(x: number): number {
  return x * 360 - 180;
}

export function latOf(y: number): number {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
}

/** How many pixels the world is wide. */
export function worldSize(zoom: number): number {
  return TILE * 2 ** zoom;
}

/** How many pixels a kilometre is. */
export function pixelsPerKm(lat: number, zoom: number): number {
  return worldSize(zoom) / (EARTH_KM * Math.max(0.05, Math.cos((lat * Math.PI) / 180)));
}

/** Where a place lies in the view, in pixels from its upper left corner. */
export function toScreen(view: View, x: number, y: number): [number, number] {
  const size = worldSize(view.zoom);
  return [(x - worldX(view.lon)) * size + view.width / 2, (y - worldY(view.lat)) * size + view.height / 2];
}

/** What the view shows, as far as there is a world. */
export function boxOf(view: View): Box {
  const size = worldSize(view.zoom);
  const [x, y] = [worldX(view.lon), worldY(view.lat)];
  const [right, down] = [view.width / 2 / size, view.height / 2 / size];
  const inside = (value: number): number => Math.max(0, Math.min(1, value));
  return [lonOf(inside(x - right)), latOf(inside(y + down)), lonOf(inside(x + right)), latOf(inside(y - down))];
}

/** Room at the edges, in pixels: what stands upon the map at its corners, and the sign of a place, fit into it. */
const MARGIN = 48;

/** Where to stand to see a box whole. */
export function fit(box: Box, width: number, height: number, padding = MARGIN): Sight {
  const [west, south, east, north] = box;
  const [left, right, top, bottom] = [worldX(west), worldX(east), worldY(north), worldY(south)];
  const room = (pixels: number): number => Math.max(40, pixels - 2 * padding) / TILE;
  const across = room(width) / Math.max(right - left, 1e-6);
  const down = room(height) / Math.max(bottom - top, 1e-6);
  const zoom = Math.max(LEAST_ZOOM, Math.min(7, Math.log2(Math.min(across, down))));
  return { lon: lonOf((left + right) / 2), lat: latOf((top + bottom) / 2), zoom };
}

/** Keep a sight on the globe. */
export function kept(sight: Sight): Sight {
  return {
    lon: Math.max(-180, Math.min(180, sight.lon)),
    lat: Math.max(-84, Math.min(84, sight.lat)),
    zoom: Math.max(LEAST_ZOOM, Math.min(MOST_ZOOM, sight.zoom)),
  };
}

/** The ring of a circle on the globe, as longitudes and latitudes; closed. */
export function circle(lon: number, lat: number, radiusKm: number, corners = 64): [number, number][] {
  const rad = Math.PI / 180;
  const angle = Math.min(Math.PI / 2, (radiusKm / EARTH_KM) * 2 * Math.PI);
  const [sin, cos] = [Math.sin(lat * rad), Math.cos(lat * rad)];
  const ring = Array.from({ length: corners }, (_, i): [number, number] => {
    const bearing = (2 * Math.PI * i) / corners;
    const to = Math.asin(sin * Math.cos(angle) + cos * Math.sin(angle) * Math.cos(bearing));
    const turn = Math.atan2(Math.sin(bearing) * Math.sin(angle) * cos, Math.cos(angle) - sin * Math.sin(to));
    return [lon + turn / rad, Math.max(-MOST_LAT, Math.min(MOST_LAT, to / rad))];
  });
  return [...ring, ring[0]!];
}
