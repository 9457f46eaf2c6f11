/** The values of an incident, field by field, with how they agree. */
import type { Incident } from "../pages/types";
import { name } from "../words";

export interface Value {
  words: string;
  origins: number;
  speakers: number;
  /** It is the one that stands for all, by the archive's rules. */
  chosen: boolean;
}
export interface FieldRow {
  field: string;
  agreement: string;
  rule: string;
  values: Value[];
  /** The value by the rule where it is none of those told (an interval that most share). */
  made: string | null;
}

type Told = { words: string; claims: string[]; origins: number; speakers: number };
type Field = { values: Told[]; words: string | null; rule: string; agreement: string };

/** Fields that at least one claim tells. */
export function fieldsOf(incident: Incident): FieldRow[] {
  const fields: [string, Field][] = [
    [name("field", "event"), incident.event],
    [name("field", "actors"), incident.actors],
    [name("field", "targets"), incident.targets],
    [name("field", "weapons"), incident.weapons],
    [name("field", "place"), incident.place],
    [name("field", "time"), incident.time],
    ...incident.harms.map((harm): [string, Field] => [harmName(harm.effect, harm.group), harm.counts]),
  ];
  return fields.filter(([, field]) => field.values.length).map(([label, field]) => row(label, field));
}

function row(label: string, field: Field): FieldRow {
  const values = field.values.map((told) => ({
    words: told.words,
    origins: told.origins,
    speakers: told.speakers,
    chosen: told.words === field.words,
  }));
  const made = field.words !== null && !values.some((value) => value.chosen) ? field.words : null;
  return { field: label, agreement: field.agreement, rule: field.rule, values, made };
}

function harmName(effect: string, group: string | null): string {
  return [name("effect", effect), name("group", group)].filter(Boolean).join(", ");
}

/** Signs of agreement that are told apart without colour; words stand beside them. */
export const SIGNS: Readonly<Record<string, string>> = {
  single: "○",
  agreed: "●",
  compatible: "◐",
  conflicting: "≠",
  untold: "–",
};
