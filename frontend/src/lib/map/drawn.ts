/** Marks as GeoJSON, for either map. */
import type { Geometry } from "geojson";
import { landOf, type Base } from "./base";
import type { Mark } from "./marks";
import { circle } from "./mercator";
import type { Site } from "./sites";

/** The ground that an area or a line covers. */
export function geometryOf(mark: Mark, sites: readonly Site[], base: Base): Geometry {
  const site = sites[mark.sites[0]!]!;
  if (mark.kind === "dot" || mark.kind === "group") return { type: "Point", coordinates: [mark.lon, mark.lat] };
  if (site.kind === "country") {
    const land = landOf(base, site.country);
    if (land) return land.geometry;
  }
  if (site.shape) return site.shape as unknown as Geometry;
  return { type: "Polygon", coordinates: [circle(site.lon, site.lat, site.radiusKm)] };
}

/** A mark is known by what it stands for, so that it stays the same when the map moves. */
export function markKey(mark: Mark): string {
  return `${mark.kind}:${mark.sites.slice(0, 4).join("-")}:${mark.sites.length}`;
}
