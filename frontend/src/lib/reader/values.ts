/** A claim's values one by one: what it is, in which words it stands, and how it was worked out. */
import type { Claim, Mention, Participant, Span } from "../api/reading";
import type { Key } from "../i18n";
import { t } from "../i18n";
import { days } from "../pages/days";
import { countWords, daysWords, placeWords } from "../claims/values";
import { eventName, name } from "../words";
import { speakerOf } from "./speaking";

export interface Value {
  label: Key;
  /** A field that a person can correct, by the name that the API has for it. */
  field: string;
  words: string;
  spans: Span[];
  reason: string | null;
  /** Words of the report stand in `words`, in whatever script. */
  named?: boolean;
}

/** List what a claim says, in the order in which it is told: who says so, what, who, to whom, where, when, how many. */
export function valuesOf(claim: Claim, mentions: readonly Mention[] = []): Value[] {
  const why = (span: Span) =>
    mentions.find((each) => each.span.begin === span.begin && each.span.end === span.end)?.reason ?? null;
  return [
    speaker(claim),
    event(claim),
    ...people(claim, why),
    ...where(claim),
    ...when(claim),
    ...harms(claim),
    ...means(claim),
    status(claim),
  ];
}

function speaker(claim: Claim): Value {
  const { speaker: who, cue, chain, speaker_kind } = claim.attribution;
  const said = who === null || who === "author" ? [] : [who.span];
  const kind = speaker_kind ? name("speaker-kind", speaker_kind) : null;
  return {
    label: "reader.value.speaker",
    field: "speaker",
    words: speakerOf(claim),
    spans: [...chain.map((each) => each.span), ...said, ...(cue ? [cue] : [])],
    reason: kind,
    named: true,
  };
}

function event(claim: Claim): Value {
  return {
    label: "reader.value.event",
    field: "event",
    words: eventName(claim.event.plover, claim.event.mode),
    spans: [claim.trigger],
    reason: null,
  };
}

function people(claim: Claim, why: (span: Span) => string | null): Value[] {
  const each =
    (label: Key, field: string) =>
    (who: Participant): Value => ({
      label,
      field,
      words: who.name,
      spans: [who.span],
      reason:
        [who.actor_id && t("reader.value.known", { id: who.actor_id }), why(who.span)].filter(Boolean).join("; ") ||
        null,
      named: true,
    });
  return [
    ...claim.actors.map(each("reader.value.actor", "actors")),
    ...claim.targets.map(each("reader.value.target", "targets")),
  ];
}

function where({ place }: Claim): Value[] {
  if (!place) return [];
  return [
    {
      label: "reader.value.place",
      field: "place",
      words: placeWords(place.place),
      spans: place.spans,
      reason: place.place.reason,
      named: true,
    },
  ];
}

function when({ time, not_after }: Claim): Value[] {
  if (time)
    return [
      { label: "reader.value.time", field: "time", words: daysWords(time), spans: [time.span], reason: time.reason },
    ];
  return not_after
    ? [
        {
          label: "reader.value.time",
          field: "time",
          words: t("reader.value.not-after", { day: days(not_after) }),
          spans: [],
          reason: t("reader.value.not-after.why"),
        },
      ]
    : [];
}

function harms({ casualties }: Claim): Value[] {
  return casualties.map((each) => ({
    label: "reader.value.harm" as const,
    field: "casualties",
    words: [countWords(each.count), name("effect", each.effect), each.group ? name("group", each.group) : ""]
      .filter(Boolean)
      .join(" "),
    spans: [each.span],
    reason: each.part ? t("reader.value.part") : null,
  }));
}

function means({ weapons }: Claim): Value[] {
  return weapons.map((each) => ({
    label: "reader.value.weapon" as const,
    field: "weapons",
    words: each.name,
    spans: [each.span],
    reason: each.weapon_class,
    named: true,
  }));
}

function status(claim: Claim): Value {
  const parts = [name("status", claim.status), name("certainty", claim.certainty), name("extent", claim.extent)];
  return { label: "reader.value.status", field: "status", words: parts.join(", "), spans: claim.cues, reason: null };
}
