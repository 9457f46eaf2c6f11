/** What was given up, in words and in commands. */
import type { components } from "../api/schema";
import type { Key } from "../i18n";

export type Failure = components["schemas"]["Failure"];

const STEPS: Readonly<Record<string, Key>> = {
  code: "archive.step-code",
  fetch: "archive.step-fetch",
  add: "archive.step-add",
};
/** Digits of an id that tell it from others, as the command line shows it. */
const SHORT = 12;

/** At which step it failed. */
export function step(failure: Failure): Key {
  return STEPS[failure.kind] ?? "archive.step-other";
}

/** What to run to try one thing again. */
export function again(failure: Failure): string {
  return `whence jobs replay ${failure.id.slice(0, SHORT)}`;
}

/** What to run to try all again, and to go on from there. */
export function onward(failures: readonly Failure[]): string[] {
  const fetches = failures.some((failure) => failure.kind === "fetch");
  return ["whence jobs replay --all", ...(fetches ? ["whence sync"] : []), "whence code", "whence link"];
}
