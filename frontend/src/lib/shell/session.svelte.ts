/** Who is signed in. Whoever is not is sent to /sign-in, and comes back to where they were going. */
import { get, remove, whenSignedOut } from "../api/client";
import type { Session } from "../api/types";
import { router } from "../router.svelte";

const RANKS = ["viewer", "coder", "editor", "admin"];

class Who {
  value = $state<Session | null>(null);

  constructor() {
    whenSignedOut(() => this.#leave());
  }

  /** Ask who is signed in. */
  async refresh(): Promise<Session> {
    const found = await get<Session>("/session");
    this.value = found;
    if (found.name === null) this.#leave();
    return found;
  }

  /** Say whether the one who is signed in may do what a role may. */
  may(role: string): boolean {
    return RANKS.indexOf(this.value?.role ?? "") >= RANKS.indexOf(role);
  }

  /** End the session on the server. */
  async signOut(): Promise<void> {
    await remove("/session");
    if (this.value) this.value = { ...this.value, name: null, role: null };
    router.go("/sign-in");
  }

  #leave(): void {
    if (this.value) this.value = { ...this.value, name: null, role: null };
    if (location.pathname === "/sign-in") return;
    const next = location.pathname + location.search;
    router.go(`/sign-in?next=${encodeURIComponent(next)}`, { replace: true });
  }
}

export const session = new Who();
