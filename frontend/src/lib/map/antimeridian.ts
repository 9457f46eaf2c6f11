/** Land that crosses the antimeridian, cut along it: on a flat map a jump from 180° to -180° would be a line round the world. */
import type { MultiLineString, MultiPolygon, Polygon, Position } from "geojson";

const POLE = 89.9;

/** Cut polygons so that each part lies from -180° to 180°. */
export function cutPolygons(geometry: Polygon | MultiPolygon): MultiPolygon {
  const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  return { type: "MultiPolygon", coordinates: polygons.flatMap(cutPolygon) };
}

/** Cut lines where they jump. */
export function cutLines(lines: MultiLineString): MultiLineString {
  return { type: "MultiLineString", coordinates: lines.coordinates.flatMap(cutLine) };
}

const jumps = (one: Position, other: Position): boolean => Math.abs(one[0]! - other[0]!) > 180;

function cutPolygon(rings: Position[][]): Position[][][] {
  if (!rings.some((ring) => ring.some((point, i) => i > 0 && jumps(point, ring[i - 1]!)))) return [rings];
  const whole = rings.map(unrolled);
  return [-360, 0, 360]
    .map((shift) => whole.map((ring) => clipped(ring, shift)).filter((ring) => ring.length > 3))
    .filter((parts) => parts.length > 0);
}

/** Follow a ring over the antimeridian without a jump; one that goes round a pole is closed over it. */
function unrolled(ring: Position[]): Position[] {
  let turn = 0;
  const out = ring.map((point, i): Position => {
    const before = ring[i - 1];
    if (before && jumps(point, before)) turn += point[0]! < before[0]! ? 360 : -360;
    return [point[0]! + turn, point[1]!];
  });
  if (turn === 0) return out;
  const [first, last] = [out[0]!, out.at(-1)!];
  const pole = first[1]! < 0 ? -POLE : POLE;
  return [...out, [last[0]!, pole], [first[0]!, pole], first];
}

/** The part of a shifted ring from -180° to 180° (Sutherland and Hodgman, against the two sides). */
function clipped(ring: Position[], shift: number): Position[] {
  const shifted = ring.map(([lon, lat]): Position => [lon! + shift, lat!]);
  return closed(against(against(shifted, 180, 1), -180, -1));
}

function against(ring: Position[], edge: number, side: 1 | -1): Position[] {
  const inside = (point: Position): boolean => side * (edge - point[0]!) >= 0;
  return ring.flatMap((point, i) => {
    const before = ring[(i + ring.length - 1) % ring.length]!;
    const here = inside(point) ? [point] : [];
    return inside(point) === inside(before) ? here : [crossing(before, point, edge), ...here];
  });
}

function crossing(one: Position, other: Position, edge: number): Position {
  const share = (edge - one[0]!) / (other[0]! - one[0]!);
  return [edge, one[1]! + share * (other[1]! - one[1]!)];
}

function closed(ring: Position[]): Position[] {
  const [first, last] = [ring[0], ring.at(-1)];
  return first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...ring, first] : ring;
}

function cutLine(line: Position[]): Position[][] {
  const parts: Position[][] = [[]];
  line.forEach((point, i) => {
    if (i > 0 && jumps(point, line[i - 1]!)) parts.push([]);
    parts.at(-1)!.push(point);
  });
  return parts.filter((part) => part.length > 1);
}
