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
}

test("the log says who did what when, from what to what, and what was undone", async () => {
  const { desk } = begin();
  acted(desk);
  render(ActLog, { props: { claim: "c0000001" } });
  const [undo, last, first] = await screen.findAllByRole("listitem");
  expect(first!.textContent).toMatch(/ben.*corrected: Place.*Tadmur.*→.*Sukhna.*it says so below/s);
  expect(last!.textContent).toMatch(/you.*accepted the claim.*undone/s);
  expect(undo!.textContent).toMatch(/you.*took an act back/s);
  expect(last!.className).toContain("undone");
});

test("a coder takes back what is their own and stands, an editor that of others too", async () => {
  const { desk, user } = begin("coder");
  acted(desk);
  const log = render(ActLog, { props: { claim: "c0000001" } });
  await screen.findAllByRole("listitem");
  expect(screen.queryByRole("button", { name: /^Undo/ })).toBeNull();
  log.unmount();
  desk.session = { ...desk.session, role: "editor" };
  begin("editor");
  vi.stubGlobal("fetch", (address: string, init?: RequestInit) => {
    const { status, body } = desk.answer(init?.method ?? "GET", address, null);
    return Promise.resolve(new Response(JSON.stringify(body), { status }));
  });
  const onchange = vi.fn();
  render(ActLog, { props: { claim: "c0000001", onchange } });
  await user.click(await screen.findByRole("button", { name: "Undo: corrected: Place" }));
  await waitFor(() => expect(onchange).toHaveBeenCalled());
  const corrected = screen.getByText("corrected: Place").closest("li")!;
  expect(within(corrected).getByText("undone")).toBeTruthy();
});
