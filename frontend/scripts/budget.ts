/** Fails a build whose first load is too large: what the overview needs before the map, gzipped. */
import { gzipSync } from "node:zlib";
import type { Rollup } from "vite";
import type { Plugin } from "vite";

/** Bytes. What issue 8 allows; the map is loaded after the page is there. */
const MOST = 350_000;
const FIRST = "routes/Overview.svelte";

type Bundle = Rollup.OutputBundle;

/** Name the files that the first page loads at once: static imports and their styles, nothing that is loaded lazily. */
export function firstLoad(bundle: Bundle): Set<string> {
  const found = new Set<string>();
  const take = (name: string): void => {
    const chunk = bundle[name];
    if (found.has(name) || chunk?.type !== "chunk") return;
    found.add(name);
    for (const style of chunk.viteMetadata?.importedCss ?? []) found.add(style);
    chunk.imports.forEach(take);
  };
  for (const [name, chunk] of Object.entries(bundle))
    if (chunk.type === "chunk" && (chunk.isEntry || chunk.moduleIds.some((id) => id.endsWith(FIRST)))) take(name);
  return found;
}

export function budget(most = MOST): Plugin {
  return {
    name: "whence-budget",
    apply: "build",
    writeBundle(_, bundle) {
      const files = firstLoad(bundle);
      if (![...files].some((name) => /Overview-.*\.js$/.test(name))) this.error(`no part of the build has ${FIRST}`);
      const size = [...files].reduce((sum, name) => {
        const file = bundle[name]!;
        return sum + gzipSync(file.type === "chunk" ? file.code : file.source).length;
      }, 0);
      const said = `first load without the map: ${(size / 1000).toFixed(0)} kB gzipped of ${most / 1000} kB`;
      if (size > most) this.error(`${said}: load something of it lazily`);
      this.info(said);
    },
  };
}
