/** Short names for what the API gives; `schema.d.ts` is made from docs/openapi.json by `npm run types`. */
import type { components } from "./schema";

type Schemas = components["schemas"];
export type { components, paths } from "./schema";
export type Session = Schemas["Session"];
export type Status = Schemas["Status"];
export type Vocabulary = Schemas["Vocabulary"];
export type Problem = Schemas["Problem"];
