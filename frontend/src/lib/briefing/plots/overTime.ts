/** Incidents by month, by how they stand. */
import * as Plot from "@observablehq/plot";
import { t } from "../../i18n";
import { unitName } from "../../overview/days";
import type { OverTime, Step } from "../tallies";
import { counts, drawn, fills, GROUPS, labelled, patterns, type Labels } from "./common";

export function overTimeChart({ unit, steps }: OverTime<Step>, labels: Labels): SVGSVGElement {
  const bars = steps.flatMap((step) =>
    GROUPS.map((group) => ({ number: step.number, group, count: step[group] })).filter((bar) => bar.count),
  );
  const numbers = steps.map((step) => step.number);
  const high = Math.max(...steps.map((step) => step.asserted + step.contested + step.other));
  return drawn(
    {
      height: 210,
      marginLeft: 36,
      x: { type: "band", domain: numbers, label: null, padding: 0.15 },
      color: fills(labels.id),
      marks: [
        ...counts(t("briefing.incidents"), high),
        Plot.axisX({ ticks: labelled(numbers), tickFormat: (number: number) => unitName(number, unit), tickSize: 3 }),
        Plot.barY(bars, { x: "number", y: "count", fill: "group", order: [...GROUPS], ...OUTLINE }),
        Plot.ruleY([0]),
      ],
    },
    labels,
    patterns(labels.id),
  );
}

export const OUTLINE = { stroke: "var(--ink)", strokeWidth: 0.5, insetLeft: 0.5, insetRight: 0.5 } as const;
