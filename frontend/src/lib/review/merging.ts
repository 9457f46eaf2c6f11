/** Merge and split as verdicts on pairs of claims: which verdicts, in what words, and what stands against them. */
import { t } from "../i18n";
import type { Claim, Incident, IncidentRow, Judgement, Verdict } from "./types";

export type Ruling = Verdict["verdict"];

/** The verdict that keeps two incidents together, apart, or open. */
export function mergeVerdict(incident: Incident, other: IncidentRow, verdict: Ruling, why: string): Verdict {
  return { verdict, one: incident.id, other: other.id, why: why.trim() };
}

/**
 * The verdicts that split claims off: those that leave are different from those that stay, one claim of a report speaking
 * for its others on that side. Where a report is parted, claims of it that leave together are judged the same, and so are
 * those that stay: what one report tells is joined as a whole, and would otherwise fall into single claims.
 */
export function splitVerdicts(claims: readonly Claim[], chosen: ReadonlySet<string>, why: string): Verdict[] {
  const away = claims.filter((each) => chosen.has(each.id));
  const rest = claims.filter((each) => !chosen.has(each.id));
  if (!away.length || !rest.length) return [];
  const verdict = (kind: Ruling, one: Claim, other: Claim): Verdict => ({
    verdict: kind,
    one: one.id,
    other: other.id,
    why: why.trim(),
  });
  const together = [...pairsOfParted(away, rest), ...pairsOfParted(rest, away)];
  const apart = firsts(away).flatMap((one) => firsts(rest).map((other) => [one, other] as const));
  return [
    ...together.map(([one, other]) => verdict("same", one, other)),
    ...apart.map(([one, other]) => verdict("different", one, other)),
  ];
}

/** One claim of each report, the first. */
function firsts(side: readonly Claim[]): Claim[] {
  return side.filter((each, i) => side.findIndex((one) => one.version_id === each.version_id) === i);
}

/** Of reports that the other side has claims of too: each claim with the first one of its report on this side. */
function pairsOfParted(side: readonly Claim[], others: readonly Claim[]): (readonly [Claim, Claim])[] {
  const parted = new Set(others.map((each) => each.version_id));
  const heads = firsts(side);
  return side
    .filter((each) => parted.has(each.version_id) && !heads.includes(each))
    .map((each) => [heads.find((one) => one.version_id === each.version_id)!, each] as const);
}

/** Say what a verdict on two incidents will bring about. */
export function mergeOutcome(incident: Incident, other: IncidentRow, verdict: Ruling): string {
  const names = { one: incident.title, other: other.title };
  if (verdict === "different") return t("review.outcome.different", names);
  if (verdict === "unsure") return t("review.outcome.unsure", names);
  return t("review.outcome.same", { ...names, mine: incident.row.claims, theirs: other.claims });
}

/** Say what splitting claims off will bring about. */
export function splitOutcome(away: number, rest: number, verdicts: number): string {
  if (!away) return t("review.outcome.none");
  if (!rest) return t("review.outcome.all");
  return t("review.outcome.split", { away, rest, verdicts });
}

const NAMED = /\b([0-9a-f]{8}) and ([0-9a-f]{8}) are (?:same|different|unsure)\b/g;

/** Find the judgements that a refusal names, by the beginnings of the claims that they are on. */
export function standingAgainst(refusal: string, judgements: readonly Judgement[]): Judgement[] {
  const pairs = [...refusal.matchAll(NAMED)].map((found) => [found[1]!, found[2]!] as const);
  return judgements.filter((each) =>
    pairs.some(([one, other]) => each.one.startsWith(one) && each.other.startsWith(other)),
  );
}

/** A verdict in words. */
export function verdictWords(verdict: string): string {
  if (verdict === "same") return t("review.verdict.same");
  if (verdict === "different") return t("review.verdict.different");
  if (verdict === "unsure") return t("review.verdict.unsure");
  return verdict;
}

/** What to look for among others: the same country around the same days. Null where an incident tells neither. */
export function nearby(row: IncidentRow): Record<string, string> | null {
  const query: Record<string, string> = {};
  if (row.country) query["country"] = row.country;
  if (row.start) query["since"] = shifted(row.start, -1);
  if (row.end ?? row.start) query["until"] = shifted((row.end ?? row.start)!, 1);
  return Object.keys(query).length ? query : null;
}

function shifted(day: string, by: number): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + by);
  return date.toISOString().slice(0, 10);
}

/** Put those first that name the same place, then those of the same type. */
export function ranked(row: IncidentRow, others: readonly IncidentRow[]): IncidentRow[] {
  const near = (each: IncidentRow): number =>
    Number(row.place !== null && each.place === row.place) * 2 + Number(each.plover === row.plover);
  return others.filter((each) => each.id !== row.id).toSorted((one, other) => near(other) - near(one));
}
