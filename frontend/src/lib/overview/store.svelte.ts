/** The overview's data: fetched once, kept while the desk is open, fetched anew when somebody asks for what changed. */
import { get, getBytes } from "../api/client";
import type { Vocabulary } from "../api/types";
import type { Shapes } from "../map/sites";
import { live } from "../shell/live.svelte";
import { readColumns } from "./columns";
import { Overview } from "./model.svelte";

class Store {
  overview = $state.raw<Overview | null>(null);
  error = $state.raw<unknown>(null);
  countries = $state.raw<ReadonlyMap<string, string>>(new Map());
  #loading: Promise<void> | null = null;
  #change: number | null = null;

  /** Something in the archive has changed since the data were fetched. */
  get stale(): boolean {
    const now = live.status?.change;
    return this.overview !== null && now !== undefined && this.#change !== null && now > this.#change;
  }

  /** Fetch the data unless they are there; again with `anew`. */
  load(anew = false): Promise<void> {
    if (this.overview && !anew) return Promise.resolve();
    this.#loading ??= this.#fetch().finally(() => (this.#loading = null));
    return this.#loading;
  }

  /** An incident's row, by its id; -1 for one that is not there. */
  rowOf(id: string): number {
    const ids = this.overview?.columns.id;
    for (let row = 0; ids && row < ids.length; row++) if (ids.at(row) === id) return row;
    return -1;
  }

  async #fetch(): Promise<void> {
    this.error = null;
    void this.#nameCountries();
    try {
      const [bytes, shapes] = await Promise.all([getBytes("/overview.arrow"), get<Shapes>("/shapes")]);
      const columns = readColumns(bytes);
      this.#change = Math.max(live.status?.change ?? 0, lastOf(columns.changed));
      this.overview = new Overview(columns, shapes);
    } catch (error) {
      this.error = error;
    }
  }

  async #nameCountries(): Promise<void> {
    if (this.countries.size) return;
    const vocabulary = await get<Vocabulary>("/vocabulary").catch(() => null); // Codes are still true without names.
    if (vocabulary) this.countries = new Map(vocabulary.countries.map((term) => [term.code, term.name]));
  }
}

function lastOf(changed: Int32Array): number {
  let last = 0;
  for (const each of changed) if (each > last) last = each;
  return last;
}

export const store = new Store();
