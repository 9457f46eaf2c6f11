/** What goes on in the correction panel: what is being done to a claim, with which words, and what the server said. */
import { t } from "../i18n";
import * as api from "./api";
import { actOf, changeOf, emptyDraft, missingOf, type Draft, type Mode } from "./draft";
import * as drafts from "./drafts";
import { actWords, fieldLabel, sortOf } from "./fields";
import { claimAfter } from "./states";
import { partOf } from "./parts";
import { problemOf, type Problem } from "./problem";
import type { Choice, Claim, Document, Done, FieldName, NewAct, Offsets } from "./types";
import { undoing } from "./undo.svelte";

export class Panel {
  claim = $state.raw<Claim>()!;
  document = $state.raw<Document>()!;
  draft = $state<Draft>(emptyDraft());
  choices = $state.raw<Choice[] | null>(null);
  asking = $state(false);
  sending = $state(false);
  problem = $state.raw<Problem | null>(null);
  restored = $state(false);
  /** How often words were asked about, so that an answer that comes late is dropped. */
  #asked = 0;
  #onchange: (done: Done) => void;
  /** The claim that was open when another was added: gone back to when the addition is taken back. */
  #left: Claim | null = null;

  constructor(claim: Claim, document: Document, onchange: (done: Done) => void) {
    this.#onchange = onchange;
    this.open(claim, document);
  }

  /** Turn to a claim; an unfinished draft on it comes back. */
  open(claim: Claim, document: Document): void {
    const same = this.claim?.id === claim.id;
    this.claim = claim;
    this.document = document;
    if (same) return;
    const draft = drafts.kept<Draft>(claim.id);
    this.draft = { ...emptyDraft(), ...draft };
    this.restored = draft !== null;
    this.choices = null;
    this.problem = null;
    if (this.draft.mode === "correct") void this.ask(false);
  }

  /** Keep the draft, or drop it where nothing is begun. */
  save(): void {
    if (this.draft.mode === "look" || this.draft.mode === "choose") drafts.drop(this.claim.id);
    else drafts.keep(this.claim.id, $state.snapshot(this.draft));
  }

  begin(mode: Mode, field: FieldName | null = null): void {
    this.draft = emptyDraft(mode, field);
    this.#fresh();
    this.save();
    if (field && sortOf(field).offered) void this.ask();
  }

  cancel(): void {
    this.begin("look");
  }

  #fresh(): void {
    this.#asked += 1;
    this.choices = null;
    this.asking = false;
    this.problem = null;
    this.restored = false;
  }

  /** Take selected words: what they are for depends on what is being done; says whether they were wanted. */
  take(words: Offsets): boolean {
    const draft = this.draft;
    if (draft.mode === "add") {
      draft.spans = [words];
      this.save();
      return true;
    }
    if (draft.mode !== "correct" || !draft.field) return false;
    if (sortOf(draft.field).many) this.#layBy();
    draft.spans = [words];
    void this.ask();
    return true;
  }

  /** What was picked for the words before stays, and other words are asked about. */
  #layBy(): void {
    const { picked, spans, parts } = this.draft;
    const part = picked && partOf($state.snapshot(picked) as Choice, $state.snapshot(spans));
    if (part) this.draft.parts = [...parts, part];
  }

  dropPart(at: number): void {
    this.draft.parts = this.draft.parts.filter((_, i) => i !== at);
    this.save();
  }

  /** Let one of the values that the claim has stay, or not. */
  toggleKept(at: number): void {
    const { keep } = this.draft;
    this.draft.keep = keep.includes(at) ? keep.filter((each) => each !== at) : [...keep, at];
    this.save();
  }

  dropWords(words: Offsets): void {
    this.draft.spans = this.draft.spans.filter((each) => each.begin !== words.begin || each.end !== words.end);
    if (this.draft.mode === "correct") void this.ask();
    else this.save();
  }

  /** Ask which values the words can have. The first that the server gives is picked unless the draft has one. */
  async ask(repick = true): Promise<void> {
    const { field, spans, typed } = this.draft;
    const mine = ++this.#asked;
    if (repick) this.draft.picked = null;
    this.save();
    this.choices = null;
    this.problem = null;
    const told = spans.length > 0 || typed.trim() !== "";
    if (!field || !(told || sortOf(field).offered)) {
      this.asking = false;
      return;
    }
    this.asking = true;
    try {
      const plain = $state.snapshot(spans);
      const choices = await api.resolve({ version: this.claim.version_id, field, spans: plain, typed: typed.trim() });
      if (mine !== this.#asked) return;
      this.choices = choices;
      // What is offered without any words is no answer to anything.
      if (this.draft.picked === null && told) this.draft.picked = choices.find((each) => each.value !== null) ?? null;
      this.save();
    } catch (error) {
      if (mine === this.#asked) this.problem = problemOf(error);
    } finally {
      if (mine === this.#asked) this.asking = false;
    }
  }

  /** How many values the words that are asked about can have; null where none are asked about, or no answer is there. */
  get meanings(): number | null {
    const { spans, typed } = this.draft;
    if (this.choices === null || !(spans.length || typed.trim())) return null;
    return this.choices.filter((each) => each.value !== null).length;
  }

  pick(choice: Choice): void {
    this.draft.picked = choice;
    this.save();
  }

  /** What the field being corrected tells now, and would tell. */
  get change(): { before: string; after: string | null } | null {
    return changeOf(this.draft, this.claim);
  }

  /** Why it cannot be sent yet, in words; null when it can. */
  get missing(): string | null {
    return missingOf(this.draft, this.claim);
  }

  accept(): Promise<boolean> {
    return this.#send({ kind: "accept", claim: this.claim.id, spans: [], why: "" });
  }

  /** Send what is drafted, if it is whole. */
  async send(): Promise<boolean> {
    if (this.missing !== null || this.draft.mode === "look" || this.draft.mode === "choose") return false;
    return this.#send(actOf($state.snapshot(this.draft) as Draft, this.claim));
  }

  /** Send an act. The draft goes only once the server has kept it. */
  async #send(given: NewAct): Promise<boolean> {
    if (this.sending) return false;
    this.sending = true;
    this.problem = null;
    try {
      const done = await api.act(given);
      drafts.drop(this.claim.id);
      this.draft = emptyDraft();
      this.#fresh();
      this.#changed(done);
      undoing.act(doneWords(done), done, (taken) => this.#takenBack(given, taken));
      return true;
    } catch (error) {
      this.problem = problemOf(error);
      return false;
    } finally {
      this.sending = false;
    }
  }

  /** Show what the server made of it; a claim that was added is turned to, so that its fields can be told next. */
  #changed(done: Done): void {
    if (done.act.claim === this.claim.id) this.claim = claimAfter(this.claim, done);
    else if (done.claim && done.act.kind === "add") {
      this.#left = this.claim;
      this.open(done.claim, this.document);
    }
    this.#onchange(done);
  }

  #takenBack(given: NewAct, done: Done): void {
    if (done.claim?.id === this.claim.id) this.claim = done.claim;
    else if (given.kind === "add" && this.#left) this.open(this.#left, this.document);
    this.#onchange(done);
  }
}

/** Say in a line what was done: the server's own before and after. */
export function doneWords({ act }: Done): string {
  if (act.kind === "correct")
    return t("review.did.correct", {
      field: fieldLabel(act.field ?? ""),
      before: actWords(act.field, act.before),
      after: actWords(act.field, act.after),
    });
  if (act.kind === "accept") return t("review.did.accept");
  if (act.kind === "reject") return t("review.did.reject");
  if (act.kind === "add") return t("review.did.add");
  return t("review.did.comment");
}
