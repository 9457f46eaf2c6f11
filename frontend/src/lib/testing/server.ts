/** A server for tests of components: answers by method and path, and remembers what it was asked. */
import { afterEach, vi } from "vitest";

export interface Request {
  method: string;
  path: string;
  query: Record<string, string>;
  body: unknown;
}
type Answer = (request: Request) => unknown;

/** An answer that is no 200: `problem(409, "there is an account of that name")`. */
export function problem(status: number, detail: string, more: object = {}): Response {
  return Response.json({ title: "", status, detail, ...more }, { status });
}

/** Serve `"GET /search"` and so on, until the test ends; whatever else is asked fails the test that asks it. */
export function serve(answers: Record<string, Answer | object | null>): Request[] {
  const asked: Request[] = [];
  vi.stubGlobal("fetch", async (address: string, init: RequestInit = {}) => {
    init.signal?.throwIfAborted();
    const request = read(address, init);
    asked.push(request);
    const answer = answers[`${request.method} ${request.path}`];
    if (answer === undefined) throw new Error(`nobody answers ${request.method} ${request.path}`);
    const given: unknown = typeof answer === "function" ? await (answer as Answer)(request) : answer;
    if (given instanceof Response) return given.clone();
    return given === null ? new Response(null, { status: 204 }) : Response.json(given);
  });
  return asked;
}

function read(address: string, init: RequestInit): Request {
  const url = new URL(address, location.origin);
  return {
    method: init.method ?? "GET",
    path: url.pathname.replace("/api/v1", ""),
    query: Object.fromEntries(url.searchParams),
    body: typeof init.body === "string" ? (JSON.parse(init.body) as unknown) : null,
  };
}

afterEach(() => void vi.unstubAllGlobals());
