/**
 * The pseudo-locale: `?lang=x-pseudo` shows every string of the catalogue in brackets and with accents, so that what
 * stands plain on a page is either data or a string that the catalogue lacks.
 */
const ACCENTED: Record<string, string> = Object.fromEntries(
  [..."aáeéiíoóuúyýcçnñsšzžAÁEÉIÍOÓUÚYÝCÇNÑSŠZŽ".matchAll(/(.)(.)/g)].map(([, plain, accented]) => [plain!, accented!]),
);

/** Whether an address asks for the pseudo-locale. */
export function isPseudo(search: string): boolean {
  return new URLSearchParams(search).get("lang") === "x-pseudo";
}

/** Dress a string of the catalogue; `{name}` stays, and the two forms of `{count|one|other}` are dressed. */
export function pseudo(text: string): string {
  const dressed = text
    .split(/(\{\w+(?:\|[^|}]*\|[^}]*)?\})/)
    .map((part, i) => (i % 2 ? inside(part) : accents(part)))
    .join("");
  return `⟦${dressed}⟧`;
}

function inside(placeholder: string): string {
  const [name, ...forms] = placeholder.slice(1, -1).split("|");
  return `{${[name, ...forms.map(accents)].join("|")}}`;
}

function accents(text: string): string {
  return text.replace(/[a-z]/gi, (letter) => ACCENTED[letter] ?? letter);
}
