/** Gathers what a briefing needs: the filtered set from the overview, and each of its first incidents in full. */
import type { Geometry } from "geojson";
import { get } from "../api/client";
import type { Status } from "../api/types";
import type { State } from "../overview/state";
import { store } from "../overview/store.svelte";
import type { Incident } from "../pages/types";
import { byDay, entryOf, type Entry } from "./entries";

/** So many incidents stand in full; the rest of a set is a table. */
export const FULL = 200;
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
      this.#read(wanted, signal),
      get<Record<string, Geometry>>("/shapes", {}, signal),
      get<Status>("/status", {}, signal),
    ]);
    const incidents = read.filter((incident) => incident !== null);
    const full = new Set(incidents.map((incident) => incident.id));
    const ordered = [
      ...entries.filter((entry) => full.has(entry.id)),
      ...entries.filter((entry) => !full.has(entry.id)),
    ];
    return { entries: ordered, incidents, shapes, status, at: new Date(), unread: wanted.length - incidents.length };
  }

  /** Read incidents some at a time; null for one that cannot be read, unless none can. */
  async #read(wanted: readonly Entry[], signal: AbortSignal): Promise<(Incident | null)[]> {
    const read: (Incident | null)[] = wanted.map(() => null);
    const failures: unknown[] = [];
    let next = 0;
    const work = async (): Promise<void> => {
      while (next < wanted.length && !signal.aborted) {
        const at = next++;
        try {
          read[at] = await get<Incident>(`/incidents/${wanted[at]!.id}`, {}, signal);
        } catch (error) {
          failures.push(error);
        }
        this.done++;
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    if (failures.length && failures.length === wanted.length) throw failures[0];
    return read;
  }
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
