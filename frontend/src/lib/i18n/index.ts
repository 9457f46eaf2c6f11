/** Every string that the desk shows stands in a catalogue, one file a subject, put together in `en.ts`. */
import { en } from "./en";
import { filled, type Values } from "./message";
import { isPseudo, pseudo } from "./pseudo";

export { number } from "./message";
export type Key = keyof typeof en;

const dressed = isPseudo(location.search) ? pseudo : (text: string) => text;

/**
 * Get a string. `{name}` takes a value; `{count|one report|# reports}` takes the form that a number asks for, `#` is the
 * number itself.
 */
export function t(key: Key, values: Values = {}): string {
  return filled(dressed(en[key]), values);
}
