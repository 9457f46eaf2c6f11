/** Speakers in words. */
import type { Claim } from "../api/reading";
import { t } from "../i18n";
import { chainOf } from "./scopes";

/** Name those who say so, outermost first: "The Observatory › officers". */
export function said(chain: readonly (string | null)[]): string {
  return chain.map((each) => each ?? t("reader.unnamed")).join(" › ");
}

/** Name who makes a claim: those it is told by, or the report. */
export function speakerOf(claim: Claim): string {
  const chain = chainOf(claim);
  return chain.length ? said(chain) : t("reader.author");
}
