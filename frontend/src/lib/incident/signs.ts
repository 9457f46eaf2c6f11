/** How a value stands to the one that stands for all: told by a sign and words, never by colour alone. */
import type { Count, Days, EventCodes, Field, Party, Place } from "../api/reading";

/**
 * `same`: it is that value. `fits`: it differs and can be right as well. `conflicts`: both cannot be right, or none
 * stands for all. `unweighed`: it is shown and counts for nothing.
 */
export type Sign = "same" | "fits" | "conflicts" | "unweighed";

export const SYMBOLS: Record<Sign, string> = { same: "=", fits: "≈", conflicts: "≠", unweighed: "○" };

/** What decides whether two values of a field can both be right. */
export type Kind = "event" | "party" | "weapon" | "place" | "time" | "count" | "text";

const FITS: Record<Kind, (one: never, other: never) => boolean> = {
  event: (one: EventCodes, other: EventCodes) => one.plover === other.plover,
  party: partiesFit,
  weapon: () => true,
  place: placesFit,
  time: (one: Days, other: Days) => one.start <= other.end && other.start <= one.end,
  count: countsFit,
  text: () => false,
};

/** Give each value of a field its sign, in the order of its values. */
export function signsOf(field: Field, kind: Kind): Sign[] {
  const signs = field.values.map((told) => signOf(told.value, told.claims, field, kind));
  // Whoever derived the incident found a conflict: if this cruder look finds none, every other value is in it.
  if (field.agreement !== "conflicting" || signs.includes("conflicts")) return signs;
  return signs.map((sign) => (sign === "fits" ? "conflicts" : sign));
}

function signOf(value: unknown, claims: string[], field: Field, kind: Kind): Sign {
  const best = field.consolidated;
  if (best === null) return field.agreement === "conflicting" ? "conflicts" : "fits";
  if (equal(value, best)) return "same";
  if (field.agreement !== "conflicting" || claims.every((each) => field.claims.includes(each))) return "fits";
  return FITS[kind](value as never, best as never) ? "fits" : "conflicts";
}

/** Say whether two values are one, whatever order their parts come in. */
export function equal(one: unknown, other: unknown): boolean {
  return canonical(one) === canonical(other);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_, each: unknown) =>
    each && typeof each === "object" && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).sort(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  );
}

/** Words without an actor of the registry ("gunmen") may be anybody. */
function partiesFit(one: Party, other: Party): boolean {
  if (one.actor_id === null || other.actor_id === null) return true;
  return one.actor_id === other.actor_id;
}

function countsFit(one: Count, other: Count): boolean {
  const [low, high] = range(one);
  const [otherLow, otherHigh] = range(other);
  return low <= otherHigh && otherLow <= high;
}

/** Lowest and highest that a count can mean: "400" is 400, "at least 400" has no end, "up to 500" begins at none. */
function range({ low, best, high }: Count): [number, number] {
  const exact = best !== null && low === null && high === null;
  return [low ?? (exact ? best : 0), high ?? (exact ? best : Infinity)];
}

const EARTH_KM = 6371;

function placesFit(one: Place, other: Place): boolean {
  const a = anchor(one.geometry.coordinates);
  const b = anchor(other.geometry.coordinates);
  return a !== null && b !== null && distance(a, b) <= one.radius_km + other.radius_km;
}

/** Some point of a geometry: the first one. */
function anchor(coordinates: unknown): [number, number] | null {
  if (!Array.isArray(coordinates)) return null;
  const [lon, lat] = coordinates as unknown[];
  if (typeof lon === "number" && typeof lat === "number") return [lon, lat];
  return anchor(lon);
}

/** Great-circle distance in km (haversine). */
function distance([lon, lat]: [number, number], [otherLon, otherLat]: [number, number]): number {
  const rad = Math.PI / 180;
  const h =
    Math.sin(((otherLat - lat) * rad) / 2) ** 2 +
    Math.cos(lat * rad) * Math.cos(otherLat * rad) * Math.sin(((otherLon - lon) * rad) / 2) ** 2;
  return 2 * EARTH_KM * Math.asin(Math.sqrt(h));
}
