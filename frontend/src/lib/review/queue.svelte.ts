/** The queue of one who judges: the claims that wait, where one is, and how far one has come. */
import { t } from "../i18n";
import * as api from "./api";
import type { QueueFilter } from "./api";
import { problemOf, type Problem } from "./problem";
import { claimAfter } from "./states";
import type { Act, Claim, Document, Done, QueueItem } from "./types";

const JUDGING = new Set(["accept", "correct", "reject"]);
/** How many pages of one's own acts are counted: 10 of 500 tell of thousands of claims, and cost ten questions. */
const PAGES = 10;
/** How many texts are kept at hand: going back and forth between a few claims asks for nothing again. */
const TEXTS = 8;

export class Queue {
  items = $state.raw<QueueItem[]>([]);
  next = $state.raw<string | null>(null);
  current = $state.raw<QueueItem | null>(null);
  document = $state.raw<Document | null>(null);
  loading = $state(false);
  problem = $state.raw<Problem | null>(null);
  /** How many claims one has judged, and how many wait; null while that is not known. */
  judged = $state<number | null>(null);
  waiting = $state<number | null>(null);
  #judged = new Set<string>();
  #texts = new Map<string, Promise<Document>>();
  #round = 0;
  #filter: QueueFilter = { field: "", incident: "", state: "" };

  get at(): number {
    return this.items.findIndex((each) => each.claim.id === this.current?.claim.id);
  }

  /** Read the queue from its beginning. */
  async load(filter: QueueFilter, wanted: string | null): Promise<void> {
    this.#filter = filter;
    const mine = ++this.#round;
    this.loading = true;
    this.problem = null;
    try {
      const page = await api.queue(filter);
      if (mine !== this.#round) return;
      this.items = page.items;
      this.next = page.next;
      if (wanted) await this.open(wanted);
      else await this.show(page.items[0] ?? null);
    } catch (error) {
      if (mine === this.#round) this.problem = problemOf(error);
    } finally {
      if (mine === this.#round) this.loading = false;
    }
  }

  /** Count what one has judged and what waits. */
  async count(name: string | null): Promise<void> {
    try {
      const all = await api.queue({ field: "", incident: "", state: "any" }, null, 1);
      this.waiting = all.total ?? null;
      this.#judged = judgedIn(await own(name));
      this.judged = this.#judged.size;
    } catch (error) {
      this.problem ??= problemOf(error);
    }
  }

  /** Show a claim of the queue, or one that was asked for by its id. */
  async open(id: string): Promise<void> {
    const known = this.items.find((each) => each.claim.id === id || each.claim.id.startsWith(id));
    if (known) return this.show(known);
    try {
      const claim = await api.claim(id);
      const item = { claim, incident_title: null, doubt: 0, importance: 0, why: [t("review.asked-for")] };
      this.items = [item, ...this.items];
      await this.show(item);
    } catch (error) {
      this.problem = problemOf(error);
    }
  }

  async show(item: QueueItem | null): Promise<void> {
    this.current = item;
    this.problem = null;
    if (!item) {
      this.document = null;
      return;
    }
    try {
      const document = await this.#text(item.claim);
      if (this.current?.claim.id === item.claim.id) this.document = document;
    } catch (error) {
      this.problem = problemOf(error);
    }
  }

  #text(claim: Claim): Promise<Document> {
    const id = claim.version_id;
    const known = this.#texts.get(id);
    if (known) return known;
    const asked = api.document(id);
    this.#texts.set(id, asked);
    if (this.#texts.size > TEXTS) this.#texts.delete(this.#texts.keys().next().value!);
    asked.catch(() => this.#texts.delete(id));
    return asked;
  }

  /** Go to the next or the previous claim; more are read where the list ends. */
  async go(step: 1 | -1): Promise<void> {
    const to = this.at + step;
    if (to >= this.items.length && this.next) await this.more();
    const item = this.items[to];
    if (item) await this.show(item);
  }

  /** Put a claim off: it goes to the end of what is listed. */
  async skip(): Promise<void> {
    const item = this.current;
    if (!item) return;
    const after = this.items[this.at + 1] ?? this.items[0]!;
    this.items = [...this.items.filter((each) => each.claim.id !== item.claim.id), item];
    await this.show(after);
  }

  async more(): Promise<void> {
    try {
      const page = await api.queue(this.#filter, this.next);
      const known = new Set(this.items.map((each) => each.claim.id));
      this.items = [...this.items, ...page.items.filter((each) => !known.has(each.claim.id))];
      this.next = page.next;
    } catch (error) {
      this.problem = problemOf(error);
    }
  }

  /** Take in what an act brought about: the claim as it is now, and how far one has come. */
  changed(done: Done, name: string | null): void {
    const id = done.act.claim;
    if (!id) return;
    const known = this.items.find((each) => each.claim.id === id);
    if (isUndone(done) && !done.claim) this.#drop(id);
    else if (known) this.#replace(claimAfter(known.claim, done));
    else if (done.claim) this.#put(done.claim);
    if (isUndone(done)) void this.count(name);
    else if (JUDGING.has(done.act.kind)) this.#count(id);
  }

  #count(id: string): void {
    const before = this.#judged.size;
    this.#judged.add(id);
    if (this.judged === null || this.#judged.size === before) return;
    this.judged += 1;
    if (this.waiting) this.waiting -= 1;
  }

  #replace(claim: Claim): void {
    this.items = this.items.map((each) => (each.claim.id === claim.id ? { ...each, claim } : each));
    if (this.current?.claim.id === claim.id)
      this.current = this.items.find((each) => each.claim.id === claim.id) ?? this.current;
  }

  /** Put a claim that was added after the one that is shown, and show it. */
  #put(claim: Claim): void {
    const item = { claim, incident_title: null, doubt: 0, importance: 0, why: [t("review.added-by-you")] };
    this.items = this.items.toSpliced(this.at + 1, 0, item);
    this.current = item;
  }

  /** Take a claim out that is no more: the one before it is shown. */
  #drop(id: string): void {
    const at = this.items.findIndex((each) => each.claim.id === id);
    if (at < 0) return;
    this.items = this.items.toSpliced(at, 1);
    if (this.current?.claim.id === id) void this.show(this.items[Math.max(0, at - 1)] ?? null);
  }
}

async function own(name: string | null): Promise<Act[]> {
  const found: Act[] = [];
  let cursor: string | null = null;
  for (let page = 0; page < PAGES; page += 1) {
    const answer = await api.acts({ by: name ?? undefined, limit: 500, cursor });
    found.push(...answer.items);
    cursor = answer.next;
    if (!cursor) break;
  }
  return found;
}

/** Whether something was taken back: the act that came of it is the undoing, or the one that was undone. */
export function isUndone({ act }: Done): boolean {
  return act.kind === "undo" || act.undone !== null;
}

/** The claims that acts judge, those left out that were taken back. */
export function judgedIn(acts: readonly Act[]): Set<string> {
  const standing = acts.filter((each) => each.undone === null && JUDGING.has(each.kind) && each.claim !== null);
  return new Set(standing.map((each) => each.claim!));
}
