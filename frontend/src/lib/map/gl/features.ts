/** Marks as features of MapLibre's sources; `at` is the mark's place in the list. */
import type { Feature, FeatureCollection, Geometry } from "geojson";
import { number } from "../../i18n";
import { labelPoint, type Base } from "../base";
import { geometryOf, markKey } from "../drawn";
import type { Mark } from "../marks";
import { circle } from "../mercator";
import type { Site } from "../sites";

export type Drawn = FeatureCollection<Geometry, Record<string, unknown>>;

const collection = (features: Drawn["features"]): Drawn => ({ type: "FeatureCollection", features });
const feature = (
  geometry: Geometry,
  properties: Record<string, unknown>,
): Feature<Geometry, Record<string, unknown>> => ({
  type: "Feature",
  geometry,
  properties,
});

export function featuresOf(
  marks: readonly Mark[],
  sites: readonly Site[],
  base: Base,
  chosen: Mark | null,
): Record<"ground" | "tops" | "points", Drawn> {
  const [ground, tops, points]: [Drawn["features"], Drawn["features"], Drawn["features"]] = [[], [], []];
  const chosenKey = chosen && markKey(chosen);
  for (const [at, mark] of marks.entries()) {
    const site = sites[mark.sites[0]!]!;
    const kind = mark.kind === "area" && site.kind === "country" ? "country" : mark.kind;
    const words = number(mark.count);
    const properties = { at, kind, words, count: mark.count, radius: mark.radius, chosen: markKey(mark) === chosenKey };
    const onPoint = mark.kind === "dot" || mark.kind === "group";
    const drawn = geometryOf(mark, sites, base);
    if (onPoint) points.push(feature(drawn, properties));
    else ground.push(...parts(drawn).map((part) => feature(part, properties)));
    if (kind !== "area") continue;
    const top = circle(site.lon, site.lat, site.radiusKm, 4)[0]!;
    tops.push(feature({ type: "Point", coordinates: top }, { words }));
  }
  return { ground: collection(ground), tops: collection(tops), points: collection(points) };
}

/**
 * The parts of a geometry, each by itself: where MapLibre simplifies an island of many until its ring turns round, it takes
 * it for a hole in the land before it, and draws wedges over the sea.
 */
function parts(geometry: Geometry): Geometry[] {
  if (geometry.type !== "MultiPolygon") return [geometry];
  return geometry.coordinates.map((coordinates) => ({ type: "Polygon", coordinates }));
}

export function landOf(base: Base): Drawn {
  return collection(base.lands.features.flatMap((land) => parts(land.geometry).map((part) => feature(part, {}))));
}

/** Names of countries, each on its land. */
export function namesOf(base: Base): Drawn {
  return collection(
    base.lands.features.map((land) => {
      const { lon, lat, room } = labelPoint(land);
      return feature({ type: "Point", coordinates: [lon, lat] }, { name: land.properties.name, room });
    }),
  );
}
