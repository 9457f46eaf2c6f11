/** Who says what: the stretches of a text that are somebody's words, one in another where one quotes another. */
import type { Claim, Offsets, Participant } from "../api/reading";
import type { CodePoints } from "../text/offsets";

/**
 * What a speaker says, in UTF-16 units. `chain` are who says so, outermost first, the speaker last; null is a source that
 * nobody names. `depth` counts the scopes around it.
 */
export interface Scope extends Offsets {
  chain: (string | null)[];
  depth: number;
  claims: string[];
}

/** Who says so, outermost first; empty where it is the report's own word. */
export function chainOf(claim: Claim): (string | null)[] {
  const { speaker, chain } = claim.attribution;
  const outer = chain.map((each) => each.name);
  return speaker === "author" ? outer : [...outer, nameOf(speaker)];
}

function nameOf(who: Participant | null): string | null {
  return who?.name ?? null;
}

/** Find the scopes of claims, in the order of the text, what contains before what is contained. */
export function scopesOf(claims: readonly Claim[], points: CodePoints): Scope[] {
  const found = new Map<string, Scope>();
  for (const claim of claims) {
    const chain = chainOf(claim);
    if (!chain.length) continue;
    for (const span of claim.attribution.content) {
      const begin = points.toUtf16(span.begin);
      const end = points.toUtf16(span.end);
      const key = JSON.stringify([begin, end, chain]);
      const scope = found.get(key) ?? { begin, end, chain, depth: 0, claims: [] };
      scope.claims.push(claim.id);
      found.set(key, scope);
    }
  }
  return nested([...found.values()]);
}

function nested(scopes: Scope[]): Scope[] {
  scopes.sort((a, b) => a.begin - b.begin || b.end - a.end || a.chain.length - b.chain.length);
  const open: Scope[] = [];
  for (const scope of scopes) {
    while (open.length && open.at(-1)!.end <= scope.begin) open.pop();
    scope.depth = open.filter((each) => each.end >= scope.end).length;
    open.push(scope);
    open.sort((a, b) => b.end - a.end);
  }
  return scopes;
}
