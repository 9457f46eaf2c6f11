/** Names of countries, from the archive's vocabulary; a code is shown as it is until they are there. */
import { get } from "../api/client";
import type { Vocabulary } from "../api/types";
import { name } from "../words";

class Countries {
  #names = $state.raw<Map<string, string>>(new Map());
  #asked = false;

  name(code: string | null): string {
    if (code === null) return "";
    if (!this.#asked) void this.#load();
    return this.#names.get(code) ?? name("no-country", code);
  }

  async #load(): Promise<void> {
    this.#asked = true;
    try {
      const { countries } = await get<Vocabulary>("/vocabulary");
      this.#names = new Map(countries.map((term) => [term.code, term.name]));
    } catch {
      this.#asked = false; // Codes are still true; the next page asks again.
    }
  }
}

export const countries = new Countries();
