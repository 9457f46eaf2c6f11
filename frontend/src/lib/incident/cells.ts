/** What one claim says of one thing: values with their words, and the sign of each. */
import type { Claim, Count, Field, Incident, Participant, Party, Span } from "../api/reading";
import { countWords, daysWords, placeWords } from "../claims/values";
import { t } from "../i18n";
import { eventName, name } from "../words";
import { equal, signsOf, type Kind, type Sign } from "./signs";

export const COLUMNS = [
  "event",
  "actors",
  "targets",
  "place",
  "time",
  "deaths",
  "harms",
  "weapons",
  "status",
  "certainty",
  "stance",
] as const;
export type Column = (typeof COLUMNS)[number];

/** A value as the matrix shows it. `sign` is null where there is nothing to compare with. */
export interface CellValue {
  words: string;
  /** All of it, where the words leave out what a table has no room for. */
  whole?: string;
  sign: Sign | null;
  spans: Span[];
  reason: string | null;
  /** The value that stands for all, in words. */
  against: string | null;
}

/** The values of a claim in a column; none where it says nothing of it. */
export type Cell = CellValue[];

/** Work out what a claim says in a column. */
export function cellOf(column: Column, claim: Claim, incident: Incident): Cell {
  return CELLS[column](claim, incident);
}

const CELLS: Record<Column, (claim: Claim, incident: Incident) => Cell> = {
  event: (claim, { event }) => {
    const words = eventName(claim.event.plover, claim.event.mode);
    return [compared({ words, spans: [claim.trigger], reason: null }, claim, event, "event", () => true)];
  },
  actors: (claim, { actors }) => claim.actors.map((who) => party(who, claim, actors, claim.actors.length === 1)),
  targets: (claim, { targets }) => claim.targets.map((who) => party(who, claim, targets, claim.targets.length === 1)),
  place: (claim, { place }) => {
    if (!claim.place) return [];
    const { place: where, spans } = claim.place;
    const own = { words: placeWords(where, []), whole: placeWords(where), spans, reason: where.reason };
    return [compared(own, claim, place, "place", () => true)];
  },
  time: (claim, { time }) => {
    if (!claim.time) return [];
    const { span, reason } = claim.time;
    return [compared({ words: daysWords(claim.time), spans: [span], reason }, claim, time, "time", () => true)];
  },
  deaths: (claim, incident) => harms(claim, incident, (effect) => effect === "killed"),
  harms: (claim, incident) => harms(claim, incident, (effect) => effect !== "killed"),
  weapons: (claim, { weapons }) =>
    claim.weapons.map((each) =>
      compared(
        { words: each.name, spans: [each.span], reason: each.weapon_class },
        claim,
        weapons,
        "weapon",
        (value) => value === each.name,
      ),
    ),
  status: (claim, { standing, attached }) => {
    const sign = attached.some((each) => each.claim === claim.id)
      ? "unweighed"
      : statusSign(claim.status, standing.statuses[0]?.value);
    return [{ words: name("status", claim.status), sign, spans: claim.cues, reason: null, against: null }];
  },
  certainty: (claim) => [
    { words: name("certainty", claim.certainty), sign: null, spans: claim.cues, reason: null, against: null },
  ],
  stance: (claim) =>
    claim.stances.map(({ holder, stance, span }) => ({
      words: t("incident.stance", {
        who: holder === "author" ? t("reader.author") : holder.name,
        what: name("stance", stance),
      }),
      sign: STANCES[stance] ?? null,
      spans: [span],
      reason: null,
      against: null,
    })),
};

/** Who denies, corrects or takes back sets another value against it; who only doubts or keeps silent does not. */
const STANCES: Record<string, Sign> = {
  supports: "same",
  denies: "conflicts",
  corrects: "conflicts",
  retracts: "conflicts",
};

function statusSign(status: string, most: string | undefined): Sign {
  if (most === undefined || status === most) return "same";
  return status === "denied" || most === "denied" ? "conflicts" : "fits";
}

function harms(claim: Claim, incident: Incident, of: (effect: string) => boolean): Cell {
  return claim.casualties
    .filter((each) => of(each.effect))
    .map((each) => {
      const told = incident.harms.filter(
        (harm) => harm.effect === each.effect && harm.counts.values.some((value) => value.claims.includes(claim.id)),
      );
      const found = told.find((harm) => harm.group === each.group) ?? told[0];
      const words = [
        countWords(each.count),
        of("killed") ? "" : name("effect", each.effect),
        found?.group ? name("group", found.group) : "",
      ];
      const value = { words: words.filter(Boolean).join(" "), spans: [each.span], reason: null };
      return compared(value, claim, found?.counts ?? UNTOLD, "count", (count: Count) => equal(count, each.count));
    });
}

const UNTOLD: Field<Count> = { values: [], consolidated: null, words: null, claims: [], rule: "", agreement: "untold" };

/** Find who is meant by name, then by the registry's id; the only one whom a claim names is whom it stands for. */
function party(who: Participant, claim: Claim, field: Field<Party>, alone: boolean): CellValue {
  const reason = who.actor_id && t("reader.value.known", { id: who.actor_id });
  return compared(
    { words: who.name, spans: [who.span], reason },
    claim,
    field,
    "party",
    (value) => value.name === who.name || value.names.includes(who.name),
    (value) => who.actor_id !== null && value.actor_id === who.actor_id,
    () => alone,
  );
}

/**
 * Find a claim's value among those of the incident, by the first test that one passes: its sign is that of the value.
 * One that is not there counts for nothing.
 */
function compared<T>(
  own: Omit<CellValue, "sign" | "against">,
  claim: Claim,
  field: Field<T>,
  kind: Kind,
  ...tests: ((value: T) => boolean)[]
): CellValue {
  const find = (is: (value: T) => boolean) =>
    field.values.findIndex((told) => told.claims.includes(claim.id) && is(told.value));
  const found = tests.map(find).find((at) => at >= 0);
  return { ...own, sign: found === undefined ? "unweighed" : signsOf(field, kind)[found]!, against: field.words };
}
