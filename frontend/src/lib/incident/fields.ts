/** The fields of an incident under the names that people know them by. */
import type { Field, Incident } from "../api/reading";
import { t } from "../i18n";
import { name } from "../words";
import type { Column } from "./cells";
import type { Kind } from "./signs";

export interface Shown {
  key: string;
  label: string;
  field: Field;
  kind: Kind;
  column: Column;
}

/** List the fields in the order in which they are read; those that nobody tells are left out. */
export function fieldsOf(incident: Incident): Shown[] {
  const fixed: [Column, Field, Kind][] = [
    ["event", incident.event, "event"],
    ["actors", incident.actors, "party"],
    ["targets", incident.targets, "party"],
    ["place", incident.place, "place"],
    ["time", incident.time, "time"],
    ["weapons", incident.weapons, "weapon"],
  ];
  const shown = fixed.map(([column, field, kind]) => ({
    key: column,
    label: t(`incident.column.${column}`),
    field,
    kind,
    column,
  }));
  return [...shown, ...harmsOf(incident)].filter((each) => each.field.values.length);
}

function harmsOf(incident: Incident): Shown[] {
  return incident.harms.map(({ effect, group, counts }) => ({
    key: `${effect} ${group}`,
    label: [name("effect", effect), group ? name("group", group) : ""].filter(Boolean).join(", "),
    field: counts,
    kind: "count" as const,
    column: effect === "killed" ? ("deaths" as const) : ("harms" as const),
  }));
}
