/** Codes in plain words. A code that has no name is shown as it is: the archive may be newer than the desk. */
import { t, type Key } from "./i18n";
import { en } from "./i18n/en";

type WordKey = Extract<Key, `words.${string}`>;
export type WordList = WordKey extends `words.${infer List}.${string}` ? List : never;

/** Name a code of a list: `name("status", "asserted")`. Modes are coded with their type: `ASSAULT/firearms`. */
export function name(list: WordList, code: string | number | null | undefined): string {
  if (code === null || code === undefined) return "";
  const key = `words.${list}.${code}`;
  return Object.hasOwn(en, key) ? t(key as Key) : String(code);
}

/** Name what kind of event it is, by its mode where it has one that has a name. */
export function eventName(plover: string | null, mode: string | null = null): string {
  if (plover === null) return "";
  const key = `words.mode.${plover}/${mode}`;
  return mode !== null && Object.hasOwn(en, key) ? t(key as Key) : name("plover", plover);
}

/** Write what is told in a line as a sentence is written, with a capital first. What has none stays as it is. */
export function sentence(text: string): string {
  const [first = ""] = text;
  return first.toLocaleUpperCase("en") + text.slice(first.length);
}

/** All codes of a list, in the catalogue's order. */
export function codes(list: WordList): string[] {
  const prefix = `words.${list}.`;
  return Object.keys(en)
    .filter((key) => key.startsWith(prefix))
    .map((key) => key.slice(prefix.length));
}
