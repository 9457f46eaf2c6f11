/** Short names for what the API gives to these pages. */
import type { components } from "../api/schema";

type Schemas = components["schemas"];
export type ActorRow = Schemas["ActorRow"];
export type PlaceRow = Schemas["PlaceRow"];
export type Hit = Schemas["Hit"];
export type IncidentRow = Schemas["IncidentRow"];
export type Incident = Schemas["Incident"];
export type Gone = Schemas["Gone"];
export type Document = Schemas["Document"];
export type Claim = Schemas["Claim"];
export type Export = Schemas["Export"];
export type User = Schemas["User"];
export type Role = User["role"];
