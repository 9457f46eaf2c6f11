/** Whether claims are judged while they are read: it stays so from one claim, and one report, to the next. */
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
