/** What the two maps have in common: what they are told, and what they tell. */
import type { Component } from "svelte";
import type { Base } from "./base";
import type { Mark } from "./marks";
import type { Sight } from "./mercator";
import type { Site } from "./sites";

export interface MapProps {
  sites: readonly Site[];
  marks: readonly Mark[];
  base: Base;
  sight: Sight;
  width: number;
  height: number;
  dark: boolean;
  /** The mark whose incidents are listed. */
  chosen: Mark | null;
  /** The map was moved by somebody; `done` when it has come to rest. */
  onmove: (sight: Sight, done: boolean) => void;
  onpick: (mark: Mark | null) => void;
  onhover: (mark: Mark | null, at: [x: number, y: number]) => void;
  onfail: () => void;
}

export type Renderer = Component<MapProps>;

let drawable: boolean | null = null;

/** Say whether the browser draws with WebGL 2, which MapLibre needs. Tried once: a browser has few contexts to give. */
export function canDraw(): boolean {
  drawable ??= tried();
  return drawable;
}

function tried(): boolean {
  try {
    const context = document.createElement("canvas").getContext("webgl2");
    context?.getExtension("WEBGL_lose_context")?.loseContext();
    return context !== null;
  } catch {
    return false; // Some browsers throw where it is switched off.
  }
}
