/** Panels of the review that other pages show, where this build has them. */
import type { Component } from "svelte";

// Components differ in their props; whoever shows a panel gives it those of its contract.
type Loaded = { default: Component<Record<string, unknown>> };
const PANELS = import.meta.glob<Loaded>("../review/{AddPanel,CorrectPanel,MergePanel,ActLog,UndoToast}.svelte");

export type Panel = "AddPanel" | "CorrectPanel" | "MergePanel" | "ActLog" | "UndoToast";

/** Say whether this build has a panel. */
export function has(panel: Panel): boolean {
  return `../review/${panel}.svelte` in PANELS;
}

/** Load a panel; null where the build has none. */
export function loaded(panel: Panel): Promise<Loaded> | null {
  return PANELS[`../review/${panel}.svelte`]?.() ?? null;
}
