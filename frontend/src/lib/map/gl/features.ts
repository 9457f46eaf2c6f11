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
    (onPoint ? points : ground).push(feature(geometryOf(mark, sites, base), properties));
    if (kind !== "area") continue;
    const top = circle(site.lon, site.lat, site.radiusKm, 4)[0]!;
    tops.push(feature({ type: "Point", coordinates: top }, { words }));
  }
  return { ground: collection(ground), tops: collection(tops), points: collection(points) };
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
