/** Days and moments as people read them. */
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
const moment = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short", timeZone: "UTC" });

/** Write the days from one through another; one day where they are the same. Partial dates stay as they are. */
export function days(start: string, end: string | null = null): string {
  const [one, other] = [whole(start), whole(end ?? start)];
  if (!one || !other) return end && end !== start ? `${start} – ${end}` : start;
  return start === (end ?? start) ? day.format(one) : day.formatRange(one, other);
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
