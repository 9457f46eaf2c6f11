/** Values in words, the same wherever they are shown. */
import type { ClaimTime, Count, Place } from "../api/reading";
import { number, t } from "../i18n";
import { countries } from "../pages/countries.svelte";
import { days } from "../pages/days";

/** Say a count: "400", "at least 400", "up to 500", "30 to 50 (40)". */
export function countWords({ low, best, high }: Count): string {
  if (best !== null && (low === null || low === best) && (high === null || high === best))
    return low === best && high === null ? t("claims.count.least", { n: number(best) }) : number(best);
  if (low !== null && high !== null && low !== high) {
    const range = t("claims.count.range", { low: number(low), high: number(high) });
    return best === null || best === low || best === high
      ? range
      : t("claims.count.best", { range, best: number(best) });
  }
  if (low !== null) return t("claims.count.least", { n: number(low) });
  return high !== null ? t("claims.count.most", { n: number(high) }) : t("claims.count.some");
}

/** Say a place with what it lies in, its region and country unless others are given, and how far off it can be. */
export function placeWords(
  { name, adm1, country, radius_km }: Place,
  around: readonly (string | null)[] = [adm1, countries.name(country)],
): string {
  const names = [name, ...around].filter((each, i, all) => each && all.indexOf(each) === i).join(", ");
  return radius_km ? t("claims.place.within", { names, km: number(Math.round(radius_km * 10) / 10) }) : names;
}

/** Say days: one, or from the first through the last; where the words come to no day, the words. */
export function daysWords(time: Pick<ClaimTime, "start" | "end" | "span">): string {
  const { start, end } = time;
  return (start ?? end) ? days(start ?? end!, end) : t("claims.words", { words: time.span.text });
}
