/** Parts that others build: they are mounted where they are there, and their buttons are not shown where they are not. */
import type { Component } from "svelte";

/** Exports of exactly these incidents: it opens at once, and tells when it is closed. */
export type ExportProps = { ids: string[]; onclose: () => void };

const exports = import.meta.glob<{ default: Component<ExportProps> }>("../export/ExportDialog.svelte");

export const loadExport: (() => Promise<{ default: Component<ExportProps> }>) | undefined = Object.values(exports)[0];
