/** Parts that others build: they are mounted where they are there, and their buttons are not shown where they are not. */
import type { Component } from "svelte";

type Loader<Props extends Record<string, unknown>> = () => Promise<{ default: Component<Props> }>;

/** Exports of exactly these incidents: it opens at once, and tells when it is closed. */
export type ExportProps = { ids: string[]; onclose: () => void };
/** Two incidents side by side, to be judged the same happening or not. */
export type MergeProps = { ids: string[]; onclose: () => void };

const exports = import.meta.glob<{ default: Component<ExportProps> }>("../export/ExportDialog.svelte");
const merges = import.meta.glob<{ default: Component<MergeProps> }>("../review/MergePanel.svelte");

export const loadExport: Loader<ExportProps> | undefined = Object.values(exports)[0];
export const loadMerge: Loader<MergeProps> | undefined = Object.values(merges)[0];
