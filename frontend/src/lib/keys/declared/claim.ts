/**
 * Shortcuts of a claim that is judged, on the review page and beside the reader. The letters of the fields come first:
 * while one is asked for, they go before whatever a page has on the same keys.
 */
import type { Shortcut } from "../catalogue";

export const SHORTCUTS: readonly Shortcut[] = [
  { id: "claim-field.event", scope: "claim-field", keys: "e", what: "review.field.event" },
  { id: "claim-field.actors", scope: "claim-field", keys: "a", what: "review.field.actors" },
  { id: "claim-field.targets", scope: "claim-field", keys: "t", what: "review.field.targets" },
  { id: "claim-field.place", scope: "claim-field", keys: "p", what: "review.field.place" },
  { id: "claim-field.time", scope: "claim-field", keys: "i", what: "review.field.time" },
  { id: "claim-field.casualties", scope: "claim-field", keys: "l", what: "review.field.casualties" },
  { id: "claim-field.weapons", scope: "claim-field", keys: "w", what: "review.field.weapons" },
  { id: "claim-field.speaker", scope: "claim-field", keys: "s", what: "review.field.speaker" },
  { id: "claim-field.status", scope: "claim-field", keys: "u", what: "review.field.status" },
  { id: "claim-field.certainty", scope: "claim-field", keys: "c", what: "review.field.certainty" },
  { id: "claim-field.extent", scope: "claim-field", keys: "x", what: "review.field.extent" },
  { id: "claim-field.none", scope: "claim-field", keys: "Escape", what: "review.key.no-field" },
  { id: "claim.accept", scope: "claim", keys: "a", what: "review.key.accept" },
  { id: "claim.reject", scope: "claim", keys: "r", what: "review.key.reject" },
  { id: "claim.correct", scope: "claim", keys: "c", what: "review.key.correct" },
  { id: "claim.comment", scope: "claim", keys: "m", what: "review.key.comment" },
  { id: "claim.add", scope: "claim", keys: "i", what: "review.key.add" },
  { id: "claim.cancel", scope: "claim", keys: "Escape", what: "review.key.cancel" },
  { id: "claim.undo", scope: "claim", keys: "u", what: "review.key.undo" },
];
