/** The code lists of the archive, asked once. Without them codes stand in place of names, and claims can still be judged. */
import * as api from "./api";
import type { Vocabulary } from "./types";

class Lists {
  value = $state.raw<Vocabulary | null>(null);
  #asked = false;

  ask(): void {
    if (this.#asked) return;
    this.#asked = true;
    void api.vocabulary().then(
      (found) => (this.value = found),
      () => (this.#asked = false),
    );
  }

  /** A country by its name. */
  country(code: string): string {
    return this.value?.countries.find((each) => each.code === code)?.name ?? code;
  }

  modes(plover: string): Vocabulary["plover"] {
    return this.value?.modes[plover] ?? [];
  }
}

export const lists = new Lists();
