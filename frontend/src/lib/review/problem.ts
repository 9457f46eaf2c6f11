/** What to say when the server refuses or is not there, with what to do about it. */
import { ApiError } from "../api/client";
import { t, type Key } from "../i18n";

export interface Problem {
  status: number;
  what: string;
  remedy: string;
}

const REMEDIES: Record<number, Key> = {
  0: "review.remedy.away",
  401: "review.remedy.signed-out",
  403: "review.remedy.role",
  404: "review.remedy.gone",
  409: "review.remedy.conflict",
  410: "review.remedy.gone",
  422: "review.remedy.form",
  429: "review.remedy.slow",
};

/** Put an error in words: the server's own, and the remedy. An error that is no answer means the server is not there. */
export function problemOf(error: unknown): Problem {
  if (error instanceof ApiError)
    return {
      status: error.status,
      what: error.detail || t("review.refused", { status: error.status }),
      remedy: t(REMEDIES[error.status] ?? "review.remedy.server"),
    };
  if (error instanceof TypeError) return { status: 0, what: t("review.no-answer"), remedy: t(REMEDIES[0]!) };
  throw error;
}
