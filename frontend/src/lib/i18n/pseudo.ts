/**
 * The pseudo-locale: `?lang=x-pseudo` shows every string of the catalogue in brackets and with accents, so that what
 * stands plain on a page is either data or a string that the catalogue lacks.
 */
import { PLACEHOLDER } from "./message";

const ACCENTED: Record<string, string> = Object.fromEntries(
  [..."aáeéiíoóuúyýcçnñsšzžAÁEÉIÍOÓUÚYÝCÇNÑSŠZŽ".matchAll(/(.)(.)/g)].map(([, plain, accented]) => [plain!, accented!]),
);

/** Whether an address asks for the pseudo-locale. */
export function isPseudo(search: string): boolean {
  return new URLSearchParams(search).get("lang") === "x-pseudo";
}

/** Dress a string of the catalogue; placeholders stay, and the two forms of `{count|one|other}` are dressed. */
export function pseudo(text: string): string {
  return `⟦${dressed(text)}⟧`;
}

function dressed(text: string): string {
  let out = "";
  let at = 0;
  for (const found of text.matchAll(PLACEHOLDER)) {
    const [all, name, one, other] = found;
    out += accents(text.slice(at, found.index));
    out += one === undefined ? all : `{${name}|${dressed(one)}|${dressed(other!)}}`;
    at = found.index + all.length;
  }
  return out + accents(text.slice(at));
}

function accents(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => ACCENTED[letter] ?? letter);
}
