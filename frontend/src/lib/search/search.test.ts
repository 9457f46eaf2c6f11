import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test } from "vitest";
import Search from "../../routes/Search.svelte";
import type { Hit } from "../pages/types";
import { router } from "../router.svelte";
import { incident, row } from "../testing/made";
import { problem, serve } from "../testing/server";
import { addressed, asked, isId } from "./asked";

const hit = (id: string, given: Partial<Hit> = {}): Hit => ({
  report_id: `r${id}`,
  version_id: id,
  title: `Report ${id}`,
  outlet: "Sample Wire",
  published: "2016-03-27",
  snippet: [
    ["more than 100 were ", false],
    ["killed", true],
    [" in the strikes", false],
  ],
  score: 1,
  ...given,
});
const NONE = { items: [], next: null, total: null };

beforeEach(() => router.go("/search"));

describe("what a search asks", () => {
  test("stands in the address, without what is left open", () => {
    const search = { q: "killed", since: "2016-01-01", until: "", outlet: "Sample Wire" };
    expect(addressed(search).toString()).toBe("q=killed&since=2016-01-01&outlet=Sample+Wire");
    expect(asked(addressed(search))).toEqual(search);
  });

  test("can be the beginning of an id", () => {
    expect(["1a2b", "deadbeef"].every(isId)).toBe(true);
    expect(["1a2", "market", "1A2B", "1a2b c"].some(isId)).toBe(false);
  });
});

describe("the search", () => {
  test("shows reports with the words marked, and never takes their text for markup", async () => {
    const nasty = '<img src=x onerror="alert(1)">';
    router.go("/search?q=killed&since=2016-01-01");
    const requests = serve({
      "GET /search": { ...NONE, items: [hit("b1"), hit("b2", { title: nasty, snippet: [[nasty, true]] })] },
      "GET /incidents": NONE,
    });
    const { container } = render(Search);
    expect(await screen.findByRole("link", { name: "Report b1" })).toBeTruthy();
    expect([...container.querySelectorAll("mark")].map((mark) => mark.textContent)).toEqual(["killed", nasty]);
    expect(screen.getByRole("link", { name: nasty }).getAttribute("href")).toBe("/reports/b2");
    expect(container.querySelector("img")).toBeNull();
    expect(requests.find(({ path }) => path === "/search")!.query).toEqual({
      q: "killed",
      since: "2016-01-01",
      limit: "20",
    });
  });

  test("puts what is typed into the address", async () => {
    serve({ "GET /search": NONE, "GET /incidents": NONE });
    render(Search);
    await userEvent.type(screen.getByRole("searchbox"), "  market {enter}");
    expect(location.search).toBe("?q=market");
    expect(await screen.findByText("No report has these words")).toBeTruthy();
    expect(screen.getByText("No incident has these words.")).toBeTruthy();
  });

  test("goes on where there is more", async () => {
    router.go("/search?q=killed");
    serve({
      "GET /search": ({ query }: { query: Record<string, string> }) =>
        query.cursor ? { ...NONE, items: [hit("b2")] } : { ...NONE, items: [hit("b1")], next: "c2" },
      "GET /incidents": NONE,
    });
    render(Search);
    await userEvent.click(await screen.findByRole("button", { name: "Show more" }));
    expect(await screen.findByRole("link", { name: "Report b2" })).toBeTruthy();
    expect(screen.getByRole("link", { name: "Report b1" })).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Show more" })).toBeNull();
  });

  test("moves by arrow keys from the words through all that is found, and back", async () => {
    router.go("/search?q=killed");
    serve({ "GET /search": { ...NONE, items: [hit("b1")] }, "GET /incidents": { ...NONE, items: [row("1a2b")] } });
    render(Search);
    const report = await screen.findByRole("link", { name: "Report b1" });
    const found = await screen.findByRole("link", { name: /Shelling/ });
    screen.getByRole("searchbox").focus();
    await userEvent.keyboard("{ArrowDown}");
    expect(document.activeElement).toBe(found);
    await userEvent.keyboard("{ArrowDown}");
    expect(document.activeElement).toBe(report);
    await userEvent.keyboard("{ArrowUp}{ArrowUp}");
    expect(document.activeElement).toBe(screen.getByRole("searchbox"));
    await userEvent.keyboard("{ArrowDown}{Escape}");
    expect(document.activeElement).toBe(screen.getByRole("searchbox"));
  });
});

describe("an id", () => {
  const answers = { "GET /search": NONE, "GET /incidents": NONE };

  test("finds its incident", async () => {
    router.go("/search?q=1a2b");
    serve({ ...answers, "GET /incidents/1a2b": incident("1a2b") });
    render(Search);
    const link = await screen.findByRole("link", { name: "Shelling of a market 1a2b" });
    expect(link.getAttribute("href")).toBe("/incidents/1a2b");
  });

  test("of an incident that is no more leads to where its claims went", async () => {
    router.go("/search?q=1a2b");
    serve({
      ...answers,
      "GET /incidents/1a2b": problem(410, "gone", { id: "1a2b", kind: "merged", at: "", why: [], into: "3c4d" }),
    });
    render(Search);
    const section = await screen.findByRole("region", { name: "Incidents" });
    expect((await within(section).findByRole("link")).getAttribute("href")).toBe("/incidents/3c4d");
    expect(section.textContent).toContain("merged");
  });

  test("that is none finds nothing, and a failure is shown", async () => {
    router.go("/search?q=beef");
    serve({ ...answers, "GET /incidents/beef": () => problem(404, "no incident beef") });
    const { unmount } = render(Search);
    expect(await screen.findByText("No incident has these words.")).toBeTruthy();
    unmount();
    router.go("/search?q=market");
    serve({ "GET /search": () => problem(503, "the archive is busy; try again"), "GET /incidents": NONE });
    render(Search);
    expect((await screen.findByRole("alert")).textContent).toContain("the archive is busy");
  });
});
