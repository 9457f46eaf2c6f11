/** Short names for what review sends and gets. */
import type { components } from "../api/schema";

type Schemas = components["schemas"];
export type Act = Schemas["Act"];
export type Agreement = Schemas["Agreement"];
export type Choice = Schemas["Choice"];
export type Claim = Schemas["Claim"];
export type Document = Schemas["Document"];
export type Done = Schemas["Done"];
export type Incident = Schemas["Incident"];
export type IncidentRow = Schemas["IncidentRow"];
export type Judged = Schemas["Judged"];
export type JudgedTogether = Schemas["JudgedTogether"];
export type Judgement = Schemas["Judgement"];
export type NewAct = Schemas["NewAct"];
export type Offsets = Schemas["Offsets"];
export type Place = Schemas["Place"];
export type Question = Schemas["Question"];
export type QueueItem = Schemas["QueueItem"];
export type Session = Schemas["Session"];
export type Span = Schemas["Span"];
export type Verdict = Schemas["Verdict"];
export type Vocabulary = Schemas["Vocabulary"];
export type FieldName = Schemas["Question"]["field"];

/** One page of a list. */
export interface Page<T> {
  items: T[];
  next: string | null;
  total?: number | null;
}
