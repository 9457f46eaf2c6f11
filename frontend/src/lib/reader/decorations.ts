/** What is marked in a text, by layer, and what of the chosen claim. */
import type { Claim, Document, Offsets, ReaderClaim, Span } from "../api/reading";
import type { CodePoints } from "../text/offsets";
import type { Decoration } from "./runs";

/** The layers that can be switched, in the order in which they are offered. */
export const LAYERS = [
  "claims",
  "scopes",
  "mention-actor",
  "mention-place",
  "mention-time",
  "mention-weapon",
  "mention-count",
  "rejections",
  "copied",
] as const;
export type Layer = (typeof LAYERS)[number];

/** All marks there are, those painted over others last. */
export const MARKS = [
  "copied",
  "rejections",
  "scopes",
  "mention-actor",
  "mention-place",
  "mention-time",
  "mention-weapon",
  "mention-count",
  "claims",
  "chosen-content",
  "chosen-evidence",
  "chosen-cue",
  "chosen-value",
  "chosen-trigger",
  "found",
] as const;
export type Mark = (typeof MARKS)[number];

type Of<T> = (what: T) => Offsets[];

/** The words of one layer, in UTF-16 units. */
export function layerMarks(layer: Layer, document: Document, points: CodePoints): Decoration[] {
  const units = unitsOf(points);
  return wordsOf(layer, document).map((span) => ({ ...units(span), name: layer }));
}

const KIND = "mention-";

function wordsOf(layer: Layer, document: Document): Offsets[] {
  if (layer.startsWith(KIND))
    return document.mentions.filter((each) => each.kind === layer.slice(KIND.length)).map((each) => each.span);
  const rest: Record<string, Of<Document>> = {
    claims: ({ claims }) => claims.map((each) => each.trigger),
    scopes: ({ claims }) => claims.flatMap((each) => each.attribution.content),
    rejections: ({ rejections }) => rejections.flatMap((each) => each.span ?? []),
    copied: ({ copied }) => copied.map(([begin, end]) => ({ begin, end })),
  };
  return rest[layer]!(document);
}

/** The words of a claim: trigger strong, values plain, evidence soft. */
export function claimMarks(claim: Claim, points: CodePoints): Decoration[] {
  const units = unitsOf(points);
  const marks: [Mark, Span[]][] = [
    ["chosen-content", claim.attribution.content],
    ["chosen-evidence", claim.evidence],
    ["chosen-cue", [...claim.cues, ...present(claim.attribution.cue), ...speakersOf(claim)]],
    ["chosen-value", valuesOf(claim)],
    ["chosen-trigger", [claim.trigger]],
  ];
  return marks.flatMap(([name, spans]) => spans.map((span) => ({ ...units(span), name })));
}

function speakersOf({ attribution: { speaker, chain } }: Claim): Span[] {
  const all = speaker === null || speaker === "author" ? chain : [...chain, speaker];
  return all.map((each) => each.span);
}

function valuesOf(claim: Claim): Span[] {
  return [
    ...[...claim.actors, ...claim.targets, ...claim.weapons, ...claim.casualties].map((each) => each.span),
    ...(claim.place?.spans ?? []),
    ...present(claim.time?.span),
  ];
}

function present<T>(value: T | null | undefined): T[] {
  return value === null || value === undefined ? [] : [value];
}

export function unitsOf(points: CodePoints): (span: Offsets) => Offsets {
  return ({ begin, end }) => ({ begin: points.toUtf16(begin), end: points.toUtf16(end) });
}

/** The claims with words at a unit: those whose trigger it is first, then those that have it in a value or as evidence. */
export function claimsAt(unit: number, claims: readonly ReaderClaim[], points: CodePoints): string[] {
  const at = points.fromUtf16(unit);
  const has = (span: Offsets) => span.begin <= at && at < span.end;
  const rank = (claim: ReaderClaim) => {
    if (has(claim.trigger)) return 0;
    if (valuesOf(claim).some(has)) return 1;
    return claim.evidence.some(has) || claim.cues.some(has) ? 2 : null;
  };
  return claims
    .map((claim) => ({ id: claim.id, rank: rank(claim) }))
    .filter((each) => each.rank !== null)
    .sort((a, b) => a.rank! - b.rank!)
    .map((each) => each.id);
}
