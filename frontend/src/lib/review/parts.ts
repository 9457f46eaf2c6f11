/** Fields of which several values can stand beside each other: what a claim has, as corrections give it. */
import { casualtiesWords, partyWords } from "./fields";
import type { Choice, Claim, FieldName, Offsets } from "./types";

/** Some of the values of a field, how they read, and the words that were selected for them. */
export interface Part {
  items: unknown[];
  words: string;
  spans: Offsets[];
}

/** List what a claim has in a field, one part a value; nothing for a field that has one value only. */
export function partsOf(claim: Claim, field: FieldName): Part[] {
  if (field === "actors" || field === "targets")
    return claim[field].map((each) => part({ ...each }, partyWords(each), each.span));
  if (field === "casualties")
    return claim.casualties.map(({ count, ...rest }) =>
      part({ ...rest, ...count }, casualtiesWords({ ...rest, count }), rest.span),
    );
  if (field === "weapons") return claim.weapons.map((each) => part({ ...each }, each.name, each.span));
  return [];
}

function part(item: unknown, words: string, { begin, end }: Offsets): Part {
  return { items: [item], words, spans: [{ begin, end }] };
}

/** Make a part of a choice whose value is a list; null of one that says that the text tells none. */
export function partOf(choice: Choice, spans: readonly Offsets[]): Part | null {
  return Array.isArray(choice.value) ? { items: choice.value, words: choice.words, spans: [...spans] } : null;
}
