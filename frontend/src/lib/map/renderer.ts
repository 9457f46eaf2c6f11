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

/** Programs that draw in place of a graphics card: of Chromium, of Mesa, of Windows, of macOS. */
const BY_PROGRAM = /swiftshader|llvmpipe|softpipe|software|basic render/i;

let drawable: boolean | null = null;

/**
 * Say whether the browser draws with WebGL 2, which MapLibre needs, and on a graphics card. Without one a frame takes
 * nearly half a second and holds up the page; SVG draws the same in a tenth of it. Tried once: a browser has few
 * contexts to give.
 */
export function canDraw(): boolean {
  drawable ??= tried();
  return drawable;
}

function tried(): boolean {
  try {
    const context = document.createElement("canvas").getContext("webgl2", { failIfMajorPerformanceCaveat: true });
    if (!context) return false;
    const card = drawnBy(context);
    context.getExtension("WEBGL_lose_context")?.loseContext();
    return !BY_PROGRAM.test(card);
  } catch {
    return false; // Some browsers throw where it is switched off.
  }
}

/** Name what draws; some browsers keep the name behind an extension. */
function drawnBy(context: WebGL2RenderingContext): string {
  const named = context.getExtension("WEBGL_debug_renderer_info");
  return String(context.getParameter(named ? named.UNMASKED_RENDERER_WEBGL : context.RENDERER));
}
