import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { bareStrings } from "./checking";
import { en } from "./en";
import { PLACEHOLDER } from "./message";

const read = (path: string) => readFileSync(path, "utf-8");
const ALL = readdirSync("src", { recursive: true, encoding: "utf-8" }).map((path) => `src/${path}`);
const files = (ending: string) => ALL.filter((path) => path.endsWith(ending) && !/\.test\.|\/testing\//.test(path));
const COMPONENTS = files(".svelte");
const CATALOGUES = files(".ts").filter((path) => path.includes("/i18n/en/"));
const SOURCES = [...COMPONENTS, ...files(".ts")].filter((path) => !CATALOGUES.includes(path));
const KEYS = Object.keys(en);
const SUBJECTS = new Set(KEYS.map((key) => key.split(".")[0]!));

/** All strings of the sources that look like keys of the catalogue. */
function quoted(): Set<string> {
  const found = new Set<string>();
  for (const path of SOURCES)
    for (const [, text] of read(path).matchAll(/["'`]([a-z-]+\.[\w./ -]*)["'`]/g))
      if (SUBJECTS.has(text!.split(".")[0]!)) found.add(text!);
  return found;
}

/** Keys that are put together: `overview.facet.${name}`, `${subject}.title`, as patterns. */
function patterns(): RegExp[] {
  const found = SOURCES.flatMap((path) => [...read(path).matchAll(/`([\w./-]*(?:\$\{[^}`]+\}[\w./-]*)+)`/g)]);
  return found
    .map((match) => match[1]!.split(/\$\{[^}]+\}/))
    .filter((parts) => SUBJECTS.has(parts[0]!.split(".")[0]!) || (parts[0] === "" && /^\.\w/.test(parts[1]!)))
    .map((parts) => new RegExp(`^${parts.map((part) => part.replaceAll(".", "\\.")).join("[\\w./ -]+")}$`));
}

describe("bare strings", () => {
  test("are found in text, attributes and expressions, and nowhere else", () => {
    const source = `<script lang="ts">const a: string = "no";</script>
      <p title="one" class="no">two {t("no.key")} {x ? "three" : y + " four"} {x === "no"} · {\`five \${x}\`}</p>
      <Empty help="six" {...rest} /> {#if x}seven{/if} <i style:width="{x}px" class="a{b}c"></i> <style>p { color: red }</style>`;
    expect(bareStrings(source)).toEqual(["one", "two", "three", "four", "five", "six", "seven"]);
  });

  test.each(COMPONENTS)("%s has none", (path) => {
    expect(bareStrings(read(path))).toEqual([]);
  });
});

describe("the catalogue", () => {
  test("has every key that is used", () => {
    const called = SOURCES.flatMap((path) => [...read(path).matchAll(/\bt\(\s*"([^"]+)"/g)].map((match) => match[1]!));
    expect(called.length).toBeGreaterThan(20);
    expect(called.filter((key) => !KEYS.includes(key))).toEqual([]);
  });

  test("has no key that nobody uses", () => {
    const used = quoted();
    const built = patterns();
    expect(KEYS.filter((key) => !used.has(key) && !built.some((pattern) => pattern.test(key)))).toEqual([]);
  });

  test("has placeholders that can be read, and no string twice under one key", () => {
    const wrong = Object.entries(en).filter(([, text]) => /[{}]/.test(text.replace(PLACEHOLDER, "")));
    expect(wrong).toEqual([]);
    const declared = CATALOGUES.flatMap((path) => read(path).match(/^ {2}"[^"]+":/gm) ?? []);
    expect(declared.filter((key, at) => declared.indexOf(key) !== at)).toEqual([]);
    expect(declared.length).toBe(KEYS.length);
  });
});
