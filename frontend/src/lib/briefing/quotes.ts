/** The words behind an incident: once an origin and speaker, since a copy says nothing that its origin has not said. */
import type { Claim, Incident } from "../pages/types";
import { piecesOf, type Piece, type Run, type Text } from "./wording";

export interface Quote {
  /** One of its claims, from the version that is quoted. */
  claim: Claim;
  runs: Run[];
  /** Other reports that print the same. */
  copies: number;
}

/** The most quotations of an incident; the rest is counted and stands in the archive. */
export const QUOTED = 8;

/** Group an incident's claims, the first told first. Round-ups that are only attached are not quoted. */
export function quotesOf(incident: Incident): { quotes: Quote[]; more: number } {
  const groups = new Map<string, Claim[]>();
  const told = incident.claims.filter((claim) => !claim.attached_to);
  for (const claim of [...told].sort(originFirst)) {
    const key = [claim.origin_id, speakerOf(claim) ?? claim.attribution.kind, claim.status].join("\n");
    groups.set(key, [...(groups.get(key) ?? []), claim]);
  }
  const quotes = [...groups.values()].map(quoted);
  return { quotes: quotes.slice(0, QUOTED), more: Math.max(0, quotes.length - QUOTED) };
}

function quoted(claims: Claim[]): Quote {
  const first = claims[0]!;
  const same = claims.filter((claim) => claim.version_id === first.version_id);
  const spans = same.flatMap((claim) => (claim.evidence.length ? claim.evidence : [claim.trigger]));
  return { claim: first, runs: merged(spans), copies: new Set(claims.map((claim) => claim.report_id)).size - 1 };
}

/** Spans that touch or overlap as one, in the order of the text. */
export function merged(spans: readonly Run[]): Run[] {
  const out: Run[] = [];
  for (const { begin, end, text } of [...spans].sort((one, other) => one.begin - other.begin || one.end - other.end)) {
    const last = out.at(-1);
    if (!last || begin > last.end) out.push({ begin, end, text });
    else if (end > last.end) {
      last.text += [...text].slice(last.end - begin).join("");
      last.end = end;
    }
  }
  return out;
}

/** The quotation: whole sentences with the words that count marked, or those words alone without the text. */
export function wordsOf(quote: Quote, texts: ReadonlyMap<string, Text>): Piece[] {
  return piecesOf(quote.runs, texts.get(quote.claim.version_id));
}

function originFirst(one: Claim, other: Claim): number {
  return Number(one.copied) - Number(other.copied) || (one.published ?? "9").localeCompare(other.published ?? "9");
}

/** Who says so, as the text names them; null for the author and for sources that nobody names. */
export function speakerOf(claim: Claim): string | null {
  const { speaker } = claim.attribution;
  return speaker === null || speaker === "author" ? null : speaker.name;
}
