/** A small archive for tests: two reports of our own making, what was read off them, and the incidents made of it. */
import { CodePoints } from "../../text/offsets";
import type { Claim, Document, Incident, IncidentRow, Place, Span } from "../types";

export const WIRE = `Fighters re-enter Palmyra nine months after losing it

BEIRUT, Dec. 11 -- Islamic State fighters were back in the centre of Palmyra on Sunday, a monitor said, hours after Russia announced that it had beaten off their attack. 🛰 Satellite images show smoke.

The Russian Defence Ministry said earlier in the day that its aircraft had carried out 64 strikes on the militants overnight. More than 300 of them were killed, it said. Over 4,000 militants had regrouped and attacked the city a second time, the ministry said.

The governor of Homs confirmed that troops had left their positions inside the city. Clashes were also reported near the T4 air base, between Palmyra and Homs. Dozens of soldiers were said to have been killed in the past few days.`;

/** Find words in a text; `nth` from 0. */
export function span(text: string, words: string, nth = 0): Span {
  let at = -1;
  for (let i = 0; i <= nth; i += 1) at = text.indexOf(words, at + 1);
  if (at < 0) throw new Error(`“${words}” is not in the text`);
  const points = new CodePoints(text);
  return { begin: points.fromUtf16(at), end: points.fromUtf16(at + words.length), text: words };
}

export function sentences(text: string): [number, number][] {
  const points = new CodePoints(text);
  const found = [...text.matchAll(/[^\n]+?(?:[.!?](?= |\n|$)|(?=\n|$))/g)];
  return found.map((each) => {
    const lead = each[0].length - each[0].trimStart().length;
    return [points.fromUtf16(each.index + lead), points.fromUtf16(each.index + each[0].length)];
  });
}

export const TADMUR: Place = {
  name: "Tadmur",
  geometry: { type: "Point", coordinates: [38.28, 34.56] },
  radius_km: 1.4,
  geonameid: 163808,
  country: "SYR",
  adm1: "Homs",
  where_prec: 1,
  geo_precision: 1,
  reason: "“Palmyra” is Tadmur (city, Homs), by another of its names",
};
export const T4: Place = {
  ...TADMUR,
  name: "T4 air base",
  radius_km: 5,
  geonameid: null,
  reason: "the air base of that name in Homs",
};
export const PALMIRA: Place = {
  ...TADMUR,
  name: "Palmira",
  radius_km: 4,
  country: "COL",
  adm1: "Valle",
  geonameid: 3672486,
  reason: "“Palmyra” is Palmira (town, Valle), by another spelling",
};

export function claim(id: string, change: Partial<Claim> = {}): Claim {
  const russia = { span: span(WIRE, "Russian Defence Ministry"), name: "Ministry of Defence", actor_id: null };
  return {
    id,
    incident_id: "1111aaaa",
    attached_to: null,
    reading_id: "9999",
    version_id: "abcd0001",
    report_id: "abcd",
    sha256: "0".repeat(64),
    origin_id: "abcd0001",
    copied: false,
    outlet: "Sample Wire",
    published: "2016-12-11",
    title: "Fighters re-enter Palmyra nine months after losing it",
    url: null,
    trigger: span(WIRE, "strikes"),
    evidence: [span(WIRE, "its aircraft had carried out 64 strikes on the militants overnight")],
    cues: [],
    event: {
      plover: "ASSAULT",
      mode: "aerial",
      cameo: "195",
      acled_event_type: "Explosions/Remote violence",
      acled_sub_event_type: "Air/drone strike",
      ucdp_type_of_violence: 1,
    },
    status: "asserted",
    certainty: "certain",
    extent: "single",
    perp_confidence: null,
    attribution: {
      speaker: { ...russia, country: "RUS", sector: "MIL" },
      kind: "indirect",
      cue: span(WIRE, "said"),
      content: [],
      chain: [],
      speaker_kind: "military",
      anonymous: false,
      side: null,
      involvement: "own",
      reliability: null,
    },
    actors: [{ ...russia, country: "RUS", sector: "MIL" }],
    targets: [
      {
        span: span(WIRE, "militants"),
        name: "Islamic State",
        actor_id: "islamic-state",
        country: "IMG",
        sector: "REB",
      },
    ],
    weapons: [{ name: "aircraft", weapon_class: "aircraft", span: span(WIRE, "aircraft") }],
    casualties: [
      {
        effect: "killed",
        group: "b",
        count: { low: 301, best: null, high: null },
        span: span(WIRE, "More than 300 of them"),
        part: false,
      },
    ],
    place: { place: TADMUR, spans: [span(WIRE, "the centre of Palmyra")] },
    time: {
      value: "2016-12-10",
      start: "2016-12-10",
      end: "2016-12-11",
      date_prec: 2,
      time_precision: 1,
      anchor: "2016-12-11",
      reason: "‘overnight’ before 2016-12-11",
      span: span(WIRE, "overnight"),
    },
    not_after: "2016-12-11",
    stances: [],
    score: 0.61,
    maker: "events.v3",
    review: { state: "open", by: [], fields: {}, comments: 0, hidden: false },
    judged_before: null,
    ...change,
  };
}

export const CLAIMS: readonly Claim[] = [
  claim("c0000001"),
  claim("c0000002", {
    trigger: span(WIRE, "Clashes"),
    evidence: [span(WIRE, "Clashes were also reported near the T4 air base, between Palmyra and Homs.")],
    event: { ...claim("x").event, mode: null, acled_sub_event_type: null },
    actors: [],
    targets: [],
    weapons: [],
    casualties: [],
    attribution: { ...claim("x").attribution, speaker: null, cue: span(WIRE, "reported") },
    place: { place: T4, spans: [span(WIRE, "near the T4 air base")] },
    time: null,
  }),
  claim("c0000003", {
    incident_id: "2222bbbb",
    trigger: span(WIRE, "left"),
    evidence: [span(WIRE, "troops had left their positions inside the city")],
    event: { ...claim("x").event, plover: "RETREAT", mode: "withdraw", acled_sub_event_type: null },
    actors: [{ span: span(WIRE, "troops"), name: "Syrian army", actor_id: null, country: "SYR", sector: "MIL" }],
    targets: [],
    weapons: [],
    casualties: [],
    time: null,
  }),
];

export const DOCUMENT: Document = {
  judged_before: null,
  version: {
    id: "abcd0001",
    report_id: "abcd",
    number: 1,
    sha256: "0".repeat(64),
    size: WIRE.length,
    mime: "text/plain",
    title: "Fighters re-enter Palmyra nine months after losing it",
    publisher: "Sample Wire",
    published: "2016-12-11",
    language: "en",
    added_at: "2016-12-12T08:00:00+00:00",
    how: "file",
    fetched_at: null,
    url: null,
  },
  report: {
    id: "abcd",
    key: "file",
    url: null,
    outlet: "Sample Wire",
    first_seen: "2016-12-12T08:00:00+00:00",
    versions: [],
    copies: [],
  },
  reading_id: "9999",
  maker: [],
  text: WIRE,
  direction: "ltr",
  sentences: sentences(WIRE),
  boilerplate: [],
  mentions: [],
  claims: [],
  rejections: [],
  copied: [],
  hidden: [],
  byline: null,
  origin_line: null,
};

export function row(id: string, change: Partial<IncidentRow> = {}): IncidentRow {
  return {
    id,
    number: 1,
    changed_at: "2016-12-12T08:00:00+00:00",
    title: "Air strikes on Islamic State at Tadmur",
    plover: "ASSAULT",
    acled_event_type: null,
    reality: "happened",
    standing: "told as fact",
    headline: "2 origins, 1 speaker",
    place: "Tadmur",
    country: "SYR",
    start: "2016-12-10",
    end: "2016-12-11",
    date_prec: 2,
    not_after: "2016-12-11",
    actors: ["Ministry of Defence"],
    targets: ["Islamic State"],
    deaths: null,
    articles: 2,
    origins: 2,
    speakers: 1,
    claims: 3,
    conflicts: [],
    review: "open",
    ...change,
  };
}

/** What is shown of an incident where claims are merged and split; its fields are not. */
export function incident(id: string, claims: Claim[], change: Partial<IncidentRow> = {}): Incident {
  const summary = row(id, { claims: claims.length, ...change });
  const empty = { values: [], consolidated: null, words: null, claims: [], rule: "", agreement: "untold" };
  return {
    id,
    number: 1,
    newest: 1,
    at: summary.changed_at,
    title: summary.title,
    event: empty,
    actors: empty,
    targets: empty,
    weapons: empty,
    place: empty,
    time: empty,
    not_after: null,
    harms: [],
    standing: { reality: "happened", statuses: [], one_sided: null, denied_by: [], words: "" },
    responsibility: [],
    corroboration: { articles: 2, origins: 2, speakers: 1, kinds: [], sides: [], unsided: 0, headline: "" },
    attached: [],
    claims,
    silent: [],
    links: [],
    judgements: [],
    row: summary,
  };
}
