import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { describe, expect, test } from "vitest";
import Actors from "../../routes/Actors.svelte";
import NotFound from "../../routes/NotFound.svelte";
import Places from "../../routes/Places.svelte";
import { router } from "../router.svelte";
import { pageOf, ROUTES } from "../routes";
import { problem, serve } from "../testing/server";
import { coordinates } from "./coordinates";
import { at, days } from "./days";
import { language } from "./languages";
import { Listing } from "./listing.svelte";

const ACTORS = [
  { id: "islamic-state", name: "Islamic State", country: "IMG", sector: "REB", incidents: 1230 },
  { id: "SYR-MIL", name: "Armed forces of Syria", country: "SYR", sector: "MIL", incidents: 4 },
];
const VOCABULARY = { countries: [{ code: "SYR", name: "Syria" }] };

describe("actors", () => {
  test("are listed in words, with ways into the overview", async () => {
    serve({ "GET /actors": { items: ACTORS, next: null, total: 2 }, "GET /vocabulary": VOCABULARY });
    render(Actors);
    const row = (await screen.findByText("Islamic State")).closest("tr")!;
    expect(row.textContent).toMatch(/international armed group\s+armed group/);
    expect(row.textContent).toContain("1,230");
    expect(await screen.findByText("Syria")).toBeTruthy();
    const acts = screen.getByRole("link", { name: "acting: Islamic State" });
    expect(acts.getAttribute("href")).toBe("/?actor=islamic-state");
    const target = screen.getByRole("link", { name: "acted upon: Islamic State" });
    expect(target.getAttribute("href")).toBe("/?target=islamic-state");
  });

  test("are filtered by name as it is typed, accents or not", async () => {
    const named = { ...ACTORS[0]!, id: "x", name: "Fuerza Pública" };
    serve({ "GET /actors": { items: [...ACTORS, named], next: null }, "GET /vocabulary": VOCABULARY });
    render(Actors);
    await userEvent.type(await screen.findByRole("searchbox"), "publica");
    expect(screen.getAllByRole("row")).toHaveLength(2);
    await userEvent.type(screen.getByRole("searchbox"), "!!");
    expect(screen.getByText("No name that is shown contains this.")).toBeTruthy();
  });

  test("say why there are none", async () => {
    serve({ "GET /actors": { items: [], next: null }, "GET /vocabulary": VOCABULARY });
    render(Actors);
    expect(await screen.findByText("No incident names an actor of the registry")).toBeTruthy();
  });

  test("can be asked for again after a failure", async () => {
    let tries = 0;
    serve({
      "GET /actors": () => (tries++ ? { items: ACTORS, next: null } : problem(503, "busy; try again")),
      "GET /vocabulary": VOCABULARY,
    });
    render(Actors);
    await userEvent.click(await screen.findByRole("button", { name: "Try again" }));
    expect(await screen.findByText("Islamic State")).toBeTruthy();
  });
});

test("places lead into the overview by their name", async () => {
  const place = {
    name: "Tadmur",
    geonameid: 163953,
    country: "SYR",
    adm1: "Homs",
    lon: 38.2841,
    lat: 34.5624,
    incidents: 3,
  };
  serve({ "GET /places": { items: [place], next: null }, "GET /vocabulary": VOCABULARY });
  render(Places);
  const link = await screen.findByRole("link", { name: "Tadmur" });
  expect(link.getAttribute("href")).toBe("/?place=Tadmur");
  expect(screen.getByText("34.56° N, 38.28° E")).toBeTruthy();
});

describe("lists in pages", () => {
  test("go on from where the API says, by the name that it has for that", async () => {
    const asked: Record<string, string>[] = [];
    serve({
      "GET /x": ({ query }: { query: Record<string, string> }) => {
        asked.push(query);
        return { items: [asked.length], next: asked.length < 2 ? "7" : null };
      },
    });
    const list = new Listing<number>("/x", 10, "after");
    await list.ask({ after: "3" });
    await list.more();
    expect(list.items).toEqual([1, 2]);
    expect(asked).toEqual([
      { after: "3", limit: "10" },
      { after: "7", limit: "10" },
    ]);
  });

  test("drop what an earlier question still answers", async () => {
    let release: (() => void) | undefined;
    serve({
      "GET /x": async ({ query }: { query: Record<string, string> }) => {
        if (query.q === "slow") await new Promise<void>((done) => (release = done));
        return { items: [query.q], next: null };
      },
    });
    const list = new Listing<string>("/x", 10);
    const slow = list.ask({ q: "slow" });
    await list.ask({ q: "fast" });
    release!();
    await slow;
    expect(list.items).toEqual(["fast"]);
    expect(list.busy).toBe(false);
  });
});

describe("addresses", () => {
  test("have one page each, and all others that of what is not there", async () => {
    for (const [pattern, load] of ROUTES) expect(pageOf(pattern.replace(/:\w+/g, "ab12")).load).toBe(load);
    expect((await pageOf("/no/such/page").load()).default).toBe(NotFound);
    expect(pageOf("/reports/%E0%A4%A").params).toEqual({ id: "%E0%A4%A" });
  });

  test("that are no page say so, and what to do", () => {
    router.go("/no/such");
    render(NotFound);
    expect(screen.getByText(/\/no\/such/)).toBeTruthy();
    expect(screen.getByRole("link", { name: "Search the archive" }).getAttribute("href")).toBe("/search");
  });
});

test("coordinates say on which side they are", () => {
  expect(coordinates({ lat: -33.9, lon: -77.304 })).toBe("33.90° S, 77.30° W");
});

test("languages have names, and tags that nobody knows stay", () => {
  expect([language("ar"), language("qqx"), language("not a tag"), language(null)]).toEqual([
    "Arabic",
    "qqx",
    "not a tag",
    "",
  ]);
});

test("whole months and years are named as such", () => {
  expect(days("2015-05-01", "2015-05-31")).toBe("May 2015");
  expect(days("2016-02-01", "2016-02-29")).toBe("February 2016");
  expect(days("2015-01-01", "2015-12-31")).toBe("2015");
  expect(days("2015-05-01", "2015-06-30")).toMatch(/^1 May.*30 June 2015$/);
  expect(days("2015-02-01", "2016-01-31")).toMatch(/^1 February 2015.*31 January 2016$/);
});

test("days and moments are written for people, and partial dates as they are", () => {
  expect(days("2016-03-27")).toBe("27 March 2016");
  expect(days("2016-03-27", "2016-03-27")).toBe("27 March 2016");
  expect(days("2016-03-27", "2016-04-02")).toMatch(/^27 March.*2 April 2016$/);
  expect(days("2016-03")).toBe("2016-03");
  expect(days("2016", "2017")).toBe("2016 – 2017");
  expect(days("2016-03-27T10:00:00Z")).toBe("27 March 2016");
  expect(at("2026-11-29T07:40:00Z")).toBe("29 November 2026 at 07:40 UTC");
  expect(at("soon")).toBe("soon");
});
