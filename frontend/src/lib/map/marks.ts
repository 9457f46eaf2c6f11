/** What is drawn of the sites in a view: each as what it is where that can be seen, those too near together as a count. */
import { pixelsPerKm, toScreen, worldSize, worldX, worldY, type View } from "./mercator";
import type { Site } from "./sites";

/**
 * `area` and `line` are drawn over the ground that they cover; `dot` is one exact place; `group` stands for several
 * places that lie too near together to be told apart here, and says how many incidents they have.
 */
export interface Mark {
  readonly kind: "area" | "line" | "dot" | "group";
  readonly sites: readonly number[];
  readonly count: number;
  readonly lon: number;
  readonly lat: number;
  /** In pixels: of a dot or group, how large it is drawn; of an area, how far it reaches. */
  readonly radius: number;
}

/** An area that reaches less than this many pixels is no longer seen as one. */
const LEAST_AREA = 11;
/** Sites within a cell of so many pixels are drawn together. */
const CELL = 44;
/** Pixels between two groups, for their rims. */
const GAP = 4;

/** Work out the marks of a view. Larger areas come first, so that smaller ones lie on top. */
export function marksOf(sites: readonly Site[], counts: Uint32Array, view: View): Mark[] {
  const areas: Mark[] = [];
  const cells = new Map<string, number[]>();
  for (const [i, site] of sites.entries()) {
    if (!counts[i] || !inView(site, view)) continue;
    const reach = site.radiusKm * pixelsPerKm(site.lat, view.zoom);
    if (site.kind === "country" || (site.kind !== "point" && reach >= LEAST_AREA))
      areas.push(area(site, i, counts[i]!, reach));
    else into(cells, cellOf(site, view.zoom), i);
  }
  const groups = apart(
    [...cells.values()].map((members) => grouped(sites, counts, members)),
    sites,
    counts,
    view,
  );
  const byCount = groups.sort((a, b) => a.count - b.count);
  return [...mergedAreas(areas, sites).sort((a, b) => b.radius - a.radius), ...byCount];
}

/** How large a count is drawn, by its order of magnitude. */
export function groupRadius(count: number): number {
  return count === 1 ? 5 : 8 + 3.2 * Math.log10(count);
}

function inView(site: Site, view: View): boolean {
  if (site.kind === "country") return true; // Its land can reach into the view from anywhere; there are few.
  const [x, y] = toScreen(view, site.x, site.y);
  const margin = site.reach * worldSize(view.zoom) + CELL;
  return x > -margin && y > -margin && x < view.width + margin && y < view.height + margin;
}

/** The cells of a zoom stand still while the map is moved, so that groups do not jump. */
function cellOf(site: Site, zoom: number): string {
  const size = worldSize(Math.floor(zoom * 2) / 2) / CELL;
  return `${Math.floor(site.x * size)},${Math.floor(site.y * size)}`;
}

function area(site: Site, i: number, count: number, reach: number): Mark {
  const line = site.shape?.type.endsWith("LineString") && site.kind === "shape";
  return { kind: line ? "line" : "area", sites: [i], count, lon: site.lon, lat: site.lat, radius: reach };
}

/** Several sites can be the same country, or the same circle under other names: they are one area. */
function mergedAreas(areas: Mark[], sites: readonly Site[]): Mark[] {
  const found = new Map<string, Mark>();
  for (const mark of areas) {
    const site = sites[mark.sites[0]!]!;
    const key =
      site.kind === "country" ? site.country : [site.lon, site.lat, site.radiusKm, site.shape ? site.name : ""].join();
    const same = found.get(key);
    const merged = same && { ...same, sites: [...same.sites, ...mark.sites], count: same.count + mark.count };
    found.set(key, merged ?? mark);
  }
  return [...found.values()];
}

function grouped(sites: readonly Site[], counts: Uint32Array, members: number[]): Mark {
  let [count, lon, lat] = [0, 0, 0];
  for (const i of members) {
    count += counts[i]!;
    lon += sites[i]!.lon * counts[i]!;
    lat += sites[i]!.lat * counts[i]!;
  }
  const kind = members.length === 1 && sites[members[0]!]!.kind === "point" ? "dot" : "group";
  return { kind, sites: members, count, lon: lon / count, lat: lat / count, radius: groupRadius(count) };
}

/** Join groups that would lie on each other, the smaller into the larger, until each can be read. */
function apart(groups: Mark[], sites: readonly Site[], counts: Uint32Array, view: View): Mark[] {
  const kept: { mark: Mark; x: number; y: number }[] = [];
  for (const mark of groups.sort((a, b) => b.count - a.count || a.sites[0]! - b.sites[0]!)) {
    const [x, y] = toScreen(view, worldX(mark.lon), worldY(mark.lat));
    const near = kept.find((other) => Math.hypot(other.x - x, other.y - y) < other.mark.radius + mark.radius + GAP);
    if (near)
      near.mark = {
        ...grouped(sites, counts, [...near.mark.sites, ...mark.sites]),
        lon: near.mark.lon,
        lat: near.mark.lat,
      };
    else kept.push({ mark, x, y });
  }
  return kept.map(({ mark }) => mark);
}

function into(cells: Map<string, number[]>, key: string, i: number): void {
  const members = cells.get(key);
  if (members) members.push(i);
  else cells.set(key, [i]);
}
