/** Marks in words: what the pointer, the list and a screen reader get. */
import { number, t } from "../i18n";
import type { Mark } from "./marks";
import type { Site } from "./sites";

export function markName(mark: Mark, sites: readonly Site[], countries: ReadonlyMap<string, string>): string {
  const site = sites[mark.sites[0]!]!;
  const { count } = mark;
  if (mark.kind === "area" && site.kind === "country")
    return t("map.mark-area", { name: countries.get(site.country) ?? (site.name || site.country), count });
  const name = site.name || t("map.unnamed");
  if (mark.kind === "dot") return t("map.mark-dot", { name, count });
  if (mark.kind === "line") return t("map.mark-line", { name, count });
  if (mark.kind === "area")
    return site.shape
      ? t("map.mark-area", { name, count })
      : t("map.mark-within", { name, radius: number(Math.round(site.radiusKm)), count });
  if (mark.sites.length === 1) return t("map.mark-group-one", { name, count });
  return t("map.mark-group", { name, others: mark.sites.length - 1, count });
}
