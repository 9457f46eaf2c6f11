import { render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { GONE, INCIDENT } from "../lib/fixtures/incident";
import { PALMYRA } from "../lib/fixtures/palmyra";
import { layOut, serve } from "../lib/fixtures/server";
import { router } from "../lib/router.svelte";
import Incident from "./Incident.svelte";

beforeEach(layOut);
afterEach(() => {
  vi.unstubAllGlobals();
  router.go("/");
});

async function open(query = ""): Promise<string[]> {
  const asked = serve();
  router.go(`/incidents/${PALMYRA}${query}`);
  render(Incident, { params: { id: PALMYRA } });
  await screen.findByRole("region", { name: "Who says what" });
  return asked;
}

const matrix = () => screen.getByRole("region", { name: "Who says what" });
const cells = () => [...matrix().querySelectorAll<HTMLButtonElement>("button[data-spot]")];
const cell = (words: string) => cells().find((each) => each.textContent.includes(words))!;

describe("an incident", { timeout: 30_000 }, () => {
  test("says how many stand behind it, and who denies it", async () => {
    await open();
    const headline = screen.getByText(/2 origins, 4 speakers/).closest("p");
    expect(headline?.textContent).toContain("4 speakers, denied by Islamic State");
    expect(screen.getByText("contested", { selector: ".reality" })).toBeTruthy();
  });

  test("lists each value with its agreement, who stands behind it, and the rule", async () => {
    await open();
    const row = screen.getByRole("row", { name: /killed, of the side acted upon/ });
    expect(row.textContent).toContain("≠");
    expect(row.textContent).toContain("conflict");
    expect(row.textContent).toContain("one origin, one speaker");
    expect(row.textContent).toContain("of equals the lowest");
  });

  test("shows agreement and conflict by sign and by words", async () => {
    await open();
    expect(cell("at least 400").textContent).toMatch(/≠\s*conflicts with it/);
    expect(cell("300").textContent).toMatch(/=\s*the value that stands for all/);
    expect(within(matrix()).getByText("Nobody tells: other harms, weapons.")).toBeTruthy();
  });

  test("opens the words of a cell in their sentence, and closes back to the cell", async () => {
    await open();
    const toll = cell("at least 400");
    await userEvent.click(toll);
    const panel = await screen.findByRole("complementary", { name: "deaths" });
    await waitFor(() =>
      expect(panel.querySelector("blockquote")?.textContent).toContain(
        "a Britain-based monitor, said that at least 400",
      ),
    );
    expect(panel.querySelector("mark")?.textContent).toBe("at least 400 Islamic State fighters");
    expect(panel.textContent).toContain("Conflicts with 300.");
    const link = within(panel).getAllByRole("link", { name: "Read it in the text" })[0]!;
    expect(link.getAttribute("href")).toMatch(/^\/reports\/a10+\?claim=c20+&begin=\d+&end=\d+$/);
    expect(document.activeElement?.textContent).toBe("deaths");
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("complementary", { name: "deaths" })).toBeNull();
    expect(document.activeElement).toBe(toll);
  });

  test("has one cell in the order of Tab, and goes to the others by arrow", async () => {
    await open();
    expect(cells().filter((each) => each.tabIndex === 0)).toHaveLength(1);
    cells()[0]!.focus();
    await userEvent.keyboard("{ArrowRight}{ArrowDown}");
    expect((document.activeElement as HTMLElement).dataset["spot"]).toBe("1,1");
    await userEvent.keyboard("{Control>}{End}{/Control}");
    expect((document.activeElement as HTMLElement).dataset["spot"]?.split(",")[0]).toBe("6");
    expect(cells().filter((each) => each.tabIndex === 0)).toEqual([document.activeElement]);
  });

  test("keeps own word, accusation, telling and denial apart", async () => {
    await open();
    const table = screen.getByRole("region", { name: "Who is held responsible" });
    const heads = within(table)
      .getAllByRole("columnheader")
      .map((each) => each.textContent);
    expect(heads.slice(1)).toEqual(["claims it", "is accused", "is told as fact", "denies it"]);
    expect(within(table).getByRole("row", { name: /Government forces/ }).textContent).toContain("state television");
    const denials = within(table).getByRole("row", { name: /^Islamic State/ }).textContent;
    expect(denials).toContain("Islamic State, against state television");
    expect(denials).not.toContain("against Islamic State");
  });

  test("shows who denies or doubts, round-ups, reasons and judgements", async () => {
    await open();
    expect(screen.getByRole("region", { name: /Who denies/ }).textContent).toContain(
      "Islamic State denied that it had lost the town",
    );
    expect(screen.getByRole("region", { name: "Round-ups and totals" }).textContent).toContain("Shown, not counted");
    const links = screen.getByRole("region", { name: "Why these reports are taken as one" });
    expect(links.textContent).toContain("different figures for the same people");
    expect(document.body.textContent).toContain("both tell of the army entering on Sunday");
  });

  test.each(["", "?version=2"])("lists a judgement once, as of %j", async (query) => {
    await open(query);
    const versions = await screen.findByRole("region", { name: "Versions" });
    const told = () =>
      screen
        .getAllByRole("listitem")
        .filter((each) => each.textContent.includes("both tell of the army entering on Sunday"))
        .filter((each) => !versions.contains(each));
    await waitFor(() => expect(told()).not.toEqual([]), { timeout: 10_000 });
    // The panel for merging is loaded, and lists those of the newest version in their stead.
    const panel = () => screen.queryByRole("region", { name: "Merge and split" });
    if (query) expect(panel()).toBeNull();
    else expect(panel()?.contains(told()[0]!)).toBe(true);
    expect(told()).toHaveLength(1);
  });

  test("shows an old version with a sign that it is old", async () => {
    const asked = await open("?version=2");
    expect(asked).toContain(`/incidents/${PALMYRA}?version=2`);
    expect(screen.getByRole("note").textContent).toContain("This is version 2 of 3");
    const versions = screen.getByRole("region", { name: "Versions" });
    await waitFor(() => expect(within(versions).getByText("Version 2").getAttribute("aria-current")).toBe("true"));
    expect(within(versions).getByRole("link", { name: "Version 3" }).getAttribute("href")).toBe(
      `/incidents/${PALMYRA}`,
    );
  });

  test("says what became of one that is no more", async () => {
    serve();
    render(Incident, { params: { id: GONE.id } });
    expect(await screen.findByText(/its claims went to another/)).toBeTruthy();
    expect(screen.getByRole("link", { name: "See the incident that has them now" }).getAttribute("href")).toBe(
      `/incidents/${PALMYRA}`,
    );
  });

  test("marks the claim that the address names", async () => {
    await open("?claim=c5");
    expect(matrix().querySelector("tr.chosen th")?.textContent).toContain("state television");
  });

  test("says so where the address names a claim that it has not", async () => {
    await open("?claim=dead");
    expect(screen.getByText(/not in this version of the incident/)).toBeTruthy();
  });

  test("says so where nothing was compared", async () => {
    serve({
      [`/incidents/${PALMYRA}`]: {
        status: 200,
        body: { ...INCIDENT, links: [], judgements: [], responsibility: [], silent: [], attached: [] },
      },
    });
    render(Incident, { params: { id: PALMYRA } });
    expect(await screen.findByText("One report tells of it; nothing had to be compared.")).toBeTruthy();
    expect(screen.queryByRole("region", { name: /Who denies/ })).toBeNull();
  });
});
