/** Sends verdicts that belong together: all are kept, or none. */
import * as api from "./api";
import * as drafts from "./drafts";
import { standingAgainst } from "./merging";
import { problemOf, type Problem } from "./problem";
import type { Judgement, Verdict } from "./types";
import { undoing } from "./undo.svelte";

export class Judging {
  sending = $state(false);
  problem = $state.raw<Problem | null>(null);
  /** The judgements that stand against what was refused. */
  against = $state.raw<Judgement[]>([]);
  /** The incidents that changed by what was kept. */
  changed = $state.raw<string[]>([]);

  constructor(
    readonly draft: string,
    readonly onchange: (incidents: string[]) => void,
  ) {}

  /** Send verdicts; says whether they were kept. Then the draft goes, and one undo takes them all back. */
  async send(verdicts: readonly Verdict[], words: string): Promise<boolean> {
    if (this.sending) return false;
    this.sending = true;
    this.problem = null;
    this.against = [];
    try {
      const kept = await api.judge(verdicts);
      drafts.drop(this.draft);
      this.changed = kept.incidents;
      if (kept.judgements.length) undoing.verdicts(words, kept, this.onchange);
      return true;
    } catch (error) {
      await this.#refused(error);
      return false;
    } finally {
      this.sending = false;
    }
  }

  async #refused(error: unknown): Promise<void> {
    const problem = problemOf(error);
    if (problem.status === 409) {
      // The refusal is shown in any case; the list only puts the judgement that it names beside it.
      const all = await api.judgements().catch(() => []);
      this.against = standingAgainst(problem.what, all);
    }
    this.problem = problem;
  }
}
