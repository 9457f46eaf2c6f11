/** Agreement between coders as a table: a row a field, a column for all coders and for every pair of them. */
import { FIELDS } from "./fields";
import { t } from "../i18n";
import type { Agreement } from "./types";

export interface Cell {
  alpha: number | null;
  items: number;
}
export interface Column {
  one: string;
  other: string;
}
export interface Table {
  pairs: Column[];
  rows: { field: string; all: Cell; pairs: Cell[] }[];
}

const NONE: Cell = { alpha: null, items: 0 };

/** Lay agreement out by field and pair, in the order of a claim's fields; fields that the desk does not know come last. */
export function tableOf(given: Agreement): Table {
  const names = FIELDS.map((each) => each.name as string);
  const fields = [
    ...names.filter((each) => each in given.fields),
    ...Object.keys(given.fields).filter((each) => !names.includes(each)),
  ];
  const pairs = new Map(
    given.pairs.map((each) => [`${each.one}\n${each.other}`, { one: each.one, other: each.other }]),
  );
  const rows = fields.map((field) => ({
    field,
    all: { alpha: given.fields[field] ?? null, items: given.items[field] ?? 0 },
    pairs: [...pairs.values()].map(
      ({ one, other }) =>
        given.pairs.find((each) => each.field === field && each.one === one && each.other === other) ?? NONE,
    ),
  }));
  return { pairs: [...pairs.values()], rows };
}

const two = new Intl.NumberFormat("en", {
  minimumFractionDigits: 2,
  maximumFractionDigits: 2,
  signDisplay: "negative",
});

/** Alpha as a number, or "too few to say". */
export function alphaWords(alpha: number | null): string {
  return alpha === null ? t("review.too-few") : two.format(alpha);
}

/** What an alpha is good for, by Krippendorff's own bounds (Content Analysis, 3rd edition, 2013, p. 325). */
export function alphaGrade(alpha: number | null): string {
  if (alpha === null) return "";
  if (alpha >= 0.8) return t("review.alpha.reliable");
  if (alpha >= 0.667) return t("review.alpha.tentative");
  return t("review.alpha.unreliable");
}
