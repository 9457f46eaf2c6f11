/** The reports behind a briefing, each once, with a number that quotations name. */
import type { Claim, Incident } from "../pages/types";

export interface Source {
  number: number;
  version: string;
  report: string;
  origin: string;
  outlet: string | null;
  published: string | null;
  title: string | null;
  url: string | null;
  sha256: string;
  copied: boolean;
}

export interface Counted {
  incidents: number;
  articles: number;
  origins: number;
  outlets: number;
  claims: number;
}

/** Number the reports in the order in which the briefing quotes them. */
export function sourcesOf(incidents: readonly Incident[]): Map<string, Source> {
  const found = new Map<string, Source>();
  for (const claim of incidents.flatMap((incident) => incident.claims))
    if (!found.has(claim.version_id)) found.set(claim.version_id, source(claim, found.size + 1));
  return found;
}

function source(claim: Claim, number: number): Source {
  return {
    number,
    version: claim.version_id,
    report: claim.report_id,
    origin: claim.origin_id,
    outlet: claim.outlet,
    published: claim.published,
    title: claim.title,
    url: claim.url,
    sha256: claim.sha256,
    copied: claim.copied,
  };
}

/** Count a set as an incident is counted: a text once, however many printed it; attached round-ups nowhere. */
export function counted(incidents: readonly Incident[]): Counted {
  const claims = incidents.flatMap((incident) => incident.claims.filter((claim) => !claim.attached_to));
  const different = (of: (claim: Claim) => string | null): number =>
    new Set(claims.map(of).filter((value) => value !== null)).size;
  return {
    incidents: incidents.length,
    articles: different((claim) => claim.report_id),
    origins: different((claim) => claim.origin_id),
    outlets: different((claim) => claim.outlet),
    claims: claims.length,
  };
}
