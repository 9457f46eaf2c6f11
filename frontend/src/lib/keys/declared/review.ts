/** Shortcuts of the review page; those of the claim itself are in `claim.ts`. */
import type { Shortcut } from "../catalogue";

export const SHORTCUTS: readonly Shortcut[] = [
  { id: "review.next", scope: "review", keys: "n", what: "review.key.next" },
  { id: "review.previous", scope: "review", keys: "p", what: "review.key.previous" },
  { id: "review.skip", scope: "review", keys: "s", what: "review.key.skip" },
  { id: "review.text", scope: "review", keys: "t", what: "review.key.text" },
];
