/**
 * Writes a part of the page as HTML that stands by itself. Only elements and attributes that are named here are
 * written, and every text is escaped, so that nothing of a report can become markup, whatever the page held.
 */
const ELEMENTS = new Set(
  [
    [
      "article",
      "header",
      "footer",
      "section",
      "h1",
      "h2",
      "h3",
      "h4",
      "p",
      "div",
      "span",
      "ol",
      "ul",
      "li",
      "dl",
      "dt",
      "dd",
    ],
    ["table", "caption", "thead", "tbody", "tr", "th", "td", "blockquote", "cite", "q", "bdi", "em", "strong", "small"],
    ["code", "time", "mark", "figure", "figcaption", "details", "summary", "a", "br", "hr"],
    ["svg", "g", "path", "rect", "circle", "line", "text", "tspan", "title", "desc", "defs", "pattern"],
  ].flat(),
);
const VOID = new Set(["br", "hr"]);
const ATTRIBUTES = new Set(
  [
    [
      "class",
      "id",
      "lang",
      "dir",
      "role",
      "scope",
      "colspan",
      "rowspan",
      "datetime",
      "start",
      "value",
      "open",
      "title",
    ],
    ["aria-label", "aria-labelledby", "aria-describedby", "aria-hidden"],
    [
      "viewBox",
      "width",
      "height",
      "x",
      "y",
      "x1",
      "x2",
      "y1",
      "y2",
      "cx",
      "cy",
      "r",
      "rx",
      "ry",
      "d",
      "dx",
      "dy",
      "points",
    ],
    ["transform", "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray"],
    [
      "stroke-linejoin",
      "stroke-linecap",
      "stroke-miterlimit",
      "text-anchor",
      "font-size",
      "font-family",
      "font-weight",
    ],
    ["font-style", "font-variant", "paint-order", "opacity", "patternUnits", "patternTransform"],
  ].flat(),
);

/** Write an element and what is in it. What is marked `data-noprint` is left out; links stay only within the file. */
export function serialise(node: Node): string {
  if (node.nodeType === Node.TEXT_NODE) return escaped(node.textContent ?? "");
  if (!(node instanceof Element)) return "";
  if (node.hasAttribute("data-noprint")) return "";
  const inner = [...node.childNodes].map(serialise).join("");
  const name = tagOf(node);
  if (!ELEMENTS.has(name)) return inner;
  if (VOID.has(name)) return `<${name}>`;
  return `<${name}${attributes(node, name)}>${inner}</${name}>`;
}

/** A link to another page of the desk leads nowhere in a file: its words stay. */
function tagOf(node: Element): string {
  const name = node.localName;
  return name === "a" && !node.getAttribute("href")?.startsWith("#") ? "span" : name;
}

function attributes(node: Element, name: string): string {
  let out = "";
  for (const { name: key, value } of node.attributes) {
    const link = name === "a" && key === "href";
    if (link || (ATTRIBUTES.has(key) && isLocal(value))) out += ` ${key}="${escaped(value)}"`;
  }
  if (name === "details" && !node.hasAttribute("open")) out += ' open=""';
  return out;
}

/** A value with an address in it (`url(…)`) may only name something in the same file. */
function isLocal(value: string): boolean {
  return !/url\s*\(/i.test(value.replace(/url\(#[\w-]+\)/g, ""));
}

/** Escape a text for markup and for attributes in double quotes. */
export function escaped(text: string): string {
  const codes: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\u00a0": "&nbsp;" };
  return text.replace(/[&<>"\u00a0]/g, (sign) => codes[sign]!).replaceAll("\0", "");
}

/** A whole file: the markup, its styles, and a policy that lets it load and run nothing. */
export function wholeFile(title: string, body: string, styles: string, language = "en", direction = "ltr"): string {
  const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
  return [
    "<!doctype html>",
    `<html lang="${escaped(language)}" dir="${escaped(direction)}">`,
    "<head>",
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${policy}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    `<title>${escaped(title)}</title>`,
    `<style>${styles.replaceAll("</", "<\\/")}</style>`,
    "</head>",
    `<body>${body}</body>`,
    "</html>",
    "",
  ].join("\n");
}
