/** What a page asks the server for: the newest answer counts, whatever order they come in. */
export class Loading<T> {
  value = $state.raw<T | null>(null);
  error = $state.raw<unknown>(null);
  busy = $state(false);
  #asked: AbortController | null = null;

  /** Ask anew; what is shown stays until the answer is here, unless `clear` says that it is of something else. */
  async ask(question: (signal: AbortSignal) => Promise<T>, clear = false): Promise<void> {
    this.#asked?.abort();
    const asked = (this.#asked = new AbortController());
    this.busy = true;
    if (clear) this.value = this.error = null;
    try {
      const value = await question(asked.signal);
      if (asked !== this.#asked) return;
      this.value = value;
      this.error = null;
    } catch (error) {
      if (asked === this.#asked) this.error = error;
    } finally {
      if (asked === this.#asked) this.busy = false;
    }
  }
}
