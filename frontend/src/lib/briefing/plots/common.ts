/** What the charts of a briefing share. They are drawn as SVG that stands under a strict CSP, and in a file by itself. */
import type { Markish, PlotOptions } from "@observablehq/plot";
import * as Plot from "@observablehq/plot";

const SVG = "http://www.w3.org/2000/svg";
export const WIDTH = 720;
export const GROUPS = ["asserted", "contested", "other"] as const;
export type Group = (typeof GROUPS)[number];

export interface Labels {
  /** Unique in the document: ids inside the figure begin with it. */
  id: string;
  title: string;
  description: string;
}

/** Draw a plot: without Plot's own style element (document.css has its rules), named and described. */
export function drawn(options: PlotOptions, labels: Labels, defs: readonly Element[] = []): SVGSVGElement {
  const svg = Plot.plot({ width: WIDTH, className: "plot", ...options }) as SVGSVGElement;
  for (const style of svg.querySelectorAll("style")) style.remove();
  const title = element("title", { id: `${labels.id}-title` }, labels.title);
  const description = element("desc", { id: `${labels.id}-desc` }, labels.description);
  svg.prepend(title, description, ...(defs.length ? [element("defs", {}, ...defs)] : []));
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-labelledby", title.id);
  svg.setAttribute("aria-describedby", description.id);
  for (const part of svg.querySelectorAll("[aria-label]")) part.removeAttribute("aria-label");
  return svg;
}

export function element(name: string, attributes: Record<string, string>, ...children: (Element | string)[]): Element {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** Fills that are told apart without colour: full, hatched, dotted. */
export function patterns(id: string): Element[] {
  const size = { patternUnits: "userSpaceOnUse", width: "5", height: "5" };
  return [
    element(
      "pattern",
      { id: `${id}-contested`, ...size, patternTransform: "rotate(45)" },
      element("rect", { width: "5", height: "5", fill: "var(--paper)" }),
      element("rect", { width: "2.2", height: "5", fill: "var(--accent)" }),
    ),
    element(
      "pattern",
      { id: `${id}-other`, ...size },
      element("rect", { width: "5", height: "5", fill: "var(--paper)" }),
      element("circle", { cx: "2.5", cy: "2.5", r: "0.9", fill: "var(--ink-soft)" }),
    ),
  ];
}

/** The scale that gives each group its fill. */
export function fills(id: string): NonNullable<PlotOptions["color"]> {
  return { domain: [...GROUPS], range: ["var(--accent)", `url(#${id}-contested)`, `url(#${id}-other)`] };
}

/** Which of the steps carry a label, so that labels do not run into each other. */
export function labelled(numbers: readonly number[], room = 12): number[] {
  const every = Math.ceil(numbers.length / room);
  return numbers.filter((_, i) => i % every === 0);
}

/** An axis of whole numbers, with rules across the figure. */
export function counts(label: string, high: number): Markish[] {
  const ticks = Math.min(5, Math.max(1, high));
  const words = { ticks, label, tickFormat: "~s", tickSize: 0, labelArrow: "none" as const };
  return [Plot.gridY({ ticks, stroke: "var(--line)", strokeOpacity: 1 }), Plot.axisY(words)];
}
