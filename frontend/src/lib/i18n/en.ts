import { shell } from "./en/shell";
import { overview } from "./en/overview";
import { incident } from "./en/incident";
import { reader } from "./en/reader";
import { review } from "./en/review";
import { archive } from "./en/archive";
import { people } from "./en/people";
import { briefing } from "./en/briefing";
import { pages } from "./en/pages";
import { states } from "./en/states";
import { words } from "./en/words";

/** All strings in English; another language is another object with the same keys. */
export const en = {
  ...shell,
  ...overview,
  ...incident,
  ...reader,
  ...review,
  ...archive,
  ...people,
  ...briefing,
  ...pages,
  ...states,
  ...words,
} as const;
