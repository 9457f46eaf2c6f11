/** The claims of an incident as a table: who says what of each thing, and how it stands to what is taken for all. */
import type { Claim, Incident, Span } from "../api/reading";
import { speakerOf } from "../reader/speaking";
import { cellOf, COLUMNS, type Cell, type Column } from "./cells";

export interface Row {
  claim: Claim;
  speaker: string;
  /** The claim before is another one by the same speaker. */
  again: boolean;
  cells: Record<Column, Cell>;
}

/** Rows whose words go back to one text. */
export interface Group {
  origin: string;
  outlet: string | null;
  published: string | null;
  title: string | null;
  /** Who printed it as well. */
  reprints: string[];
  /** Round-ups: shown, not counted. */
  attached: boolean;
  rows: Row[];
}

/** Group claims by origin, then by speaker, both in the order in which they come; attached ones last. */
export function groupsOf(incident: Incident): Group[] {
  const groups = new Map<string, Claim[]>();
  for (const claim of incident.claims) {
    const key = isAttached(claim, incident) ? "" : claim.origin_id;
    groups.set(key, [...(groups.get(key) ?? []), claim]);
  }
  const attached = groups.get("");
  groups.delete("");
  const found = [...groups].map(([origin, claims]) => groupOf(origin, claims, incident));
  return attached ? [...found, { ...groupOf("", attached, incident), attached: true }] : found;
}

/** Say whether a claim is a round-up that the incident is part of. */
export function isAttached(claim: Claim, incident: Incident): boolean {
  return incident.attached.some((each) => each.claim === claim.id);
}

function groupOf(origin: string, claims: Claim[], incident: Incident): Group {
  const first = claims.find((each) => !each.copied) ?? claims[0]!;
  const reprints = claims.filter((each) => each.copied && each.outlet && each.outlet !== first.outlet);
  return {
    origin,
    outlet: first.outlet,
    published: first.published,
    title: first.title,
    reprints: [...new Set(reprints.map((each) => each.outlet!))],
    attached: false,
    rows: rowsOf(claims, incident),
  };
}

function rowsOf(claims: Claim[], incident: Incident): Row[] {
  const speakers = new Map<string, Claim[]>();
  for (const claim of claims) {
    const speaker = speakerOf(claim);
    speakers.set(speaker, [...(speakers.get(speaker) ?? []), claim]);
  }
  return [...speakers].flatMap(([speaker, theirs]) =>
    theirs.map((claim, i) => ({ claim, speaker, again: i > 0, cells: cellsOf(claim, incident) })),
  );
}

function cellsOf(claim: Claim, incident: Incident): Record<Column, Cell> {
  const cells = COLUMNS.map((column) => [column, cellOf(column, claim, incident)]);
  return Object.fromEntries(cells) as Record<Column, Cell>;
}

/** The columns of which at least one claim tells something, and those that nobody tells. */
export function columnsOf(groups: readonly Group[]): { told: Column[]; untold: Column[] } {
  const told = COLUMNS.filter((column) => groups.some(({ rows }) => rows.some((row) => row.cells[column].length)));
  return { told, untold: COLUMNS.filter((column) => !told.includes(column)) };
}

/** All spans of a cell in the order of the text. */
export function spansOf(cell: Cell): Span[] {
  return cell.flatMap((each) => each.spans).sort((a, b) => a.begin - b.begin);
}
