/** Deaths by month: from the low figures to the high ones, with the best ones as dots. */
import * as Plot from "@observablehq/plot";
import { t } from "../../i18n";
import { unitName } from "../../overview/days";
import type { OverTime, TollStep } from "../tallies";
import { counts, drawn, labelled, type Labels } from "./common";

export function deathsChart({ unit, steps }: OverTime<TollStep>, labels: Labels): SVGSVGElement {
  const numbers = steps.map((step) => step.number);
  const told = steps.filter((step) => step.incidents);
  const ranges = told.filter((step) => step.low !== step.high);
  const ends = ranges.flatMap(({ number, low, high }) => [
    { number, end: low },
    { number, end: high },
  ]);
  return drawn(
    {
      height: 210,
      marginLeft: 44,
      x: { type: "band", domain: numbers, label: null, padding: 0.4 },
      y: { zero: true },
      marks: [
        ...counts(t("briefing.deaths"), Math.max(...steps.map((step) => step.high))),
        Plot.axisX({ ticks: labelled(numbers), tickFormat: (number: number) => unitName(number, unit), tickSize: 3 }),
        Plot.ruleX(ranges, { x: "number", y1: "low", y2: "high", stroke: "var(--ink)", strokeWidth: 1 }),
        Plot.tickY(ends, { x: "number", y: "end", stroke: "var(--ink)", strokeWidth: 1 }),
        Plot.dot(told, { x: "number", y: "best", r: 3.5, fill: "var(--bad)", stroke: "var(--paper)", strokeWidth: 1 }),
        Plot.ruleY([0]),
      ],
    },
    labels,
  );
}
