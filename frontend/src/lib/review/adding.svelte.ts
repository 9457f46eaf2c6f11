/** What goes on where a claim is added to a text of which no claim is open: the words, the type, and what the server said. */
import * as api from "./api";
import { emptyDraft, missingWords, newClaim, type Draft } from "./draft";
import * as drafts from "./drafts";
import { problemOf, type Problem } from "./problem";
import type { Document, Done, Offsets } from "./types";
import { undoing } from "./undo.svelte";
import { t } from "../i18n";

export class Adding {
  draft = $state<Draft>(emptyDraft());
  sending = $state(false);
  problem = $state.raw<Problem | null>(null);
  #key: string;

  constructor(
    readonly document: Document,
    readonly onchange: (done: Done) => void,
  ) {
    this.#key = `add.${document.version.id}`;
    this.draft = drafts.kept<Draft>(this.#key) ?? emptyDraft();
  }

  begin(): void {
    this.draft = emptyDraft("add");
    this.problem = null;
  }

  cancel(): void {
    this.draft = emptyDraft();
    drafts.drop(this.#key);
  }

  save(): void {
    drafts.keep(this.#key, $state.snapshot(this.draft));
  }

  /** Take selected words: they are the ones that name the event. */
  take(words: Offsets): boolean {
    if (this.draft.mode !== "add") return false;
    this.draft.spans = [words];
    this.save();
    return true;
  }

  dropWords(): void {
    this.draft.spans = [];
    this.save();
  }

  /** Why it cannot be sent yet, in words; null when it can. */
  get missing(): string | null {
    return missingWords(this.draft);
  }

  /** Send it. The draft goes only once the server has kept it. */
  async send(): Promise<boolean> {
    if (this.sending || this.missing !== null) return false;
    this.sending = true;
    this.problem = null;
    try {
      const done = await api.act(newClaim($state.snapshot(this.draft) as Draft, this.document.version.id));
      this.cancel();
      undoing.act(t("review.did.add"), done, this.onchange);
      this.onchange(done);
      return true;
    } catch (error) {
      this.problem = problemOf(error);
      return false;
    } finally {
      this.sending = false;
    }
  }
}
