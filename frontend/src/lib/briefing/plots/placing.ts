/** Where the numbers of spots stand on the map, so that none lies upon another. Pure. */
import type { Spot } from "./ground";

export type Side = "right" | "left" | "above" | "below";
export interface Placed {
  spot: Spot;
  side: Side;
}

interface Frame {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/** In the order in which a place is looked for. */
const SIDES: readonly Side[] = ["right", "left", "above", "below"];
/** Pixels from the middle of a spot to its numbers, as wide as a digit is, and as high as a line. */
export const APART = 7;
const DIGIT = 6.8;
const LINE = 13;

/** Give each spot a side on which its numbers are free of all others; spots that have none are left out. */
export function placed(
  spots: readonly Spot[],
  words: (spot: Spot) => string,
  at: (spot: Spot) => [x: number, y: number],
): Placed[] {
  const taken: Frame[] = spots.map((spot) => around(at(spot)));
  const found: Placed[] = [];
  for (const spot of spots) {
    const wide = words(spot).length * DIGIT;
    const own = around(at(spot));
    const side = SIDES.find((each) => {
      const frame = beside(at(spot), wide, each);
      return !taken.some((other) => !same(other, own) && overlap(frame, other));
    });
    if (!side) continue;
    taken.push(beside(at(spot), wide, side));
    found.push({ spot, side });
  }
  return found;
}

function around([x, y]: readonly [number, number]): Frame {
  return { left: x - 3, top: y - 3, right: x + 3, bottom: y + 3 };
}

function beside([x, y]: readonly [number, number], wide: number, side: Side): Frame {
  if (side === "right" || side === "left") {
    const left = side === "right" ? x + APART : x - APART - wide;
    return { left, top: y - LINE / 2, right: left + wide, bottom: y + LINE / 2 };
  }
  const top = side === "above" ? y - APART - LINE : y + APART;
  return { left: x - wide / 2, top, right: x + wide / 2, bottom: top + LINE };
}

function overlap(one: Frame, other: Frame): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

function same(one: Frame, other: Frame): boolean {
  return one.left === other.left && one.top === other.top;
}
