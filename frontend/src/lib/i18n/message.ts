/** Messages of the catalogue: `{name}` takes a value, `{count|one report|# reports}` the form that a number asks for. */
export type Values = Record<string, string | number>;

const INNER = String.raw`(?:[^{}|]|\{\w+\})*`;
/** A placeholder with its name and its forms; forms may hold plain placeholders. */
export const PLACEHOLDER = new RegExp(String.raw`\{(\w+)(?:\|(${INNER})\|(${INNER}))?\}`, "g");

const plural = new Intl.PluralRules("en");
const whole = new Intl.NumberFormat("en");

/** Write a number as people read it. */
export function number(value: number): string {
  return whole.format(value);
}

/** Put values into a message; `#` in a form is the number itself. What has no value stays, so that it is seen. */
export function filled(message: string, values: Values): string {
  return message.replace(PLACEHOLDER, (all, name: string, one?: string, other?: string) => {
    const value = values[name];
    if (value === undefined) return `{${name}}`;
    if (one === undefined || other === undefined) return String(value);
    const form = plural.select(Number(value)) === "one" ? one : other;
    return filled(form.replaceAll("#", number(Number(value))), values);
  });
}
