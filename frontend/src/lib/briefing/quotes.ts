/** The words behind an incident, each text once: a copy says nothing that its origin has not said. */
import type { Claim, Incident } from "../pages/types";

export interface Quote {
  claim: Claim;
  words: string;
  /** Other claims with the same words, by copies. */
  repeated: number;
}

/** The most quotations of an incident; the rest is counted and stands in the archive. */
export const QUOTED = 8;

export function quotesOf(incident: Incident): { quotes: Quote[]; more: number } {
  const found = new Map<string, Quote>();
  const counted = incident.claims.filter((claim) => !claim.attached_to);
  for (const claim of [...counted].sort(originFirst)) {
    const words = wordsOf(claim);
    const same = found.get(folded(words));
    if (same) same.repeated++;
    else found.set(folded(words), { claim, words, repeated: 0 });
  }
  const quotes = [...found.values()];
  return { quotes: quotes.slice(0, QUOTED), more: Math.max(0, quotes.length - QUOTED) };
}

function wordsOf(claim: Claim): string {
  const spans = claim.evidence.length ? claim.evidence : [claim.trigger];
  return spans.map((span) => span.text.replace(/\s+/g, " ").trim()).join(" … ");
}

function folded(words: string): string {
  return words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

function originFirst(one: Claim, other: Claim): number {
  return Number(one.copied) - Number(other.copied) || (one.published ?? "9").localeCompare(other.published ?? "9");
}

/** Who says so, as the text names them; the outlet in its own voice for the author. */
export function speakerOf(claim: Claim): string | null {
  const { speaker } = claim.attribution;
  if (speaker === null || speaker === "author") return null;
  return speaker.name;
}
