/** Sends verdicts one after another, and knows what was kept when one is refused. */
import * as api from "./api";
import * as drafts from "./drafts";
import { standingAgainst } from "./merging";
import { problemOf, type Problem } from "./problem";
import type { Judged, Judgement, Verdict } from "./types";
import { undoing } from "./undo.svelte";

export class Judging {
  sending = $state(false);
  problem = $state.raw<Problem | null>(null);
  /** The judgements that stand against what was refused. */
  against = $state.raw<Judgement[]>([]);
  /** What was kept before the refusal. */
  kept = $state.raw<Judged[]>([]);

  constructor(
    readonly draft: string,
    readonly onchange: (incidents: string[]) => void,
  ) {}

  /** Send verdicts; says whether all were kept. What was kept can be undone, the draft goes once all are. */
  async send(verdicts: readonly Verdict[], words: string): Promise<boolean> {
    if (this.sending) return false;
    this.sending = true;
    this.problem = null;
    this.against = [];
    const kept: Judged[] = [];
    try {
      for (const verdict of verdicts) kept.push(await api.judge(verdict));
      drafts.drop(this.draft);
      return true;
    } catch (error) {
      await this.#refused(error);
      return false;
    } finally {
      this.kept = kept;
      this.sending = false;
      if (kept.length) undoing.verdicts(words, kept, this.onchange);
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

  /** The incidents that changed by what was kept. */
  get changed(): string[] {
    return [...new Set(this.kept.flatMap((each) => each.incidents))];
  }
}
