/** What the map shows by itself: all places, with what is drawn around them. */
import { latOf, lonOf, type Box } from "./mercator";
import type { Site } from "./sites";

/** The world without the ice, where there is no place to show. */
const WORLD: Box = [-120, -45, 150, 60];
/** Places at the edge that can be left out, as a share: one that was read wrong would make the others small. */
const STRAY = 0.01;
/** As far as this, in shares of the world, what is drawn around a place counts; larger areas are shown in part. */
const MOST_REACH = 0.05;

/** Find the box in which the places lie. Countries count only where nothing more exact is known. */
export function extentOf(sites: readonly Site[]): Box {
  const exact = sites.filter((site) => site.kind !== "country");
  const some = exact.length ? exact : sites;
  if (!some.length) return WORLD;
  const cut = Math.floor(some.length * STRAY);
  const reach = (site: Site): number => Math.min(site.reach, MOST_REACH);
  const edge = (of: (site: Site) => number, at: number): number =>
    Math.max(
      0,
      Math.min(
        1,
        some
          .map(of)
          .sort((a, b) => a - b)
          .at(at)!,
      ),
    );
  return [
    lonOf(edge((site) => site.x - reach(site), cut)),
    latOf(edge((site) => site.y + reach(site), -1 - cut)),
    lonOf(edge((site) => site.x + reach(site), -1 - cut)),
    latOf(edge((site) => site.y - reach(site), cut)),
  ];
}
