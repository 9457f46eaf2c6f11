import { render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { GONE } from "../lib/fixtures/incident";
import { layOut, serve } from "../lib/fixtures/server";
import { router } from "../lib/router.svelte";
import { pageOf, type Page } from "../lib/routes";
import { session } from "../lib/shell/session.svelte";

const ADDRESSES = ["/", "/incidents/x", "/reports/x", "/compare/x/y", "/reports", "/changes", "/origins", "/review"];
const MORE = ["/review?view=agreement", "/search?q=x", "/actors", "/places", "/briefing", "/archive", "/people"];

beforeEach(() => {
  layOut();
  session.value = { mode: "accounts", name: "ana", role: "coder", archive: "sample" };
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: vi.fn(), removeEventListener: vi.fn() }));
});
afterEach(() => {
  vi.unstubAllGlobals();
  session.value = null;
  router.go("/");
});

async function open(address: string): Promise<void> {
  router.go(address);
  const page = pageOf(router.path)!;
  const { default: Shown } = await page.load();
  render(Shown as Page, { params: page.params });
}

const heads = () => screen.getAllByRole("heading", { level: 1 });

describe("a page has one main heading", { timeout: 30_000 }, () => {
  test.each([...ADDRESSES, ...MORE, "/sign-in"])("at %s where nothing is found", async (address) => {
    vi.stubGlobal("fetch", () =>
      Promise.resolve(new Response(JSON.stringify({ detail: "There is none here." }), { status: 404 })),
    );
    await open(address);
    await waitFor(() => expect(document.body.textContent).toContain("There is none here."));
    expect(heads()).toHaveLength(1);
  });

  // After those that fail: what the pages share asks no second time while it waits for an answer.
  test.each([...ADDRESSES, ...MORE, "/sign-in", "/keys"])("at %s while it loads", async (address) => {
    vi.stubGlobal("fetch", () => new Promise(() => undefined));
    await open(address);
    expect(heads()).toHaveLength(1);
  });

  test("where an incident is no more", async () => {
    serve();
    await open(`/incidents/${GONE.id}`);
    await screen.findByText(/its claims went to another/);
    expect(heads()).toHaveLength(1);
  });
});
