import { render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, describe, expect, test, vi } from "vitest";
import CorrectPanel from "./CorrectPanel.svelte";
import { DOCUMENT, span, WIRE } from "./testing/archive";
import { refused, type FakeDesk } from "./testing/desk";
import { begin } from "./testing/setup";
import type { Done, NewAct } from "./types";

afterEach(() => vi.unstubAllGlobals());

function open(desk: FakeDesk, onchange: (done: Done) => void = () => undefined) {
  const props = { document: DOCUMENT, claim: desk.claims[0]!, selection: null, onchange };
  return render(CorrectPanel, { props });
}
const press = (name: RegExp) => screen.getByRole("button", { name });
const at = (words: string) => ({ begin: span(WIRE, words).begin, end: span(WIRE, words).end });

describe("the panel", () => {
  test("shows every field with its words, and what is not told", () => {
    const { desk } = begin();
    desk.claims[0] = { ...desk.claims[0]!, place: null };
    open(desk);
    const place = screen.getByText("Place", { selector: "dt" }).parentElement!;
    expect(place.textContent).toContain("not told");
    expect(screen.getByText("More than 300 of them", { selector: "q bdi" })).toBeTruthy();
  });

  test("offers a viewer nothing, and says why", () => {
    const { desk } = begin("viewer");
    open(desk);
    expect(screen.queryAllByRole("button")).toEqual([]);
    expect(screen.getByText(/takes the role coder/)).toBeTruthy();
  });

  test("takes words that were selected before the field was named", async () => {
    const { desk, user } = begin();
    const { rerender } = open(desk);
    await rerender({ selection: at("the T4 air base") });
    expect(desk.sent("POST /review/resolve")).toEqual([]);
    await user.click(press(/^Correct: Place/));
    await screen.findByRole("radio", { name: /T4 air base/ });
  });

  test("puts words beside others where several can stand, and lets stay what is to stay", async () => {
    const { desk, user } = begin();
    const { rerender } = open(desk);
    await user.click(press(/^Correct: Actors/));
    await rerender({ selection: at("Russia") });
    await screen.findByRole("radio", { name: /^Russia/ });
    await rerender({ selection: at("The governor of Homs") });
    await screen.findByRole("radio", { name: /governor/ });
    const taken = () => within(screen.getByRole("list", { name: "Taken as well" })).getAllByRole("listitem");
    expect(taken().map((each) => each.querySelector("bdi")!.textContent)).toEqual(["Russia"]);
    await user.click(screen.getByRole("checkbox", { name: /Ministry of Defence/ }));
    const after = screen.getByText("Then").nextElementSibling!;
    expect(after.textContent).toBe("Ministry of Defence (RUS MIL); Russia; The governor of Homs");
    await user.click(press(/Send/));
    await waitFor(() => expect(desk.sent("POST /review/acts")).toHaveLength(1));
    const { value, spans } = desk.sent("POST /review/acts")[0] as NewAct;
    expect((value as { name: string }[]).map((each) => each.name)).toEqual([
      "Ministry of Defence",
      "Russia",
      "The governor of Homs",
    ]);
    expect(spans).toEqual([at("Russian Defence Ministry"), at("Russia"), at("The governor of Homs")]);
  });

  test("puts words in place of others where one value can stand", async () => {
    const { desk, user } = begin();
    const { rerender } = open(desk);
    await user.click(press(/^Correct: Place/));
    await rerender({ selection: at("Palmyra") });
    await rerender({ selection: at("T4 air base") });
    await screen.findByRole("radio", { name: /T4 air base/ });
    const words = within(screen.getByRole("list", { name: "Words taken" })).getAllByRole("listitem");
    expect(words.map((each) => each.querySelector("q")!.textContent)).toEqual(["T4 air base"]);
    await user.click(press(/Do without “T4 air base”/));
    expect(press(/Send/)).toHaveProperty("disabled", true);
  });

  test("keeps no value without words behind it", async () => {
    const { desk, user } = begin();
    const { rerender } = open(desk);
    await user.click(press(/^Correct: Place/));
    await user.type(screen.getByRole("textbox", { name: "or write it" }), "Palmyra{Enter}");
    await screen.findByRole("radio", { name: /Tadmur/ });
    expect(press(/Send/)).toHaveProperty("disabled", true);
    expect(screen.getByText(/value without words is never kept/)).toBeTruthy();
    await rerender({ selection: at("the city") });
    await waitFor(() => expect(press(/Send/)).toHaveProperty("disabled", false));
    expect(desk.sent("POST /review/resolve")[0]).toMatchObject({ typed: "Palmyra", spans: [at("the city")] });
  });

  test("offers a closed list without any words, and picks nothing by itself", async () => {
    const { desk, user } = begin();
    open(desk);
    await user.keyboard("cu");
    const first = await screen.findByRole("radio", { name: /asserted/ });
    await waitFor(() => expect(document.activeElement).toBe(first));
    expect(press(/Send/)).toHaveProperty("disabled", true);
    await user.click(screen.getByRole("radio", { name: /denied/ }));
    await user.keyboard("{Enter}");
    await waitFor(() => expect(desk.sent("POST /review/acts")).toHaveLength(1));
    expect(desk.sent("POST /review/acts")[0]).toMatchObject({ field: "status", value: "denied", spans: [] });
  });

  test("takes that the text does not say", async () => {
    const { desk, user } = begin();
    open(desk);
    await user.click(press(/^Correct: Place/));
    await user.click(screen.getByRole("radio", { name: "The text does not say" }));
    await user.click(press(/Send/));
    await waitFor(() => expect(desk.sent("POST /review/acts")).toHaveLength(1));
    expect(desk.sent("POST /review/acts")[0]).toMatchObject({
      kind: "correct",
      field: "place",
      value: null,
      spans: [],
    });
    await screen.findByText(/Place corrected: Tadmur → not told/);
  });

  test("loses nothing when the server refuses", async () => {
    const { desk, user } = begin();
    const onchange = vi.fn();
    const first = open(desk, onchange);
    await user.click(press(/^Reject/));
    const reject = within(screen.getByRole("form")).getByRole("button", { name: /^Reject/ });
    expect(reject).toHaveProperty("disabled", true);
    await user.type(screen.getByRole("textbox"), "not an attack");
    desk.refusals.set("POST /review/acts", refused(409, "the claim was coded anew; open it again"));
    await user.keyboard("{Control>}{Enter}{/Control}");
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toMatch(/coded anew.*Do what the message says/s);
    expect(screen.getByRole("textbox")).toHaveProperty("value", "not an attack");
    expect(onchange).not.toHaveBeenCalled();
    // The tab is loaded anew.
    first.unmount();
    open(desk, onchange);
    expect(screen.getByRole("textbox")).toHaveProperty("value", "not an attack");
    expect(screen.getByText(/What you began here is back/)).toBeTruthy();
    await user.click(screen.getByRole("textbox"));
    await user.keyboard("{Control>}{Enter}{/Control}");
    await waitFor(() => expect(onchange).toHaveBeenCalledOnce());
    expect(desk.sent("POST /review/acts")[0]).toMatchObject({ kind: "reject", why: "not an attack" });
    expect(sessionStorage).toHaveLength(0);
  });

  test("adds a claim that was missed, and takes it back", async () => {
    const { desk, user } = begin();
    const { rerender } = open(desk);
    await user.click(press(/^Add a missed claim/));
    await rerender({ selection: at("attack") });
    await user.selectOptions(screen.getByRole("combobox", { name: "Type" }), "Attack");
    await user.click(within(screen.getByRole("form")).getByRole("button", { name: /^Add/ }));
    await screen.findByText(/Claim added/);
    expect(desk.sent("POST /review/acts")[0] as NewAct).toEqual({
      kind: "add",
      version: "abcd0001",
      value: { plover: "ASSAULT" },
      spans: [at("attack")],
      why: "",
    });
    // Its fields are told next, on the claim that was added.
    expect(screen.getByRole("heading", { level: 2 }).textContent).toBe("Attack");
    await user.keyboard("u");
    await waitFor(() => expect(screen.getByRole("heading", { level: 2 }).textContent).toBe("Air strike"));
  });

  test("keeps a comment", async () => {
    const { desk, user } = begin();
    open(desk);
    await user.keyboard("m");
    await user.keyboard("see the later report");
    await user.keyboard("{Control>}{Enter}{/Control}");
    await screen.findByText("Comment kept.");
    expect(desk.sent("POST /review/acts")[0]).toMatchObject({ kind: "comment", why: "see the later report" });
  });

  test("says what to do when the server is not there, and undo that was refused stays", async () => {
    const { desk, user } = begin();
    open(desk);
    await user.click(press(/^Accept/));
    const undo = await screen.findByRole("button", { name: /^Undo/ });
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
    await user.click(undo);
    expect((await screen.findByRole("alert")).textContent).toMatch(/does not answer.*whence serve/s);
    expect(screen.getByRole("button", { name: /^Undo/ })).toBeTruthy();
  });
});
