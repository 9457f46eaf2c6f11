/** Two incidents side by side: what each says of the same thing, in words. */
import type { components } from "../api/types";
import { t, type Key } from "../i18n";
import { eventName, name } from "../words";

export type Incident = components["schemas"]["Incident"];
export type Judged = components["schemas"]["Judged"];

export interface Line {
  readonly what: Key;
  readonly words: readonly [string, string];
}

type Told = (incident: Incident) => string;

const values = (field: { values: readonly { words: string }[] }): string =>
  [...new Set(field.values.map((told) => told.words))].join("; ");

const LINES: readonly (readonly [Key, Told])[] = [
  [
    "pair.event",
    ({ event }) =>
      event.words ?? (event.consolidated ? eventName(event.consolidated.plover, event.consolidated.mode) : ""),
  ],
  ["pair.time", ({ time }) => values(time)],
  ["pair.place", ({ place }) => values(place)],
  ["pair.actors", ({ actors }) => values(actors)],
  ["pair.targets", ({ targets }) => values(targets)],
  [
    "pair.harms",
    ({ harms }) => harms.map((harm) => `${name("effect", harm.effect)}: ${values(harm.counts)}`).join("; "),
  ],
  ["pair.standing", ({ standing }) => standing.words],
  ["pair.headline", ({ corroboration }) => corroboration.headline],
];

export function linesOf(one: Incident, other: Incident): Line[] {
  return LINES.map(([what, told]) => ({
    what,
    words: [told(one) || t("pair.untold"), told(other) || t("pair.untold")] as const,
  }));
}
