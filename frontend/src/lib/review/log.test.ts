import { render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, expect, test, vi } from "vitest";
import ActLog from "./ActLog.svelte";
import { TADMUR } from "./testing/archive";
import type { FakeDesk } from "./testing/desk";
import { begin } from "./testing/setup";

afterEach(() => vi.unstubAllGlobals());

function acted(desk: FakeDesk): void {
  const by = (name: string, body: object) => {
    desk.session = { ...desk.session, name };
    desk.answer("POST", "/api/v1/review/acts", { claim: "c0000001", spans: [], why: "", ...body });
  };
  by("ben", { kind: "correct", field: "place", value: { ...TADMUR, name: "Sukhna" }, why: "it says so below" });
  by("ana", { kind: "accept" });
  desk.answer("POST", "/api/v1/review/acts/2/undo", null);
  by("ana", { kind: "reject", why: "an exercise" });
}

test("the log says who did what when, from what to what, and what was undone", async () => {
  const { desk } = begin();
  acted(desk);
  render(ActLog, { props: { claim: "c0000001", blind: false } });
  const [, undo, last, first] = await screen.findAllByRole("listitem");
  expect(first!.textContent).toMatch(/ben.*corrected: Place.*Tadmur.*→.*Sukhna.*it says so below/s);
  expect(last!.textContent).toMatch(/you.*accepted the claim.*undone/s);
  expect(undo!.textContent).toMatch(/you.*took an act back/s);
  expect(last!.className).toContain("undone");
});

test("a coder takes back what is their own and stands, an editor that of others too", async () => {
  const { desk, user } = begin("coder");
  acted(desk);
  const log = render(ActLog, { props: { claim: "c0000001", blind: false } });
  await screen.findAllByRole("listitem");
  expect(screen.getAllByRole("button", { name: /^Undo/ }).map((each) => each.getAttribute("aria-label"))).toEqual([
    "Undo: rejected the claim",
  ]);
  log.unmount();
  desk.session = { ...desk.session, role: "editor" };
  begin("editor");
  vi.stubGlobal("fetch", (address: string, init?: RequestInit) => {
    const { status, body } = desk.answer(init?.method ?? "GET", address, null);
    return Promise.resolve(new Response(JSON.stringify(body), { status }));
  });
  const onchange = vi.fn();
  render(ActLog, { props: { claim: "c0000001", blind: false, onchange } });
  await user.click(await screen.findByRole("button", { name: "Undo: corrected: Place" }));
  await waitFor(() => expect(onchange).toHaveBeenCalled());
  const corrected = screen.getByText("corrected: Place").closest("li")!;
  expect(within(corrected).getByText("undone")).toBeTruthy();
});

test("the log says that what others did is hidden, and asks for it where an editor wants it", async () => {
  const { desk, user } = begin("coder");
  desk.session = { ...desk.session, name: "ben" };
  desk.answer("POST", "/api/v1/review/acts", { kind: "reject", claim: "c0000001", why: "an exercise", spans: [] });
  desk.session = { ...desk.session, name: "ana" };
  const log = render(ActLog, { props: { claim: "c0000001", blind: true } });
  await screen.findByText(/shown once you have accepted/);
  expect(screen.queryByText("an exercise")).toBeNull();
  expect(screen.queryByRole("button", { name: /Show it now/ })).toBeNull();
  desk.answer("POST", "/api/v1/review/acts", { kind: "accept", claim: "c0000001", why: "", spans: [] });
  await log.rerender({ claim: "c0000001", round: 1, blind: false });
  await screen.findByText("an exercise");
  expect(screen.queryByText(/shown once you have/)).toBeNull();
  log.unmount();
  const second = begin("editor");
  second.desk.acts = desk.acts.slice(0, 1);
  render(ActLog, { props: { claim: "c0000001", blind: true } });
  await user.click(await screen.findByRole("button", { name: /Show it now/ }));
  await screen.findByText("an exercise");
});
