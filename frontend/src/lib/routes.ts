/** Which page an address is: the first pattern that fits. Pages are loaded when they are first shown. */
import type { Component } from "svelte";

export type Page = Component<{ params: Record<string, string> }>;
type Load = () => Promise<{ default: Page | Component }>;

export const ROUTES: readonly (readonly [pattern: string, load: Load])[] = [
  ["/", () => import("../routes/Overview.svelte")],
  ["/incidents/:id", () => import("../routes/Incident.svelte")],
  ["/reports", () => import("../routes/Reports.svelte")],
  ["/reports/:id", () => import("../routes/Reader.svelte")],
  ["/compare/:one/:other", () => import("../routes/Compare.svelte")],
  ["/review", () => import("../routes/Review.svelte")],
  ["/changes", () => import("../routes/Changes.svelte")],
  ["/search", () => import("../routes/Search.svelte")],
  ["/origins", () => import("../routes/Origins.svelte")],
  ["/actors", () => import("../routes/Actors.svelte")],
  ["/places", () => import("../routes/Places.svelte")],
  ["/briefing", () => import("../routes/Briefing.svelte")],
  ["/archive", () => import("../routes/Archive.svelte")],
  ["/people", () => import("../routes/People.svelte")],
  ["/keys", () => import("../routes/Keys.svelte")],
  ["/sign-in", () => import("../routes/SignIn.svelte")],
];

/** Find the page of a path, and what its pattern's names stand for; the page of what is not there for all others. */
export function pageOf(path: string): { load: Load; params: Record<string, string> } {
  for (const [pattern, load] of ROUTES) {
    const params = matched(pattern.split("/"), path.replace(/\/+$/, "").split("/"));
    if (params) return { load, params };
  }
  return { load: () => import("../routes/NotFound.svelte"), params: {} };
}

function matched(pattern: string[], path: string[]): Record<string, string> | null {
  if (pattern.join("/") === "/" && path.length === 1) return {};
  if (pattern.length !== path.length) return null;
  const params: Record<string, string> = {};
  for (const [i, part] of pattern.entries()) {
    const given = path[i]!;
    if (part.startsWith(":")) params[part.slice(1)] = decoded(given);
    else if (part !== given) return null;
  }
  return params;
}

/** What is no escape stays as it is: an address that cannot be decoded is one that is not there, not an error. */
function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
