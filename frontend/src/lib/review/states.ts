/** What persons made of a claim, in words. */
import { t, type Key } from "../i18n";
import type { Claim } from "./types";

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

/** Say what became of a claim and by whom; of others nothing while one has not judged oneself. */
export function stateWords(review: Review, blind: boolean, own: string | null): string {
  if (blind) return t("review.state.yours");
  const comments = review.comments ? t("review.comments", { count: review.comments }) : null;
  const by = review.by.length
    ? t("review.by", { who: review.by.map((who) => (who === own ? t("review.you") : who)).join(", ") })
    : null;
  return [stateName(review.state), by, comments].filter((each) => each !== null).join(" · ");
}
