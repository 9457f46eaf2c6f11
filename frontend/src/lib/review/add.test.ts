import { render, screen, waitFor } from "@testing-library/svelte";
import { afterEach, expect, test, vi } from "vitest";
import AddPanel from "./AddPanel.svelte";
import { DOCUMENT, span, WIRE } from "./testing/archive";
import { refused, type FakeDesk } from "./testing/desk";
import { begin } from "./testing/setup";
import type { Done } from "./types";

afterEach(() => vi.unstubAllGlobals());

const EMPTY = { ...DOCUMENT, claims: [] };
const at = (words: string) => ({ begin: span(WIRE, words).begin, end: span(WIRE, words).end });
const TRIGGER = at("Clashes");

function open(onchange: (done: Done) => void = () => undefined) {
  return render(AddPanel, { props: { document: EMPTY, selection: null, onchange, onwant: vi.fn() } });
}

function sent(desk: FakeDesk): unknown[] {
  return desk.sent("POST /review/acts");
}

test("a claim is added to a text that has none, and taken back", async () => {
  const { desk, user } = begin();
  const changed: Done[] = [];
  const { rerender } = open((done) => changed.push(done));
  await user.keyboard("i");
  expect(screen.getByText(/select/i, { selector: "form > p" })).toBeTruthy();
  expect(screen.getByRole("button", { name: "Add a missed claim" })).toHaveProperty("disabled", true);
  await rerender({ selection: TRIGGER });
  await user.selectOptions(screen.getByRole("combobox", { name: /type/i }), "ASSAULT");
  await user.click(screen.getByRole("button", { name: "Add a missed claim" }));
  await waitFor(() => expect(changed).toHaveLength(1));
  expect(sent(desk)).toEqual([
    { kind: "add", version: EMPTY.version.id, value: { plover: "ASSAULT" }, spans: [TRIGGER], why: "" },
  ]);
  expect(changed[0]!.act.claim).not.toBeNull();
  await user.keyboard("u");
  await waitFor(() => expect(changed.map((each) => each.act.kind)).toEqual(["add", "undo"]));
});

test("what was begun stays where the server refuses, and comes back with the page", async () => {
  const { desk, user } = begin();
  const { rerender, unmount } = open();
  await user.click(screen.getByRole("button", { name: /Add a missed claim/ }));
  await rerender({ selection: TRIGGER });
  await user.selectOptions(screen.getByRole("combobox", { name: /type/i }), "ASSAULT");
  desk.refusals.set("POST /review/acts", refused(409, "somebody else is linking"));
  await user.click(screen.getByRole("button", { name: "Add a missed claim" }));
  await screen.findByText(/somebody else is linking/);
  unmount();
  open();
  expect(screen.getByRole("combobox", { name: /type/i })).toHaveProperty("value", "ASSAULT");
  await user.keyboard("{Escape}");
  await waitFor(() => expect(screen.queryByRole("combobox")).toBeNull());
});
