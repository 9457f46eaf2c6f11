import { fireEvent, render, screen, waitFor, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ARABIC } from "../lib/fixtures/arabic";
import { REPRINT, WIRE, WIRE_OLD } from "../lib/fixtures/palmyra";
import { layOut, serve } from "../lib/fixtures/server";
import { judging } from "../lib/reader/judging.svelte";
import { router } from "../lib/router.svelte";
import { keys } from "../lib/keys";
import { session } from "../lib/shell/session.svelte";
import Reader from "./Reader.svelte";

beforeEach(() => {
  serve();
  layOut();
});
afterEach(() => {
  vi.unstubAllGlobals();
  session.value = null;
  judging.open = false;
  sessionStorage.clear();
  getSelection()?.removeAllRanges();
  router.go("/");
});

async function read(id: string, query = "") {
  router.go(`/reports/${id}${query}`);
  const page = render(Reader, { params: { id } });
  await screen.findByRole("article");
  return page;
}

/** Click on words of the text as a mouse does: jsdom lays nothing out, so that the place is told. */
async function clickOn(words: string, times = 1) {
  const article = screen.getByRole("article");
  const walker = document.createTreeWalker(article, NodeFilter.SHOW_TEXT);
  let node = walker.nextNode();
  while (node && !node.textContent!.includes(words)) node = walker.nextNode();
  const place = { offsetNode: node!, offset: node!.textContent!.indexOf(words) };
  Object.assign(document, { caretPositionFromPoint: () => place });
  for (let i = 0; i < times; i += 1) {
    getSelection()!.collapse(place.offsetNode, place.offset);
    await fireEvent.pointerDown(article);
    if (i > 0) getSelection()!.setBaseAndExtent(node!, place.offset, node!, place.offset + words.length);
    await fireEvent.pointerUp(article);
    await fireEvent.click(article);
  }
}

const marked = (mark: string) =>
  [...document.querySelectorAll(`article mark[data-marks~="${mark}"]`)].map((each) => each.textContent);

describe("the reader", { timeout: 30_000 }, () => {
  test("shows the text in text nodes, boilerplate folded and still there", async () => {
    await read(WIRE.id);
    const article = screen.getByRole("article");
    expect(article.textContent).toContain("Islamic State did not comment.");
    const fold = within(article).getByRole("group");
    expect(fold.textContent).toContain("Not part of the story: invitation to share, disclaimer");
    expect(fold.textContent).toContain("All rights reserved.");
    expect(fold).not.toHaveProperty("open", true);
  });

  test("marks the chosen claim, which the address keeps", async () => {
    await read(WIRE.id, "?claim=c2");
    await waitFor(() => expect(marked("chosen-trigger")).toEqual(["killed"]));
    expect(marked("chosen-value")).toContain("188 soldiers");
    await userEvent.click(screen.getByRole("button", { name: /^Attack.*shot/ }));
    expect(router.query.get("claim")).toMatch(/^c3/);
    await waitFor(() => expect(marked("chosen-trigger")).toEqual(["shot"]));
    expect(screen.getByText("declines to comment", { exact: false })).toBeTruthy();
  });

  test("goes through claims with j and k, in the order of the text", async () => {
    await read(WIRE.id);
    const press = (key: string) => keys.press(new KeyboardEvent("keydown", { key }));
    for (const [key, wanted] of [
      ["j", "c1"],
      ["j", "c2"],
      ["k", "c1"],
    ] as const) {
      press(key);
      await waitFor(() => expect(router.query.get("claim")?.slice(0, 2)).toBe(wanted));
    }
  });

  test("shows the words of a value in the text, by code points", async () => {
    await read(ARABIC.id, "?claim=f2");
    await userEvent.click(await screen.findByRole("button", { name: /Show the words “مدينة تدمر”/ }));
    await waitFor(() => expect(marked("found")).toEqual(["مدينة تدمر"]));
    expect(router.query.get("claim")).toMatch(/^f2/);
  });

  test("runs from right to left where the text does, and names what cannot be seen", async () => {
    await read(ARABIC.id);
    expect(screen.getByRole("article").closest("[dir]")?.getAttribute("dir")).toBe("rtl");
    expect(screen.getByText("RIGHT-TO-LEFT OVERRIDE")).toBeTruthy();
    expect(screen.getByRole("article").textContent).not.toContain("\u202e");
  });

  test("switches layers", async () => {
    await read(WIRE.id);
    expect(marked("mention-place")).toEqual([]);
    await userEvent.click(screen.getByRole("checkbox", { name: "places" }));
    await waitFor(() => expect(marked("mention-place")).toEqual(["Palmyra", "Sukhna"]));
    await userEvent.click(screen.getByRole("checkbox", { name: "places" }));
    await waitFor(() => expect(marked("mention-place")).toEqual([]));
  });

  test("names who says what in the margin, and chooses it", async () => {
    await read(WIRE.id);
    const margin = screen.getByRole("group", { name: "Who says what" });
    await userEvent.click(
      await within(margin).findByRole("button", { name: "Choose what The Observatory › officers says" }),
    );
    expect(router.query.get("claim")).toMatch(/^c3/);
  });

  test("says so where the address names a claim that it has not", async () => {
    await read(WIRE.id, "?claim=dead");
    expect(screen.getByText(/not in what was read off this version/)).toBeTruthy();
  });

  test("copies the address, and says so where the browser does not allow it", async () => {
    await read(WIRE.id);
    const user = userEvent.setup();
    await user.click(screen.getByRole("button", { name: "Copy the address" }));
    expect(await navigator.clipboard.readText()).toBe(WIRE.url);
    vi.spyOn(navigator.clipboard, "writeText").mockRejectedValue(new Error("not allowed"));
    await user.click(screen.getByRole("button", { name: "Copy the address" }));
    expect(await screen.findByText(/select the address and copy it/)).toBeTruthy();
  });

  test("tells the original's facts without a link that leads out", async () => {
    await read(WIRE.id);
    expect(screen.getByText(WIRE.url!)).toBeTruthy();
    const links = [...document.querySelectorAll("a[href]")].map((each) => each.getAttribute("href")!);
    expect(links.filter((each) => !each.startsWith("/"))).toEqual([]);
    expect(links).toContain(`/api/v1/documents/${WIRE.id}/bytes`);
  });

  test("says that a version is old, and what a copy is a copy of", async () => {
    const { unmount } = await read(WIRE_OLD.id);
    expect(screen.getByRole("note").textContent).toContain("This is version 1 of 2");
    unmount();
    await read(REPRINT.id);
    expect(screen.getByRole("link", { name: "Compare with it" }).getAttribute("href")).toBe(
      `/compare/${WIRE.id}/${REPRINT.id}`,
    );
  });

  test("gives selected words in code points, by keyboard too", async () => {
    await read(ARABIC.id);
    const article = screen.getByRole("article");
    article.focus();
    await userEvent.keyboard("{End}");
    document.dispatchEvent(new Event("selectionchange"));
    expect(getSelection()?.toString()).toBe("التواصل");
    await userEvent.keyboard("{Shift>}{ArrowRight}{/Shift}");
    expect(getSelection()?.toString()).toBe("مواقع التواصل");
  });

  test("chooses what is clicked, and never unchooses it", async () => {
    await read(WIRE.id);
    await clickOn("shot");
    await waitFor(() => expect(router.query.get("claim")).toMatch(/^c3/));
    await clickOn("shot");
    expect(router.query.get("claim")).toMatch(/^c3/);
    await userEvent.click(screen.getByRole("button", { name: /^Attack.*shot/ }));
    await waitFor(() => expect(router.query.get("claim")).toBeNull());
  });

  test("takes words of a correction by click and double click, and keeps claim and correction", async () => {
    session.value = { mode: "accounts", name: "ana", role: "coder", archive: "sample" };
    judging.open = true;
    await read(WIRE.id, "?claim=c2");
    const user = userEvent.setup();
    await user.click(await screen.findByRole("button", { name: /^Correct: Place/ }, { timeout: 10_000 }));
    const correction = () => screen.getByRole("form", { name: /^Correct/ });
    await clickOn("killed", 2);
    await waitFor(() => expect(within(correction()).getByText("killed")).toBeTruthy());
    expect(router.query.get("claim")).toMatch(/^c2/);
    await clickOn("shot");
    expect(router.query.get("claim")).toMatch(/^c2/);
    const margin = within(screen.getByRole("group", { name: "Who says what" })).getAllByRole("button");
    expect(margin.every((each) => (each as HTMLButtonElement).disabled)).toBe(true);
    await user.click(screen.getByRole("button", { name: /^Cancel/ }));
    await clickOn("shot");
    await waitFor(() => expect(router.query.get("claim")).toMatch(/^c3/));
  });

  test("keeps a correction that is begun when j and k go to other claims and back", async () => {
    session.value = { mode: "accounts", name: "ana", role: "coder", archive: "sample" };
    judging.open = true;
    await read(WIRE.id, "?claim=c2");
    const user = userEvent.setup();
    const press = (key: string) => keys.press(new KeyboardEvent("keydown", { key }));
    const taken = () => within(screen.getByRole("form", { name: /^Correct: Targets/ })).getAllByText("killed");
    await user.click(await screen.findByRole("button", { name: /^Correct: Targets/ }, { timeout: 10_000 }));
    await clickOn("killed", 2);
    document.dispatchEvent(new Event("selectionchange"));
    await waitFor(() => expect(taken()).toHaveLength(1));
    press("j");
    await waitFor(() => expect(router.query.get("claim")).toMatch(/^c3/));
    expect(screen.queryByRole("form", { name: /^Correct/ })).toBeNull();
    await user.click(await screen.findByRole("button", { name: /^Correct: Place/ }));
    expect(within(screen.getByRole("form", { name: /^Correct: Place/ })).queryByText("killed")).toBeNull();
    press("k");
    await waitFor(() => expect(router.query.get("claim")).toMatch(/^c2/));
    expect(await screen.findByText(/What you began here is back/)).toBeTruthy();
    expect(taken()).toHaveLength(1);
  });

  test("says what is wrong, with a way on", async () => {
    render(Reader, { params: { id: "dead" } });
    expect((await screen.findByRole("alert")).textContent).toContain("There is no /documents/dead here.");
    expect(screen.getByRole("link", { name: "All reports" })).toBeTruthy();
  });
});
