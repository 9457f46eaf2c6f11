import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, test, vi } from "vitest";
import { VERSIONS } from "../lib/fixtures/incident";
import { REPORTS } from "../lib/fixtures/lists";
import { REPRINT, WIRE, WIRE_OLD } from "../lib/fixtures/palmyra";
import { serve } from "../lib/fixtures/server";
import { router } from "../lib/router.svelte";
import Changes from "./Changes.svelte";
import Compare from "./Compare.svelte";
import Origins from "./Origins.svelte";
import Reports from "./Reports.svelte";

afterEach(() => {
  vi.unstubAllGlobals();
  router.go("/");
});

describe("reports", { timeout: 30_000 }, () => {
  test("lead to the reader, copies to what differs", async () => {
    serve();
    render(Reports);
    const row = await screen.findByRole("row", { name: /Palmyra falls/ });
    expect(within(row).getByRole("link", { name: "copy" }).getAttribute("href")).toBe(
      `/compare/${WIRE.id}/${REPRINT.id}`,
    );
    expect(screen.getAllByRole("row")).toHaveLength(5);
  });

  test("come in pages, a failed one again", async () => {
    const [first, ...rest] = REPORTS.items;
    serve({ "/reports": { status: 200, body: { items: [first], next: "x", total: 4 } } });
    render(Reports);
    const more = await screen.findByRole("button", { name: "Show more" });
    serve({ "/reports": { status: 500, body: { detail: "The disk is full." } } });
    await userEvent.click(more);
    expect((await screen.findByRole("alert")).textContent).toContain("The disk is full.");
    const asked = serve({ "/reports": { status: 200, body: { items: rest, next: null, total: 4 } } });
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    await waitFor(() => expect(screen.getAllByRole("row")).toHaveLength(5));
    expect(asked[0]).toContain("cursor=x");
    expect(screen.queryByRole("button", { name: "Show more" })).toBeNull();
  });

  test("say how to take some in where there are none", async () => {
    serve({ "/reports": { status: 200, body: { items: [], next: null, total: 0 } } });
    render(Reports);
    expect(await screen.findByText("No report yet")).toBeTruthy();
  });
});

describe("origins", { timeout: 30_000 }, () => {
  test("name who printed a text", async () => {
    serve();
    render(Origins);
    const row = await screen.findByRole("row", { name: /Sample Review/ });
    expect(row.textContent).toContain("Syrian army retakes");
    expect(
      within(row)
        .getAllByRole("cell")
        .slice(-1)
        .map((each) => each.textContent.trim()),
    ).toEqual(["Sample Wire, Sample Review"]);
  });

  test("count the others as copies, and not the origin itself", async () => {
    serve();
    render(Origins);
    const cells = within(await screen.findByRole("row", { name: /Sample Review/ })).getAllByRole("cell");
    expect(cells.find((each) => each.classList.contains("number"))?.textContent).toBe("2");
  });
});

describe("changes", { timeout: 30_000 }, () => {
  test("are by day, with why and what", async () => {
    serve();
    render(Changes);
    expect(await screen.findByRole("heading", { level: 2 })).toHaveProperty(
      "textContent",
      "29 November 2026 3 changes",
    );
    const items = screen.getAllByRole("listitem").filter((each) => each.querySelector("time"));
    expect(items[1]!.textContent).toContain("1 new report (The Sample Monitor, 2016-03-28)");
    expect(items[1]!.textContent).toMatch(/before:at least 400\s*→\s*now:300/);
  });

  test("since a number are asked for, and the address from here on is kept", async () => {
    const asked = serve({ "/changes": { status: 200, body: { items: VERSIONS, next: null, total: 3 } } });
    router.go("/changes?after=3");
    render(Changes);
    expect((await screen.findByRole("link", { name: /Keep this link/ })).getAttribute("href")).toBe(
      "/changes?after=12",
    );
    expect(asked[0]).toContain("after=3");
  });
});

describe("a comparison", { timeout: 30_000 }, () => {
  const params = { one: WIRE_OLD.id, other: WIRE.id };

  test("marks what differs by sign and by words", async () => {
    serve();
    render(Compare, { params });
    await screen.findByText("a figure differs: 250 → 400");
    expect([...document.querySelectorAll("del")].map((each) => each.textContent)).toContain("−only in the first:250");
    expect([...document.querySelectorAll("ins")].map((each) => each.textContent)).toContain("+only in the second:400");
  });

  test("can be read as one text", async () => {
    serve();
    render(Compare, { params });
    await userEvent.click(await screen.findByRole("radio", { name: "in one text" }));
    expect(router.query.get("view")).toBe("inline");
    await waitFor(() =>
      expect(document.querySelector("p.line")?.textContent).toMatch(
        /−only in the first:Army\s*\+only in the second:Syrian army retakes/,
      ),
    );
  });
});
