/** The fields of a claim that a person can correct: their names, what a claim tells in each, in which words. */
import { number, t, type Key } from "../i18n";
import { days } from "../pages/days";
import { codes, eventName, name } from "../words";
import type { Choice, Claim, FieldName, Span } from "./types";
import { lists } from "./vocabulary.svelte";

export interface FieldSort {
  name: FieldName;
  label: Key;
  /** Several values can stand beside each other, so words are added and not put in place of others. */
  many: boolean;
  /** The server offers few values without any words: short lists, and speakers that nobody names. */
  offered?: true;
  /** A value needs no words of its own: that of the claim tells it. */
  wordless?: true;
  /** The text can say nothing of it. */
  empty?: true;
}

export const FIELDS: readonly FieldSort[] = [
  { name: "event", label: "review.field.event", many: false, wordless: true },
  { name: "actors", label: "review.field.actors", many: true, empty: true },
  { name: "targets", label: "review.field.targets", many: true, empty: true },
  { name: "place", label: "review.field.place", many: false, empty: true },
  { name: "time", label: "review.field.time", many: false, empty: true },
  { name: "casualties", label: "review.field.casualties", many: true, empty: true },
  { name: "weapons", label: "review.field.weapons", many: true, empty: true },
  { name: "speaker", label: "review.field.speaker", many: false, offered: true, wordless: true },
  { name: "status", label: "review.field.status", many: false, offered: true, wordless: true },
  { name: "certainty", label: "review.field.certainty", many: false, offered: true, wordless: true },
  { name: "extent", label: "review.field.extent", many: false, offered: true, wordless: true },
];

export function sortOf(name: FieldName): FieldSort {
  return FIELDS.find((each) => each.name === name)!;
}

/** The name of a field in plain words; of one that the desk does not know, its own name. */
export function fieldLabel(name: string): string {
  const known = FIELDS.find((each) => each.name === name);
  return known ? t(known.label) : name;
}

/** What a claim tells in a field: null where it tells nothing. `note` is how it was worked out. */
export interface Told {
  words: string | null;
  spans: Span[];
  note: string | null;
}

const NOTHING: Told = { words: null, spans: [], note: null };

/** Say what a claim tells in a field, with the words behind it. */
export function told(claim: Claim, field: FieldName): Told {
  return TELLS[field](claim);
}

const TELLS: Record<FieldName, (claim: Claim) => Told> = {
  event: ({ event, trigger }) => ({
    words: eventName(event.plover, event.mode),
    spans: [trigger],
    note: event.acled_sub_event_type,
  }),
  actors: (claim) => named(claim.actors),
  targets: (claim) => named(claim.targets),
  place: placeTold,
  time: timeTold,
  casualties: casualtiesTold,
  weapons: ({ weapons }) => ({
    words: listed(weapons.map((each) => each.name)),
    spans: weapons.map((each) => each.span),
    note: null,
  }),
  speaker: speakerTold,
  status: (claim) => ({ words: name("status", claim.status), spans: claim.cues, note: null }),
  certainty: (claim) => coded(name("certainty", claim.certainty)),
  extent: (claim) => coded(name("extent", claim.extent)),
};

function coded(words: string): Told {
  return { words, spans: [], note: null };
}

function named(parties: Claim["actors"]): Told {
  if (!parties.length) return NOTHING;
  return { words: listed(parties.map(partyWords)), spans: parties.map((each) => each.span), note: null };
}

export function partyWords(party: Claim["actors"][number]): string {
  const known = [party.country, party.sector].filter((each) => each !== null).join(" ");
  return known ? `${party.name} (${known})` : party.name;
}

function placeTold(claim: Claim): Told {
  if (!claim.place) return NOTHING;
  const { place, spans } = claim.place;
  return { words: placeWords(place), spans, note: place.reason };
}

/** A place by name, with its division and country, and how far off the event can have been. */
export function placeWords(place: NonNullable<Claim["place"]>["place"]): string {
  return `${place.name} (${placeNote(place)})`;
}

/** What stands small beside a place's name: where it lies and how far off the event can have been. */
export function placeNote(place: NonNullable<Claim["place"]>["place"]): string {
  const country = place.country ? lists.country(place.country) : null;
  const where = [place.adm1, country].filter((each) => each !== null);
  return [...where, t("review.within", { km: kilometres(place.radius_km) })].join(", ");
}

function kilometres(value: number): string {
  return number(value < 10 ? Math.round(value * 10) / 10 : Math.round(value));
}

function timeTold(claim: Claim): Told {
  const time = claim.time;
  if (!time)
    return claim.not_after ? { ...NOTHING, note: t("review.not-after", { day: days(claim.not_after) }) } : NOTHING;
  const words = time.start ? days(time.start, time.end) : time.value;
  return { words, spans: [time.span], note: time.reason };
}

function casualtiesTold(claim: Claim): Told {
  if (!claim.casualties.length) return NOTHING;
  return {
    words: listed(claim.casualties.map(casualtiesWords)),
    spans: claim.casualties.map((each) => each.span),
    note: null,
  };
}

/** How many were affected, how, of whom. */
export function casualtiesWords({ count, effect, group }: Claim["casualties"][number]): string {
  return `${countWords(count)} ${name("effect", effect)}${groupWords(group)}`;
}

function groupWords(group: string | null): string {
  return group ? ` (${name("group", group)})` : "";
}

function countWords(count: Claim["casualties"][number]["count"]): string {
  const { low, best, high } = count;
  if (low !== null && high !== null && low !== high) return `${number(low)}–${number(high)}`;
  if (low !== null && high === null && low !== best) return t("review.at-least", { count: number(low) });
  if (high !== null && low === null && high !== best) return t("review.at-most", { count: number(high) });
  const known = best ?? low ?? high;
  return known === null ? t("review.unknown-count") : number(known);
}

function speakerTold(claim: Claim): Told {
  const { speaker, cue, anonymous } = claim.attribution;
  const cues = cue ? [cue] : [];
  if (speaker === "author") return { words: t("review.author"), spans: cues, note: null };
  if (speaker === null) return { words: t("review.unnamed-source"), spans: cues, note: null };
  const note = anonymous ? t("review.anonymous") : null;
  return { words: speaker.name, spans: [speaker.span, ...cues], note };
}

function listed(words: string[]): string | null {
  return words.length ? words.join("; ") : null;
}

/** A choice as the claim will tell it: an event by its name, a place with where it lies. */
export function choiceWords(field: FieldName, choice: Choice): string {
  if (choice.place) return placeWords(choice.place);
  if (choice.value === null && field !== "speaker") return t("review.not-told");
  return field === "event" ? (eventValueWords(choice.value) ?? choice.words) : choice.words;
}

function eventValueWords(value: unknown): string | null {
  const { plover, mode } = (value ?? {}) as { plover?: string; mode?: string | null };
  return plover ? eventName(plover, mode) : null;
}

/** What an act says of a field, which it has in codes where the field is an event: "ASSAULT: aerial". */
export function actWords(field: string | null, words: string | null): string {
  if (words === null) return t("review.not-told");
  const [plover, mode] = words.split(": ");
  return field === "event" && plover ? eventName(plover, mode ?? null) : words;
}

/** The words of a claim in their order, with what lies between left out: enough to know it again by. */
export function evidenceWords(claim: Claim): string {
  const sorted = [...claim.evidence, claim.trigger].toSorted((one, other) => one.begin - other.begin);
  const words: Span[] = [];
  for (const each of sorted) if (!words.some((one) => one.begin <= each.begin && each.end <= one.end)) words.push(each);
  return words.map((each) => each.text).join(" … ");
}

/** All words that a claim points at, so that an excerpt shows them. */
export function spansOf(claim: Claim): Span[] {
  return FIELDS.flatMap((each) => told(claim, each.name).spans);
}

/** The event types with their names. */
export function eventTypes(): { code: string; name: string }[] {
  return codes("plover").map((code) => ({ code, name: name("plover", code) }));
}
