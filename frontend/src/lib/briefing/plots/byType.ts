/** Incidents by type, by how they stand. */
import * as Plot from "@observablehq/plot";
import { t } from "../../i18n";
import { name } from "../../words";
import type { TypeTally } from "../tallies";
import { drawn, fills, GROUPS, patterns, type Labels } from "./common";

export function byTypeChart(types: readonly TypeTally[], labels: Labels): SVGSVGElement {
  const label = (plover: string): string => name("plover", plover) || t("briefing.no-type");
  const bars = types.flatMap((type) =>
    GROUPS.map((group) => ({ type: label(type.plover), group, count: type[group] })).filter((bar) => bar.count),
  );
  const totals = types.map((type) => ({ type: label(type.plover), total: type.total }));
  return drawn(
    {
      height: 12 + 24 * types.length,
      marginLeft: 110,
      marginTop: 4,
      marginBottom: 4,
      x: { axis: null },
      marginRight: 36,
      y: { type: "band", domain: totals.map(({ type }) => type), label: null, padding: 0.25 },
      color: fills(labels.id),
      marks: [
        Plot.axisY({ tickSize: 0 }),
        Plot.barX(bars, {
          y: "type",
          x: "count",
          fill: "group",
          order: [...GROUPS],
          stroke: "var(--ink)",
          strokeWidth: 0.5,
        }),
        Plot.text(totals, { y: "type", x: "total", text: "total", textAnchor: "start", dx: 5 }),
        Plot.ruleX([0]),
      ],
    },
    labels,
    patterns(labels.id),
  );
}
