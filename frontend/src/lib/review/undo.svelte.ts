/** The last thing that this person did here, so that one key takes it back. */
import * as api from "./api";
import { t } from "../i18n";
import { problemOf, type Problem } from "./problem";
import type { Done, JudgedTogether } from "./types";

/** What was done, in words, and how to take it back. `taken` is called with what the server says then. */
export interface Last {
  words: string;
  undo: () => Promise<void>;
}

class Undoing {
  last = $state<Last | null>(null);
  /** What a live region says: of the last act, and that it was taken back. */
  said = $state("");
  busy = $state(false);
  problem = $state<Problem | null>(null);

  /** Remember an act. */
  did(words: string, undo: () => Promise<void>): void {
    this.last = { words, undo };
    this.said = words;
    this.problem = null;
  }

  /** Remember an act of review. */
  act(words: string, done: Done, taken: (done: Done) => void): void {
    this.did(words, async () => taken(await api.undoAct(done.act.seq)));
  }

  /** Remember verdicts that were kept together: so they are taken back. */
  verdicts(words: string, kept: JudgedTogether, taken: (incidents: string[]) => void): void {
    const numbers = kept.judgements.map((each) => each.seq);
    this.did(words, async () => taken((await api.undoJudgements(numbers)).incidents));
  }

  /** Take back the last act. What the server refuses stays undoable. */
  async undo(): Promise<void> {
    const last = this.last;
    if (!last || this.busy) return;
    this.busy = true;
    this.problem = null;
    try {
      await last.undo();
      this.last = null;
      this.said = t("review.undone-said", { what: last.words });
    } catch (error) {
      this.problem = problemOf(error);
    } finally {
      this.busy = false;
    }
  }

  dismiss(): void {
    this.last = null;
    this.said = "";
    this.problem = null;
  }
}

export const undoing = new Undoing();
