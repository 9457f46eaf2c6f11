/**
 * Serve the built desk with incidents that never happened, under the policy that the real server has.
 *
 *     node e2e/stand-in.mjs [port] [incidents]
 *
 * For looking at pages; the browser tests use a real archive.
 */
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { extname, join, normalize } from "node:path";
import { fileURLToPath } from "node:url";
import { createServer as createVite } from "vite";

const [port, size] = [Number(process.argv[2] ?? 8440), Number(process.argv[3] ?? 3000)];
const ROOT = fileURLToPath(new URL("../../src/whence/web/static/", import.meta.url));
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; " +
  "worker-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; " +
  "require-trusted-types-for 'script'";
const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".mjs": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".svg": "image/svg+xml",
};

const vite = await createVite({
  server: { middlewareMode: true, ws: false, watch: null },
  optimizeDeps: { noDiscovery: true },
  appType: "custom",
  logLevel: "error",
});
const { fixture } = await vite.ssrLoadModule("/src/lib/overview/fixture.ts");
const { bytes, shapes } = fixture(size);
await vite.close();

let views = [{ id: 1, name: "Attacks in Syria", query: "type=ASSAULT&country=SYR", who: "desk", shared: true }];
const status = {
  name: "sample",
  reports: 900,
  versions: 940,
  claims: size * 3,
  incidents: size,
  families: 700,
  waiting_to_code: 12,
  waiting_to_link: 0,
  dead: 0,
  judgements: 2,
  acts: 3,
  change: size,
};
const COUNTRIES = {
  SYR: "Syria",
  IRQ: "Iraq",
  YEM: "Yemen",
  SDN: "Sudan",
  UKR: "Ukraine",
  SOM: "Somalia",
  NGA: "Nigeria",
};
const json = (value, code = 200) => [code, "application/json", JSON.stringify(value)];

const answers = {
  "GET /session": () => json({ mode: "accounts", name: "desk", role: "editor", archive: "sample" }),
  "GET /status": () => json(status),
  "GET /vocabulary": () => json({ countries: Object.entries(COUNTRIES).map(([code, name]) => ({ code, name })) }),
  "GET /overview.arrow": () => [200, "application/vnd.apache.arrow.stream", bytes],
  "GET /shapes": () => json(shapes),
  "GET /views": () => json(views),
  "POST /views": (body) => {
    const made = { id: views.length + 1, who: "desk", ...JSON.parse(body) };
    views = [...views, made];
    return json(made, 201);
  },
};

const told = (words) => ({
  values: words.map((each) => ({ words: each })),
  consolidated: null,
  words: words[0] ?? null,
});
const incident = (id) => ({
  id,
  title: `Incident ${id.slice(-3)}`,
  event: told(["Attack"]),
  time: told([id.endsWith("8") ? "3 March 2019" : "3 to 5 March 2019"]),
  place: told(["Mosul"]),
  actors: told(["army"]),
  targets: told(["rebels", "militia"]),
  harms: [{ effect: "killed", counts: told(["12", "at least 9"]) }],
  standing: { words: "asserted by 2 origins" },
  corroboration: { headline: "4 articles, 2 origins, 2 speakers" },
});

function api(method, path, body) {
  const one = /^\/incidents\/([0-9a-f]+)$/.exec(path);
  if (one) return json(incident(one[1]));
  const dropped = /^\/views\/(\d+)$/.exec(path);
  if (method === "DELETE" && dropped) {
    views = views.filter((view) => view.id !== Number(dropped[1]));
    return [204, "application/json", ""];
  }
  return (
    answers[`${method} ${path}`]?.(body) ?? json({ title: "Not found", status: 404, detail: `no ${path} here` }, 404)
  );
}

function tell(response) {
  response.writeHead(200, { "content-type": "text/event-stream", "content-security-policy": POLICY });
  response.write(`data: ${JSON.stringify(status)}\n\n`);
}

async function file(path) {
  const found = normalize(join(ROOT, path));
  if (!found.startsWith(ROOT) || !extname(found))
    return [200, TYPES[".html"], await readFile(join(ROOT, "index.html"))];
  return [200, TYPES[extname(found)] ?? "application/octet-stream", await readFile(found)];
}

const server = createServer(async (request, response) => {
  const { pathname } = new URL(request.url, "http://127.0.0.1");
  if (pathname === "/api/v1/progress") return tell(response);
  let body = "";
  for await (const part of request) body += part;
  const [code, type, content] = pathname.startsWith("/api/v1")
    ? api(request.method, pathname.slice(7), body)
    : await file(pathname).catch(() => [404, "text/plain", "not here"]);
  response.writeHead(code, {
    "content-type": type,
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
  });
  response.end(content);
});
server.listen(port, "127.0.0.1", () => console.log(`http://127.0.0.1:${port}/`));
