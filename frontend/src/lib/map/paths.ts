/** Geometry as paths of SVG, in units of which the world is a million wide, so that moving and scaling is a transform. */
import type { Geometry, Position } from "geojson";
import { worldX, worldY } from "./mercator";

export const WORLD = 1_000_000;

const point = ([lon, lat]: Position): string =>
  `${Math.round(worldX(lon!) * WORLD)} ${Math.round(worldY(lat!) * WORLD)}`;
const line = (positions: Position[], close: boolean): string =>
  positions.length ? `M${positions.map(point).join("L")}${close ? "Z" : ""}` : "";

/** Draw lines and areas; points have no path. */
export function pathOf(geometry: Geometry): string {
  switch (geometry.type) {
    case "LineString":
      return line(geometry.coordinates, false);
    case "MultiLineString":
      return geometry.coordinates.map((each) => line(each, false)).join("");
    case "Polygon":
      return geometry.coordinates.map((ring) => line(ring, true)).join("");
    case "MultiPolygon":
      return geometry.coordinates
        .flat()
        .map((ring) => line(ring, true))
        .join("");
    case "GeometryCollection":
      return geometry.geometries.map(pathOf).join("");
    default:
      return "";
  }
}

/** West, south, east, north of what a geometry covers. */
export function boundsOf(geometry: Geometry): [number, number, number, number] {
  const box: [number, number, number, number] = [180, 90, -180, -90];
  const take = (part: unknown): void => {
    if (!Array.isArray(part)) return;
    if (typeof part[0] === "number") {
      const [lon, lat] = part as [number, number];
      box[0] = Math.min(box[0], lon);
      box[1] = Math.min(box[1], lat);
      box[2] = Math.max(box[2], lon);
      box[3] = Math.max(box[3], lat);
    } else part.forEach(take);
  };
  if (geometry.type !== "GeometryCollection") take(geometry.coordinates);
  return box;
}
