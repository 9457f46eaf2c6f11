/** The archive's counts as they change, through server-sent events. */
import type { Status } from "../api/types";

const ADDRESS = "/api/v1/progress";
const AGAIN = 20_000;
/** A stream that ends is asked for again by the browser; only one that stays away is told of. */
const PATIENCE = 10_000;

class Live {
  status = $state<Status | null>(null);
  /** Whether nothing has been heard for a while, though it should. */
  lost = $state(false);
  #source: EventSource | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #doubt: ReturnType<typeof setTimeout> | undefined;

  /** Listen until the function that is returned is called. */
  listen(): () => void {
    this.#open();
    return () => this.#close();
  }

  get connected(): boolean {
    return !this.lost;
  }

  /** Something is being coded or linked. */
  get busy(): boolean {
    return this.status !== null && this.status.waiting_to_code + this.status.waiting_to_link > 0;
  }

  #open(): void {
    if (typeof EventSource === "undefined") return;
    const source = new EventSource(ADDRESS);
    const heard = (event: Event): void => this.#hear(event as MessageEvent<string>);
    source.addEventListener("message", heard);
    source.addEventListener("status", heard);
    source.addEventListener("open", () => this.#found());
    source.addEventListener("error", () => this.#lost());
    this.#source = source;
  }

  #hear(event: MessageEvent<string>): void {
    this.#found();
    this.status = JSON.parse(event.data) as Status;
  }

  /** The browser tries again by itself after a break, but not after an answer that is no stream. */
  #lost(): void {
    this.#doubt ??= setTimeout(() => (this.lost = true), PATIENCE);
    if (this.#source?.readyState !== EventSource.CLOSED) return;
    this.#source.close();
    this.#timer = setTimeout(() => this.#open(), AGAIN);
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
    this.#found();
  }

  #found(): void {
    clearTimeout(this.#doubt);
    this.#doubt = undefined;
    this.lost = false;
  }
}

export const live = new Live();
