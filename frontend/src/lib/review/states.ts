/** What persons made of a claim, in words. */
import { t, type Key } from "../i18n";
import type { Claim, Done } from "./types";

type Review = Claim["review"];

const STATES: Record<Review["state"], Key> = {
  open: "review.state.open",
  accepted: "review.state.accepted",
  corrected: "review.state.corrected",
  rejected: "review.state.rejected",
  added: "review.state.added",
  disputed: "review.state.disputed",
};

/** What a queue can be of: claims that wait for one, or those on which coders differ. */
export const WAITS = ["open", "second", "any", "disputed"] as const;

export function waitName(wait: (typeof WAITS)[number]): string {
  return t(`review.wait.${wait}`);
}

export function stateName(state: Review["state"]): string {
  return t(STATES[state]);
}

/** A claim as an act left it. One that was rejected is no claim of the archive any more: it is shown as it was, marked so. */
export function claimAfter(before: Claim, { claim, act }: Done): Claim {
  if (claim) return claim;
  if (act.kind !== "reject") return before;
  const by = [...new Set([...before.review.by, act.who])];
  return { ...before, incident_id: null, review: { ...before.review, state: "rejected", by, hidden: false } };
}

/** Say what became of a claim and by whom. The server tells nothing of others while one has not said all oneself. */
export function stateWords(review: Review, own: string | null): string {
  if (review.hidden && review.state === "open" && !review.comments) return t("review.state.yours");
  const comments = review.comments ? t("review.comments", { count: review.comments }) : null;
  const by = review.by.length
    ? t("review.by", { who: review.by.map((who) => (who === own ? t("review.you") : who)).join(", ") })
    : null;
  return [stateName(review.state), by, comments].filter((each) => each !== null).join(" · ");
}
