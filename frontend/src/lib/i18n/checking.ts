/** Finds strings that bypass the catalogue, for the test that holds every component to it. */
import { parse } from "svelte/compiler";

type Node = { type: string; [name: string]: unknown };

/** Attributes of elements, and props of components, that people read or hear. */
const READ = new Set(
  [
    ["aria-label", "aria-description", "aria-roledescription", "aria-valuetext", "aria-placeholder"],
    ["title", "placeholder", "alt", "label", "help", "caption", "heading"],
  ].flat(),
);
/** Elements whose text is no language; names of keys stand as keyboards have them. */
const SILENT = new Set(["style", "script", "kbd"]);
const LETTERS = /\p{L}/u;

/** List the bare strings of a component's markup, as they stand there. */
export function bareStrings(source: string): string[] {
  const { fragment } = parse(source, { modern: true });
  const found: string[] = [];
  look(fragment as unknown as Node, found);
  return found;
}

function look(node: Node, found: string[]): void {
  if (node.type === "StyleDirective") return;
  if (node.type === "RegularElement" && SILENT.has(String(node.name))) return;
  if (node.type === "Text") keep(node.data, found);
  if (node.type === "ExpressionTag") shown(node.expression as Node, found);
  if (node.type === "Attribute") {
    if (READ.has(String(node.name))) values(node.value, found);
    return;
  }
  for (const child of children(node)) look(child, found);
}

/** The value of an attribute is true, a list of texts and expressions, or one expression. */
function values(value: unknown, found: string[]): void {
  const parts = (Array.isArray(value) ? value : [value]) as (Node | boolean)[];
  for (const part of parts) if (typeof part === "object") look(part, found);
}

/** What an expression can come to: strings on either side of a choice, and in templates. */
function shown(expression: Node, found: string[]): void {
  if (expression.type === "Literal") keep(expression.value, found);
  if (expression.type === "TemplateLiteral")
    for (const quasi of expression.quasis as { value: { cooked: string } }[]) keep(quasi.value.cooked, found);
  const sides =
    expression.type === "ConditionalExpression"
      ? [expression.consequent, expression.alternate]
      : expression.type === "LogicalExpression" || expression.type === "BinaryExpression"
        ? [expression.left, expression.right].slice(isComparison(expression) ? 2 : 0)
        : [];
  for (const side of sides as Node[]) shown(side, found);
}

function isComparison(expression: Node): boolean {
  return expression.type === "BinaryExpression" && expression.operator !== "+";
}

function keep(text: unknown, found: string[]): void {
  if (typeof text === "string" && LETTERS.test(text)) found.push(text.trim());
}

function children(node: Node): Node[] {
  const found: Node[] = [];
  for (const [name, value] of Object.entries(node))
    if (!["expression", "metadata", "parent"].includes(name) || node.type !== "ExpressionTag")
      for (const child of Array.isArray(value) ? value : [value])
        if (child && typeof child === "object" && typeof (child as Node).type === "string") found.push(child as Node);
  return found;
}
