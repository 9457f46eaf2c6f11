/** What goes on in the correction panel: what is being done to a claim, with which words, and what the server said. */
import { t } from "../i18n";
import * as api from "./api";
import * as drafts from "./drafts";
import { fieldLabel, placeWords, sortOf, told } from "./fields";
import { problemOf, type Problem } from "./problem";
import type { Choice, Claim, Document, Done, FieldName, NewAct, Offsets } from "./types";
import { undoing } from "./undo.svelte";

export type Mode = "look" | "choose" | "correct" | "reject" | "comment" | "add";

/** What would be lost if it were not kept. */
export interface Draft {
  mode: Mode;
  field: FieldName | null;
  spans: Offsets[];
  typed: string;
  picked: Choice | "nothing" | null;
  why: string;
  plover: string;
  eventMode: string;
}

const EMPTY: Draft = {
  mode: "look",
  field: null,
  spans: [],
  typed: "",
  picked: null,
  why: "",
  plover: "",
  eventMode: "",
};

export class Panel {
  claim = $state.raw<Claim>()!;
  document = $state.raw<Document>()!;
  draft = $state<Draft>({ ...EMPTY });
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
    this.draft = { ...EMPTY, ...draft };
    this.restored = draft !== null;
    this.choices = null;
    this.problem = null;
    if (this.draft.mode === "correct" && (this.draft.spans.length || this.draft.typed)) void this.ask(false);
  }

  /** Keep the draft, or drop it where nothing is begun. */
  save(): void {
    if (this.draft.mode === "look" || this.draft.mode === "choose") drafts.drop(this.claim.id);
    else drafts.keep(this.claim.id, $state.snapshot(this.draft));
  }

  begin(mode: Mode, field: FieldName | null = null): void {
    this.draft = { ...EMPTY, mode, field };
    this.#fresh();
    this.save();
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
    const others = draft.spans.filter((each) => each.end <= words.begin || each.begin >= words.end);
    draft.spans = sortOf(draft.field).many ? [...others, words].toSorted((a, b) => a.begin - b.begin) : [words];
    draft.typed = "";
    void this.ask();
    return true;
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
    if (!field || (!spans.length && !typed.trim())) {
      this.asking = false;
      return;
    }
    this.asking = true;
    try {
      const plain = $state.snapshot(spans);
      const choices = await api.resolve({ version: this.claim.version_id, field, spans: plain, typed: typed.trim() });
      if (mine !== this.#asked) return;
      this.choices = choices;
      if (this.draft.picked === null) this.draft.picked = choices[0] ?? null;
      this.save();
    } catch (error) {
      if (mine === this.#asked) this.problem = problemOf(error);
    } finally {
      if (mine === this.#asked) this.asking = false;
    }
  }

  pick(choice: Choice | "nothing"): void {
    this.draft.picked = choice;
    this.save();
  }

  /** What the field being corrected tells now, and would tell; `after` is null until something is picked. */
  get change(): { before: string; after: string | null } | null {
    const { field, picked } = this.draft;
    if (!field) return null;
    const before = told(this.claim, field).words ?? t("review.not-told");
    if (picked === null) return { before, after: null };
    return { before, after: picked === "nothing" ? t("review.not-told") : choiceWords(picked) };
  }

  /** Why it cannot be sent yet, in words; null when it can. */
  get missing(): string | null {
    const { mode, picked, spans, why, plover } = this.draft;
    if (mode === "correct" && picked === null) return t("review.missing.value");
    if (mode === "reject" && !why.trim()) return t("review.missing.why");
    if (mode === "comment" && !why.trim()) return t("review.missing.comment");
    if (mode === "add" && !spans.length) return t("review.missing.trigger");
    if (mode === "add" && !plover) return t("review.missing.type");
    return null;
  }

  #act(): NewAct {
    const { mode, field, spans, picked, plover, eventMode } = $state.snapshot(this.draft) as Draft;
    const why = this.draft.why.trim();
    const claim = this.claim.id;
    if (mode === "add") {
      const value = eventMode ? { plover, mode: eventMode } : { plover };
      return { kind: "add", version: this.claim.version_id, value, spans, why };
    }
    if (mode === "reject" || mode === "comment") return { kind: mode, claim, why, spans: [] };
    if (picked === "nothing" || picked === null) return { kind: "correct", claim, field, value: null, spans: [], why };
    return { kind: "correct", claim, field, value: picked.value, spans, why };
  }

  accept(): Promise<boolean> {
    return this.#send({ kind: "accept", claim: this.claim.id, spans: [], why: "" });
  }

  /** Send what is drafted, if it is whole. */
  async send(): Promise<boolean> {
    if (this.missing !== null || this.draft.mode === "look" || this.draft.mode === "choose") return false;
    return this.#send(this.#act());
  }

  /** Send an act. The draft goes only once the server has kept it. */
  async #send(given: NewAct): Promise<boolean> {
    if (this.sending) return false;
    this.sending = true;
    this.problem = null;
    try {
      const done = await api.act(given);
      drafts.drop(this.claim.id);
      this.draft = { ...EMPTY };
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
    if (done.claim?.id === this.claim.id) this.claim = done.claim;
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

/** A choice as the claim will tell it: a place with where it lies, as it stands in the claim. */
function choiceWords(choice: Choice): string {
  return choice.place ? placeWords(choice.place) : choice.words;
}

/** Say in a line what was done: the server's own before and after. */
export function doneWords({ act }: Done): string {
  if (act.kind === "correct")
    return t("review.did.correct", {
      field: fieldLabel(act.field ?? ""),
      before: act.before ?? t("review.not-told"),
      after: act.after ?? t("review.not-told"),
    });
  if (act.kind === "accept") return t("review.did.accept");
  if (act.kind === "reject") return t("review.did.reject");
  if (act.kind === "add") return t("review.did.add");
  return t("review.did.comment");
}
