/** What the page on the archive shows of its counts. */
import type { Status } from "../api/types";
import type { Key } from "../i18n";

type Count = Exclude<keyof Status, "name">;

export const FIGURES: readonly (readonly [count: Count, name: Key, about: Key, href?: string])[] = [
  ["reports", "archive.reports", "archive.reports-about", "/reports"],
  ["versions", "archive.versions", "archive.versions-about"],
  ["families", "archive.families", "archive.families-about", "/origins"],
  ["claims", "archive.claims", "archive.claims-about"],
  ["incidents", "archive.incidents", "archive.incidents-about", "/"],
  ["judgements", "archive.judgements", "archive.judgements-about"],
  ["acts", "archive.acts", "archive.acts-about", "/review"],
  ["change", "archive.change", "archive.change-about", "/changes"],
];

/** How many versions are coded, of how many that will be: what failed does not wait any more. */
export function coded(status: Status): { done: number; total: number } {
  return { done: Math.max(0, status.versions - status.waiting_to_code), total: status.versions };
}

/** Remembers when the counts last moved, to tell a queue that moves from one that stands. */
export class Movement {
  #last = "";
  #at = 0;

  /** Take the counts at a time, and say whether they moved within `patience` milliseconds before it. */
  see(status: Status, now: number, patience = 30_000): boolean {
    const counts = `${status.waiting_to_code} ${status.waiting_to_link}`;
    if (counts !== this.#last) {
      const first = this.#last === "";
      this.#last = counts;
      this.#at = first ? -Infinity : now;
    }
    return now - this.#at < patience;
  }
}
