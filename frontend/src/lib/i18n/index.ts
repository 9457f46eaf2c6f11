/** Every string that the desk shows stands in a catalogue, one file a subject, put together in `en.ts`. */
import { en } from "./en";
import { isPseudo, pseudo } from "./pseudo";

export type Key = keyof typeof en;
type Values = Record<string, string | number>;

const dressed = isPseudo(location.search) ? pseudo : (text: string) => text;
const plural = new Intl.PluralRules("en");

/**
 * Get a string. `{name}` takes a value; `{count|one report|# reports}` takes the form that a number asks for, `#` is the
 * number itself.
 */
export function t(key: Key, values: Values = {}): string {
  return dressed(en[key]).replace(
    /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g,
    (_, name: string, one?: string, other?: string) => {
      const value = values[name];
      if (value === undefined) return `{${name}}`;
      if (other === undefined) return String(value);
      const form = plural.select(Number(value)) === "one" ? one! : other;
      return form.replaceAll("#", number(Number(value)));
    },
  );
}

const whole = new Intl.NumberFormat("en");

/** Write a number as people read it. */
export function number(value: number): string {
  return whole.format(value);
}
