/** A list that comes from the server in pages: what is there so far, whether there is more, what went wrong. */
import { get } from "../api/client";

type Query = Record<string, string | number | boolean | null | undefined>;
interface Answer<T> {
  items: T[];
  next: string | null;
  total?: number | null;
}

export class Listing<T> {
  items = $state.raw<T[]>([]);
  total = $state<number | null>(null);
  next = $state<string | null>(null);
  busy = $state(false);
  loaded = $state(false);
  error = $state.raw<unknown>(null);
  #query: Query = {};
  #asked: AbortController | null = null;

  /** `key` is what the API calls the place from which on a list goes on. */
  constructor(
    readonly path: string,
    readonly limit: number,
    readonly key = "cursor",
  ) {}

  /** Begin anew with a query; what an earlier one still answers is dropped. */
  async ask(query: Query = {}): Promise<void> {
    this.#query = query;
    this.loaded = false;
    this.items = [];
    await this.#fetch(null);
  }

  /** Get the next page, or once more what failed. */
  async more(): Promise<void> {
    await this.#fetch(this.items.length ? this.next : null);
  }

  /** Forget all, and let no answer come in any more. */
  drop(): void {
    this.#asked?.abort();
    this.items = [];
    this.loaded = this.busy = false;
    this.error = this.next = this.total = null;
  }

  async #fetch(cursor: string | null): Promise<void> {
    this.#asked?.abort();
    const asked = (this.#asked = new AbortController());
    this.busy = true;
    this.error = null;
    try {
      const from = cursor === null ? {} : { [this.key]: cursor };
      const page = await get<Answer<T>>(this.path, { ...this.#query, limit: this.limit, ...from }, asked.signal);
      if (asked.signal.aborted) return;
      this.items = [...this.items, ...page.items];
      this.next = page.next;
      this.total = page.total ?? null;
      this.loaded = true;
    } catch (error) {
      if (!asked.signal.aborted) this.error = error;
    } finally {
      if (this.#asked === asked) this.busy = false;
    }
  }
}
