/** A list that comes in pages: what came so far, and how to get more. */
import type { Page } from "../api/reading";

export class Paged<T> {
  items = $state.raw<T[]>([]);
  total = $state.raw<number | null>(null);
  error = $state.raw<unknown>(null);
  busy = $state(false);
  /** The first page is here. */
  begun = $state(false);
  #next = $state.raw<string | null>(null);

  constructor(readonly page: (cursor: string | null) => Promise<Page<T>>) {}

  get hasMore(): boolean {
    return this.#next !== null;
  }

  /** Get the next page; once more the same one after a failure. */
  async more(): Promise<void> {
    if (this.busy || (this.begun && !this.hasMore)) return;
    this.busy = true;
    try {
      const { items, next, total } = await this.page(this.#next);
      this.items = [...this.items, ...items];
      this.#next = next;
      this.total = total ?? this.total;
      this.begun = true;
      this.error = null;
    } catch (error) {
      this.error = error;
    } finally {
      this.busy = false;
    }
  }
}
