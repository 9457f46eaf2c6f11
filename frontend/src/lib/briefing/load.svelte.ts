/** Gathers what a briefing needs: the filtered set from the overview, and each of its first incidents in full. */
import type { Geometry } from "geojson";
import { get } from "../api/client";
import type { Status } from "../api/types";
import type { State } from "../overview/state";
import { store } from "../overview/store.svelte";
import type { Document, Incident } from "../pages/types";
import { byDay, entryOf, type Entry } from "./entries";
import { quotesOf } from "./quotes";
import { textOf, type Text } from "./wording";

/** So many incidents stand in full; the rest of a set is a table. */
export const FULL = 200;
/** Texts of so many reports are read, to quote whole sentences; beyond it only the words that count are quoted. */
export const TEXTS = 150;
/** Requests under way at once: a browser allows six, and the desk's own must get through. */
const AT_ONCE = 4;

export interface Gathered {
  /** The set in the order of the briefing: those in full first. */
  entries: Entry[];
  /** Those in full, in the same order. */
  incidents: Incident[];
  shapes: Record<string, Geometry>;
  status: Status;
  at: Date;
  /** Texts to quote from, by version. */
  texts: ReadonlyMap<string, Text>;
  /** Incidents that should be in full and could not be read. */
  unread: number;
}

export class Gathering {
  result = $state.raw<Gathered | null>(null);
  error = $state.raw<unknown>(null);
  done = $state(0);
  total = $state(0);

  /** Gather for a state of the overview; the function that is returned stops it. */
  start(state: State): () => void {
    const stop = new AbortController();
    this.result = this.error = null;
    this.done = this.total = 0;
    this.#gather(state, stop.signal).then(
      (result) => stop.signal.aborted || (this.result = result),
      (error: unknown) => stop.signal.aborted || (this.error = error),
    );
    return () => stop.abort();
  }

  async #gather(state: State, signal: AbortSignal): Promise<Gathered> {
    const entries = await setOf(state);
    const wanted = entries.slice(0, FULL);
    this.total = wanted.length;
    const [read, shapes, status] = await Promise.all([
      each(wanted, ({ id }) => this.#counted(get<Incident>(`/incidents/${id}`, {}, signal)), signal),
      get<Record<string, Geometry>>("/shapes", {}, signal),
      get<Status>("/status", {}, signal),
    ]);
    const incidents = read.filter((incident) => incident !== null);
    const texts = await textsOf(incidents, signal);
    const full = new Set(incidents.map((incident) => incident.id));
    const ordered = [
      ...entries.filter((entry) => full.has(entry.id)),
      ...entries.filter((entry) => !full.has(entry.id)),
    ];
    return {
      entries: ordered,
      incidents,
      shapes,
      status,
      texts,
      at: new Date(),
      unread: wanted.length - incidents.length,
    };
  }

  async #counted<T>(work: Promise<T>): Promise<T> {
    try {
      return await work;
    } finally {
      this.done++;
    }
  }
}

/** Read the texts that are quoted. One that cannot be read is quoted by its claims' words alone. */
async function textsOf(incidents: readonly Incident[], signal: AbortSignal): Promise<Map<string, Text>> {
  const quotes = incidents.flatMap((incident) => quotesOf(incident).quotes);
  const versions = [...new Set(quotes.map((quote) => quote.claim.version_id))].slice(0, TEXTS);
  const documents = await each(versions, (id) => get<Document>(`/documents/${id}`, {}, signal), signal, true);
  return new Map(documents.flatMap((document, i) => (document ? [[versions[i]!, textOf(document)] as const] : [])));
}

/** Do the same to all, some at a time; null for what fails. It is an error if all fail, unless they may. */
async function each<A, B>(
  items: readonly A[],
  work: (item: A) => Promise<B>,
  signal: AbortSignal,
  mayFail = false,
): Promise<(B | null)[]> {
  const out: (B | null)[] = items.map(() => null);
  const failures: unknown[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    while (next < items.length && !signal.aborted) {
      const at = next++;
      try {
        out[at] = await work(items[at]!);
      } catch (error) {
        failures.push(error);
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  if (failures.length && failures.length === items.length && !mayFail) throw failures[0];
  return out;
}

/** The incidents that pass a state's filters: in its order, or the first that happened first. */
async function setOf(state: State): Promise<Entry[]> {
  await store.load();
  const overview = store.overview;
  if (!overview) throw store.error;
  overview.apply(state);
  const picked = new Set(state.picked);
  const rows = [...overview.filter.rows(overview.orders.by(state.sort))];
  const entries = rows.map((row) => entryOf(overview.columns, row));
  const kept = picked.size ? entries.filter((entry) => picked.has(entry.id)) : entries;
  return state.sort ? kept : kept.sort(byDay);
}
