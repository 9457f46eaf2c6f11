/** Days and moments as people read them. */
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const month = new Intl.DateTimeFormat("en-GB", { month: "long", year: "numeric", timeZone: "UTC" });
const moment = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });

/**
 * Write the days from one through another; one day where they are the same, the month or the year where they are all
 * of its days. Partial dates stay as they are.
 */
export function days(start: string, end: string | null = null): string {
  const [one, other] = [whole(start), whole(end ?? start)];
  if (!one || !other) return end && end !== start ? `${start} – ${end}` : start;
  if (one.getTime() === other.getTime()) return day.format(one);
  return unit(one, other) ?? day.formatRange(one, other);
}

/** The month or the year that begins with one day and ends with the other. */
function unit(one: Date, other: Date): string | null {
  const behind = new Date(other.getTime() + 86_400_000);
  if (one.getUTCDate() !== 1 || behind.getUTCDate() !== 1) return null;
  const months = 12 * (behind.getUTCFullYear() - one.getUTCFullYear()) + behind.getUTCMonth() - one.getUTCMonth();
  if (months === 1) return month.format(one);
  return months === 12 && one.getUTCMonth() === 0 ? String(one.getUTCFullYear()) : null;
}

/** Write a moment, in UTC and saying so. */
export function at(time: string): string {
  const read = new Date(time);
  return Number.isNaN(read.getTime()) ? time : `${moment.format(read)} UTC`;
}

function whole(text: string): Date | null {
  if (!/^\d{4}-\d{2}-\d{2}/.test(text)) return null;
  const read = new Date(`${text.slice(0, 10)}T00:00:00Z`);
  return Number.isNaN(read.getTime()) ? null : read;
}
