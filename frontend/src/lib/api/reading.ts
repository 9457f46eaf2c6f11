/** Short names for what incidents, claims and documents are made of. */
import type { components } from "./schema";

type Schemas = components["schemas"];
export type Span = Schemas["Span"];
export type Claim = Schemas["Claim"];
export type ReaderClaim = Schemas["ReaderClaim"];
export type ClaimTime = Schemas["ClaimTime"];
export type Participant = Schemas["Participant"];
export type Incident = Schemas["Incident"];
export type Count = Schemas["Count"];
export type Days = Schemas["Days"];
export type Place = Schemas["Place"];
export type Party = Schemas["Party"];
export type EventCodes = Schemas["EventCodes"];
export type Harm = Schemas["Harm"];
export type Responsibility = Schemas["Responsibility"];
export type Silent = Schemas["Silent"];
export type Link = Schemas["Link"];
export type Judgement = Schemas["Judgement"];
export type Change = Schemas["Change"];
export type Gone = Schemas["Gone"];
export type Document = Schemas["Document"];
export type Mention = Schemas["Mention"];
export type Report = Schemas["Report"];
export type ReportRow = Schemas["ReportRow"];
export type OriginRow = Schemas["OriginRow"];
export type Version = Schemas["Version"];
export type Comparison = Schemas["Comparison"];
export type Piece = Schemas["Piece"];

/** A run of a text, end exclusive: code points where the API gives it, UTF-16 units inside `lib/reader`. */
export interface Offsets {
  begin: number;
  end: number;
}

/** A value that claims state, whatever it is of. */
export interface Told<T = unknown> {
  value: T;
  words: string;
  claims: string[];
  origins: number;
  speakers: number;
}

/** What claims say of one thing, whatever it is. */
export interface Field<T = unknown> {
  values: Told<T>[];
  consolidated: T | null;
  words: string | null;
  claims: string[];
  rule: string;
  agreement: string;
}

/** Some items of a list, and the cursor of what comes after. */
export interface Page<T> {
  items: T[];
  next: string | null;
  total?: number | null;
}
