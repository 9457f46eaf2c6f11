/** The archive's counts as they change, through server-sent events. */
import type { Status } from "../api/types";

const ADDRESS = "/api/v1/progress";
const AGAIN = 20_000;

class Live {
  status = $state<Status | null>(null);
  connected = $state(false);
  #source: EventSource | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Listen until the function that is returned is called. */
  listen(): () => void {
    this.#open();
    return () => this.#close();
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
    source.addEventListener("open", () => (this.connected = true));
    source.addEventListener("error", () => this.#lost());
    this.#source = source;
  }

  #hear(event: MessageEvent<string>): void {
    this.connected = true;
    this.status = JSON.parse(event.data) as Status;
  }

  /** The browser tries again by itself after a break, but not after an answer that is no stream. */
  #lost(): void {
    this.connected = false;
    if (this.#source?.readyState !== EventSource.CLOSED) return;
    this.#close();
    this.#timer = setTimeout(() => this.#open(), AGAIN);
  }

  #close(): void {
    clearTimeout(this.#timer);
    this.#source?.close();
    this.#source = null;
    this.connected = false;
  }
}

export const live = new Live();
