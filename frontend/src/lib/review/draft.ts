/** What is begun on a claim: the words, the value, the reason, and what would be sent of it. */
import { t } from "../i18n";
import { choiceWords, sortOf, told } from "./fields";
import { partOf, partsOf, type Part } from "./parts";
import type { Choice, Claim, FieldName, NewAct, Offsets } from "./types";

export type Mode = "look" | "choose" | "correct" | "reject" | "comment" | "add";

/** What would be lost if it were not kept. */
export interface Draft {
  mode: Mode;
  field: FieldName | null;
  /** The words selected last. */
  spans: Offsets[];
  typed: string;
  picked: Choice | null;
  /** Of a field with several values: which of those that the claim has stay, and what was picked before. */
  keep: number[];
  parts: Part[];
  why: string;
  plover: string;
  eventMode: string;
}

export function emptyDraft(mode: Mode = "look", field: FieldName | null = null): Draft {
  return {
    mode,
    field,
    spans: [],
    typed: "",
    picked: null,
    keep: [],
    parts: [],
    why: "",
    plover: "",
    eventMode: "",
  };
}

/** All that a field with several values would have, in order: what stays, what was picked before, what is picked. */
function wholeOf(draft: Draft, claim: Claim): Part[] {
  const stays = partsOf(claim, draft.field!).filter((_, i) => draft.keep.includes(i));
  const last = draft.picked && partOf(draft.picked, draft.spans);
  return [...stays, ...draft.parts, ...(last ? [last] : [])];
}

/** What a field tells now, and would tell; `after` is null while nothing is picked. */
export function changeOf(draft: Draft, claim: Claim): { before: string; after: string | null } | null {
  const { field, picked } = draft;
  if (!field) return null;
  const before = told(claim, field).words ?? t("review.not-told");
  if (!sortOf(field).many) return { before, after: picked && choiceWords(field, picked) };
  const words = wholeOf(draft, claim).map((each) => each.words);
  if (words.length) return { before, after: words.join("; ") };
  return { before, after: picked && t("review.not-told") };
}

/** Why a draft cannot be sent yet, in words; null when it can. */
export function missingOf(draft: Draft, claim: Claim): string | null {
  const { mode, why } = draft;
  if (mode === "correct") return missingValue(draft, claim);
  if (mode === "reject" && !why.trim()) return t("review.missing.why");
  if (mode === "comment" && !why.trim()) return t("review.missing.comment");
  return mode === "add" ? missingWords(draft) : null;
}

/** Why a claim cannot be added yet, in words; null when it can. */
export function missingWords({ spans, plover }: Draft): string | null {
  if (!spans.length) return t("review.missing.trigger");
  return plover ? null : t("review.missing.type");
}

function missingValue(draft: Draft, claim: Claim): string | null {
  const { picked, spans, typed, parts, keep } = draft;
  const sort = sortOf(draft.field!);
  const fewer = keep.length > 0 && keep.length < partsOf(claim, sort.name).length;
  if (!picked && !parts.length && !fewer)
    return typed.trim() && !spans.length && !sort.wordless ? t("review.missing.words") : t("review.missing.value");
  // A value without words behind it is never kept.
  if (picked && picked.value !== null && !spans.length && !sort.wordless) return t("review.missing.words");
  return null;
}

/** The act that adds a claim to a text. */
export function newClaim({ spans, plover, eventMode, why }: Draft, version: string): NewAct {
  const value = eventMode ? { plover, mode: eventMode } : { plover };
  return { kind: "add", version, value, spans, why: why.trim() };
}

/** The act that a draft is of. */
export function actOf(draft: Draft, claim: Claim): NewAct {
  const { mode, field, spans, picked } = draft;
  const why = draft.why.trim();
  if (mode === "add") return newClaim(draft, claim.version_id);
  if (mode === "reject" || mode === "comment") return { kind: mode, claim: claim.id, why, spans: [] };
  const whole = sortOf(field!).many ? wholeOf(draft, claim) : [];
  if (whole.length) {
    const value = whole.flatMap((each) => each.items);
    return { kind: "correct", claim: claim.id, field, value, spans: whole.flatMap((each) => each.spans), why };
  }
  const value = picked?.value ?? null;
  return { kind: "correct", claim: claim.id, field, value, spans: value === null ? [] : spans, why };
}
