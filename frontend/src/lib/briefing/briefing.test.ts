import { readFileSync } from "node:fs";
import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test, vi } from "vitest";
import Briefing from "../../routes/Briefing.svelte";
import { fixture } from "../overview/fixture";
import { store } from "../overview/store.svelte";
import { router } from "../router.svelte";
import { claim, incident, span } from "../testing/made";
import { problem, serve } from "../testing/server";
import { keepAll } from "./file";
import { FULL } from "./load.svelte";

const STATUS = { name: "news", change: 512 };
const NASTY = '<img src=x onerror="alert(1)">';
const ATLAS = readFileSync("node_modules/world-atlas/countries-110m.json", "utf-8");

/** Serve an archive of so many incidents; `refused` are ids that cannot be read. */
function archive(size: number, refused: string[] = []) {
  const { bytes, shapes } = fixture(size);
  const ids = Array.from({ length: size }, (_, i) => (i + 1).toString(16).padStart(16, "0"));
  const text = `${NASTY} hit the market. It rained.`;
  const one = claim("d1", { evidence: [span(0, NASTY)], trigger: span(0, NASTY), outlet: "Sample <b>Wire</b>" });
  const each = (id: string) => (refused.includes(id) ? () => problem(500, "broken") : incident(id, { claims: [one] }));
  const asked = serve({
    "GET /overview.arrow": () => new Response(bytes as BodyInit),
    "GET /shapes": shapes,
    "GET /vocabulary": { countries: [{ code: "SYR", name: "Syria" }] },
    "GET /status": STATUS,
    "GET /documents/b1": { text, sentences: [[0, [...`${NASTY} hit the market.`].length]] },
    ...Object.fromEntries(ids.map((id) => [`GET /incidents/${id}`, each(id)])),
  });
  const api = fetch;
  vi.stubGlobal("fetch", async (address: string, init?: RequestInit) =>
    String(address).includes("/api/") ? api(address, init) : new Response(ATLAS),
  );
  return { asked, ids };
}

const heading = () => screen.findByRole("heading", { name: "The incidents" }, { timeout: 10_000 });

beforeEach(() => {
  store.overview = null;
  router.go("/briefing");
});

describe("a briefing", () => {
  test("is about the filtered set, and says so", async () => {
    const { asked } = archive(60);
    router.go("/briefing?country=SYR&sort=-origins");
    const { container } = render(Briefing);
    await heading();
    const country = screen.getByText("Country", { selector: "dt" }).nextElementSibling!;
    expect(country.textContent!.trim()).toBe("Syria");
    const read = asked.filter(({ path }) => path.startsWith("/incidents/"));
    expect(read.length).toBeGreaterThan(5);
    expect(read.length).toBeLessThan(60);
    expect(container.querySelectorAll(".incident")).toHaveLength(read.length);
    expect(container.querySelector(".counts")!.textContent).toContain(
      `${read.length} incidents, told by 1 article of 1 origin`,
    );
    expect(screen.getByText(/as of its change 512/)).toBeTruthy();
  });

  test("quotes words as text with outlet, day and hash, whatever the report holds", async () => {
    archive(3);
    const { container } = render(Briefing);
    await heading();
    const quote = container.querySelector("blockquote")!;
    expect(quote.querySelector("p")!.textContent!.trim()).toBe(`${NASTY} hit the market.`);
    expect(quote.querySelector("mark")!.textContent).toBe(NASTY);
    expect(quote.textContent).toContain("Sample <b>Wire</b>");
    expect(quote.textContent).toContain("27 March 2016");
    expect(quote.textContent).toContain("c".repeat(12));
    expect(container.querySelectorAll("img, b")).toHaveLength(0);
    const source = container.querySelector(quote.querySelector("a")!.getAttribute("href")!)!;
    expect(source.textContent).toContain("c".repeat(64));
  });

  test("has the first incidents in full and the rest in a table, and says so", async () => {
    const { asked } = archive(FULL + 7);
    const { container } = render(Briefing);
    await heading();
    expect(asked.filter(({ path }) => path.startsWith("/incidents/"))).toHaveLength(FULL);
    expect(container.querySelectorAll(".incident")).toHaveLength(FULL);
    const rest = within(screen.getByRole("region", { name: "Further incidents" }));
    expect(rest.getAllByRole("row")).toHaveLength(1 + 7);
    expect(rest.getByText(/These 7 are listed only/)).toBeTruthy();
    expect(container.querySelector(".counts")!.textContent).toContain(
      `${FULL + 7} incidents; the first ${FULL} of them`,
    );
  }, 30_000);

  test("lists what could not be read, and says so", async () => {
    archive(4, ["0000000000000002"]);
    const { container } = render(Briefing);
    await heading();
    expect(container.querySelectorAll(".incident")).toHaveLength(3);
    expect(screen.getByText(/One incident could not be read/)).toBeTruthy();
    expect(screen.getByRole("region", { name: "Further incidents" }).textContent).toContain("0000000000");
  });

  test("shows why there is none", async () => {
    const { ids } = archive(2, ["0000000000000001", "0000000000000002"]);
    expect(ids).toHaveLength(2);
    const { unmount } = render(Briefing);
    expect((await screen.findByRole("alert")).textContent).toContain("broken");
    unmount();
    router.go("/briefing?q=nothing+of+the+sort");
    render(Briefing);
    expect(await screen.findByText("No incident passes these filters")).toBeTruthy();
  });

  test("becomes one file without anything that runs or is fetched", async () => {
    archive(12);
    const { container } = render(Briefing);
    await heading();
    await vi.waitFor(() => expect(container.querySelectorAll(".plot").length).toBeGreaterThanOrEqual(3), 10_000);
    const file = keepAll(container.querySelector<HTMLElement>(".briefing")!.parentElement!, "Title");
    const read = new DOMParser().parseFromString(file, "text/html");
    expect(read.querySelectorAll("script, img, link, iframe, button, input, [onerror], [src]")).toHaveLength(0);
    expect(read.querySelectorAll("svg.plot").length).toBeGreaterThanOrEqual(3);
    expect(read.querySelector("blockquote mark")!.textContent).toBe(NASTY);
    expect([...read.querySelectorAll("a")].every((link) => link.getAttribute("href")!.startsWith("#"))).toBe(true);
    expect(read.querySelector("details:not([open])")).toBeNull();
  }, 20_000);

  test("takes the title that is typed, and opens its tables while it is printed", async () => {
    archive(12);
    const { container } = render(Briefing);
    await heading();
    const field = screen.getByRole("textbox", { name: "Title" });
    await userEvent.clear(field);
    await userEvent.type(field, "Spring");
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Spring");
    const tables = [...container.querySelectorAll("details")];
    tables[0]!.open = true;
    dispatchEvent(new Event("beforeprint"));
    expect(tables.every((table) => table.open)).toBe(true);
    dispatchEvent(new Event("afterprint"));
    expect(tables.map((table) => table.open)).toEqual(tables.map((_, i) => i === 0));
  });
});
