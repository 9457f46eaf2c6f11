/** The one way to the server: same origin, JSON, problems as errors with their remedy. */
import type { Problem } from "./types";

const PREFIX = "/api/v1";

/** What the server said went wrong; `detail` is fit to show. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly detail: string,
    readonly body: unknown = null,
  ) {
    super(detail);
  }
}

let signedOut: () => void = () => {};

/** Set what to do when the server no longer knows who asks. */
export function whenSignedOut(run: () => void): void {
  signedOut = run;
}

type Query = Record<string, string | number | boolean | null | undefined>;

function address(path: string, query: Query = {}): string {
  const params = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== null && value !== undefined && value !== "") params.set(name, String(value));
  const tail = params.toString();
  return `${PREFIX}${path}${tail ? `?${tail}` : ""}`;
}

async function asked(path: string, init: RequestInit, query?: Query): Promise<Response> {
  const response = await fetch(address(path, query), { credentials: "same-origin", ...init });
  if (response.ok) return response;
  if (response.status === 401) signedOut();
  const body: unknown = await response.json().catch(() => null);
  const problem = body as Partial<Problem> | null;
  throw new ApiError(response.status, problem?.detail ?? response.statusText, body);
}

function sent(method: string, body: unknown): RequestInit {
  return body === undefined
    ? { method }
    : { method, headers: { "content-type": "application/json" }, body: JSON.stringify(body) };
}

export async function get<T>(path: string, query?: Query, signal?: AbortSignal): Promise<T> {
  const response = await asked(path, signal ? { signal } : {}, query);
  return (await response.json()) as T;
}

export async function getBytes(path: string, query?: Query, signal?: AbortSignal): Promise<ArrayBuffer> {
  return (await asked(path, signal ? { signal } : {}, query)).arrayBuffer();
}

export async function post<T>(path: string, body?: unknown): Promise<T> {
  const response = await asked(path, sent("POST", body));
  return (response.status === 204 ? undefined : await response.json()) as T;
}

export async function postForFile(path: string, body: unknown): Promise<Response> {
  return asked(path, sent("POST", body));
}

export async function patch<T>(path: string, body: unknown): Promise<T> {
  return (await (await asked(path, sent("PATCH", body))).json()) as T;
}

export async function remove(path: string): Promise<void> {
  await asked(path, { method: "DELETE" });
}
