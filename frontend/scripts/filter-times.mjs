/** Print how long reading and filtering take over many incidents: `node scripts/filter-times.mjs [incidents]`. */
import { createServer } from "vite";

const size = Number(process.argv[2] ?? 66_000);
const vite = await createServer({
  server: { middlewareMode: true, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
  appType: "custom",
  logLevel: "error",
});
const load = (name) => vite.ssrLoadModule(`/src/lib/overview/${name}.ts`);
const { fixture, chance } = await load("fixture");
const { readColumns } = await load("columns");
const { FACETS, facetsOf } = await load("facets");
const { Crossfilter } = await load("crossfilter");

const { bytes } = fixture(size);
const timed = (run) => {
  const begun = performance.now();
  const made = run();
  return [made, performance.now() - begun];
};
const [columns, reading] = timed(() => readColumns(bytes));
const [facets, coding] = timed(() => facetsOf(columns));
const [filter, building] = timed(() => new Crossfilter(columns.size, facets, ["time", "words", "extent"]));
console.log(`${size} incidents, ${(bytes.length / 1e6).toFixed(1)} MB`);
console.log(`reading ${reading.toFixed(0)} ms, facets ${coding.toFixed(0)} ms, crossfilter ${building.toFixed(0)} ms`);

const random = chance(1);
const times = [];
for (let turn = 0; turn < 400; turn++) {
  const facet = FACETS[Math.floor(random() * FACETS.length)];
  const known = facets[facet].names.length;
  const codes = random() < 0.4 ? null : Array.from({ length: 1 + Math.floor(random() * 3) }, () => Math.floor(random() * known));
  times.push(timed(() => filter.choose(facet, codes) ?? filter.rows())[1]);
}
times.sort((a, b) => a - b);
const at = (share) => times[Math.floor(share * times.length)].toFixed(1);
console.log(`${times.length} changes of a filter: median ${at(0.5)} ms, p95 ${at(0.95)} ms, worst ${times.at(-1).toFixed(1)} ms`);
await vite.close();
