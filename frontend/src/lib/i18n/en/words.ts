/** Names of codes in plain words, by key: `words.list.code`. `name(list, code)` in `lib/words.ts` reads them. */
import { events } from "./words/events";
import { incidents } from "./words/incidents";
import { parties } from "./words/parties";
import { precisions } from "./words/precisions";
import { reports } from "./words/reports";
import { work } from "./words/work";

export const words = { ...events, ...incidents, ...parties, ...precisions, ...reports, ...work } as const;
