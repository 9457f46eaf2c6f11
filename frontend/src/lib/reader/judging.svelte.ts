/** Whether claims are judged while they are read: it stays so from one claim, and one report, to the next. */
import type { Claim } from "../api/reading";
import { has } from "../panels/found";
import { session } from "../shell/session.svelte";

class Judging {
  open = $state(false);

  /** Whether whoever is signed in may judge claims, and this build has what it takes. */
  get offered(): boolean {
    return has("CorrectPanel") && session.may("coder");
  }
}

export const judging = new Judging();

/** Whether what others made of a claim is kept from a coder: as long as they have not judged it themselves. */
export function isBlind(review: Claim["review"]): boolean {
  const who = session.value;
  if (who?.mode !== "accounts" || !session.may("coder")) return false;
  return who.name === null || !review.by.includes(who.name);
}
