/** The head of a column of a list. */
import type { Key } from "../i18n";

export interface Column {
  label: Key;
  /** Its cells are figures, one under the other. */
  number?: boolean;
  /** It leads somewhere, and is of no use on paper. */
  screen?: boolean;
}
