/** Days as numbers: days since 1 January 1970, as the server gives them. */
const DAY = 86_400_000;

export type Unit = "day" | "month" | "year";
export const UNITS: readonly Unit[] = ["day", "month", "year"];

/** Write a day as ISO 8601. */
export function iso(day: number): string {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/** Read an ISO day; null for anything else. */
export function dayOf(text: string | null): number | null {
  if (text === null || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const day = Date.parse(text) / DAY;
  return Number.isInteger(day) && iso(day) === text ? day : null;
}

/** Number the unit that a day lies in: days as they are, months and years since 1970. */
export function unitOf(day: number, unit: Unit): number {
  if (unit === "day") return day;
  const date = new Date(day * DAY);
  const year = date.getUTCFullYear() - 1970;
  return unit === "year" ? year : year * 12 + date.getUTCMonth();
}

/** The first day of a unit. */
export function firstDay(number: number, unit: Unit): number {
  if (unit === "day") return number;
  const [year, month] = unit === "year" ? [number, 0] : [Math.floor(number / 12), ((number % 12) + 12) % 12];
  return new Date(0).setUTCFullYear(1970 + year, month, 1) / DAY; // Date.UTC takes the years 0 to 99 for 1900 to 1999.
}

/** The last day of a unit. */
export function lastDay(number: number, unit: Unit): number {
  return firstDay(number + 1, unit) - 1;
}

const wholeDay = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric", timeZone: "UTC" });
const month = new Intl.DateTimeFormat("en-GB", { month: "short", year: "numeric", timeZone: "UTC" });

/** Write a unit for people: "3 Mar 2019", "Mar 2019", "2019". */
export function unitName(number: number, unit: Unit): string {
  const date = new Date(firstDay(number, unit) * DAY);
  if (unit === "year") return String(date.getUTCFullYear());
  return unit === "month" ? month.format(date) : wholeDay.format(date);
}

/** Write days from one to another for people; one day where they are the same. */
export function daysName(start: number, end: number): string {
  if (start === end) return unitName(start, "day");
  for (const unit of ["year", "month"] as const) {
    const number = unitOf(start, unit);
    if (firstDay(number, unit) === start && lastDay(number, unit) === end) return unitName(number, unit);
  }
  return wholeDay.formatRange(new Date(start * DAY), new Date(end * DAY));
}
