/** What a briefing does not count, and why, in sentences that hold for this set. */
import { t } from "../i18n";
import type { Incident } from "../pages/types";
import { isSaid, type Entry } from "./entries";
import { stepOf, unitFor } from "./tallies";

export function notesOf(entries: readonly Entry[], incidents: readonly Incident[]): string[] {
  const claims = incidents.flatMap((incident) => incident.claims);
  const copies = new Set(claims.filter((claim) => claim.copied).map((claim) => claim.report_id)).size;
  const said = entries.filter(isSaid);
  const silent = said.filter((entry) => !entry.deaths).length;
  const unit = unitFor(entries);
  const timeless = entries.filter((entry) => stepOf(entry, unit) === null).length;
  const placeless = entries.filter((entry) => entry.lon === null || entry.wherePrec === 6).length;
  const attached = incidents.reduce((sum, incident) => sum + incident.attached.length, 0);
  const reviewed = incidents.filter((incident) => incident.row.review !== "open").length;
  const notes = [
    [copies, t("briefing.note-copies", { count: copies })],
    [entries.length - said.length, t("briefing.note-unreal", { count: entries.length - said.length })],
    [silent, t("briefing.note-untold", { count: silent })],
    [said.length - silent, t("briefing.note-sums")],
    [timeless, t("briefing.note-time", { count: timeless })],
    [placeless, t("briefing.note-place", { count: placeless })],
    [attached, t("briefing.note-attached", { count: attached })],
    [incidents.length, reviewed ? t("briefing.note-machine", { count: reviewed }) : t("briefing.note-unseen")],
  ] as const;
  return notes.filter(([count]) => count > 0).map(([, words]) => words);
}
