/** Claims, incidents and entries for tests, as the API gives them: name what matters, the rest is filled in. */
import type { Entry } from "../briefing/entries";
import type { Claim, Incident, IncidentRow } from "../pages/types";

export const span = (begin: number, text: string) => ({ begin, end: begin + [...text].length, text });

export function claim(id: string, given: Partial<Claim> = {}): Claim {
  return {
    id,
    incident_id: "1a2b",
    attached_to: null,
    reading_id: "ea1",
    version_id: "b1",
    report_id: "a1",
    sha256: "c".repeat(64),
    origin_id: "b1",
    copied: false,
    outlet: "Sample Wire",
    published: "2016-03-27",
    title: "Army retakes town",
    url: "https://example.org/a",
    trigger: span(0, "Shells"),
    evidence: [span(0, "Shells hit the market")],
    cues: [],
    event: codes,
    status: "asserted",
    certainty: "certain",
    extent: "single",
    perp_confidence: null,
    attribution: attribution(null),
    actors: [],
    targets: [],
    weapons: [],
    casualties: [],
    place: null,
    time: null,
    not_after: "2016-03-27",
    stances: [],
    score: 1,
    maker: "extract.v1",
    review: { state: "open", by: [], fields: {}, comments: 0, hidden: false },
    judged_before: null,
    ...given,
  };
}

const codes = {
  plover: "ASSAULT",
  mode: "heavy-weapons",
  cameo: "194",
  acled_event_type: null,
  acled_sub_event_type: null,
  ucdp_type_of_violence: null,
};

export function attribution(name: string | null): Claim["attribution"] {
  const speaker = name && { span: span(0, name), name, actor_id: null, country: null, sector: null };
  return {
    speaker: speaker || "author",
    kind: name ? "indirect" : "author",
    cue: null,
    content: [],
    chain: [],
    speaker_kind: null,
    anonymous: false,
    side: null,
    involvement: null,
    reliability: null,
  };
}

export function told<T>(value: T, words: string, origins = 1) {
  return { value, words, claims: ["d1"], origins, speakers: origins };
}

export function field<T>(values: ReturnType<typeof told<T>>[], agreement: string, words: string | null = null) {
  return { values, consolidated: null, words, claims: [], rule: "told by most origins", agreement };
}

export function row(id: string, given: Partial<IncidentRow> = {}): IncidentRow {
  return {
    id,
    number: 1,
    changed_at: "2026-11-29T07:40:00Z",
    title: `shelling of a market ${id}`,
    plover: "ASSAULT",
    acled_event_type: null,
    reality: "asserted",
    standing: "asserted by 1 origin",
    headline: "1 article, 1 origin, 1 speaker",
    place: "Tadmur",
    country: "SYR",
    start: "2016-03-26",
    end: "2016-03-27",
    date_prec: 2,
    not_after: null,
    actors: [],
    targets: [],
    deaths: null,
    articles: 1,
    origins: 1,
    speakers: 1,
    claims: 1,
    conflicts: [],
    review: "open",
    ...given,
  };
}

export function incident(id: string, given: Partial<Incident> = {}): Incident {
  const none = field<never>([], "untold");
  return {
    id,
    number: 1,
    newest: 1,
    at: "2026-11-29T07:40:00Z",
    title: `shelling of a market ${id}`,
    event: field([told(codes, "shelling")], "single", "shelling"),
    actors: none,
    targets: none,
    weapons: none,
    place: none,
    time: none,
    not_after: "2016-03-27",
    harms: [],
    standing: { reality: "asserted", statuses: [], one_sided: null, denied_by: [], words: "asserted by 1 origin" },
    responsibility: [],
    corroboration: {
      articles: 1,
      origins: 1,
      speakers: 1,
      kinds: [],
      sides: [],
      unsided: 1,
      headline: "1 article, 1 origin, 1 speaker",
    },
    attached: [],
    claims: [claim("d1")],
    silent: [],
    links: [],
    judgements: [],
    row: row(id),
    ...given,
  };
}

/** A day since 1970. */
export const day = (iso: string): number => Date.parse(iso) / 86_400_000;

export function entry(id: string, given: Partial<Entry> = {}): Entry {
  return {
    id,
    title: `shelling ${id}`,
    headline: "1 article, 1 origin, 1 speaker",
    standing: "asserted by 1 origin",
    plover: "ASSAULT",
    reality: "asserted",
    place: "Tadmur",
    country: "SYR",
    lon: 38.28,
    lat: 34.56,
    radius: 3,
    wherePrec: 1,
    start: day("2016-03-26"),
    end: day("2016-03-26"),
    notAfter: null,
    deaths: null,
    articles: 1,
    origins: 1,
    speakers: 1,
    conflicts: [],
    ...given,
  };
}
