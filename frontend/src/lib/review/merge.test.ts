import { render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, describe, expect, test, vi } from "vitest";
import MergePanel from "./MergePanel.svelte";
import { claim, incident, span, WIRE } from "./testing/archive";
import { refused } from "./testing/desk";
import { begin } from "./testing/setup";
import type { Judgement } from "./types";

afterEach(() => vi.unstubAllGlobals());

const clashes = span(WIRE, "Clashes were also reported near the T4 air base, between Palmyra and Homs.");
const whole = () =>
  incident("1111aaaa", [
    claim("c1", { version_id: "a1" }),
    claim("c2", { version_id: "b1", outlet: "Sample Monitor", evidence: [clashes] }),
  ]);
const press = (name: RegExp | string) => screen.getByRole("button", { name });

describe("merge and split", () => {
  test("finds what happened there in those days, says what will happen, and merges with a reason", async () => {
    const { desk, user } = begin();
    const onchange = vi.fn();
    render(MergePanel, { props: { incident: whole(), onchange } });
    await user.click(press("Merge with another incident"));
    const choice = await screen.findByRole("radio", { name: /Army leaves Tadmur/ });
    expect(desk.asked.at(-1)!.query).toBe("?country=SYR&since=2016-12-09&until=2016-12-12&limit=20");
    expect(screen.queryByRole("radio", { name: /Air strikes on Islamic State at Tadmur/ })).toBeNull();
    await user.click(choice);
    expect(screen.getByText(/become one incident/)).toBeTruthy();
    expect(press("Keep the verdict")).toHaveProperty("disabled", true);
    await user.type(screen.getByRole("textbox", { name: /^Why/ }), "the same day's fighting");
    await user.click(press("Keep the verdict"));
    await waitFor(() => expect(onchange).toHaveBeenCalledWith(["1111aaaa", "2222bbbb"]));
    expect(desk.sent("POST /judgements/together")[0]).toEqual({
      verdicts: [{ verdict: "same", one: "1111aaaa", other: "2222bbbb", why: "the same day's fighting" }],
    });
    await screen.findByText(/Judged the same/, { selector: "[role=status]" });
    await user.keyboard("u");
    await screen.findByText(/Undone: Judged the same/);
    expect(desk.judgements).toEqual([]);
  });

  test("finds by words or by an id, and can be unsure", async () => {
    const { desk, user } = begin();
    render(MergePanel, { props: { incident: whole(), onchange: vi.fn() } });
    await user.click(press("Merge with another incident"));
    const box = screen.getByRole("searchbox");
    await user.type(box, "2222bbbb{Enter}");
    await user.click(await screen.findByRole("radio", { name: /Army leaves Tadmur/ }));
    await user.click(screen.getByRole("radio", { name: /Nobody can tell/ }));
    expect(screen.getByText(/will not join them/)).toBeTruthy();
    await user.clear(box);
    await user.type(box, "air strikes{Enter}");
    await waitFor(() => expect(desk.asked.at(-1)!.query).toContain("words=air+strikes"));
  });

  test("splits claims off by one request, says what will happen, and takes all of it back by one undo", async () => {
    const { desk, user } = begin();
    const onchange = vi.fn();
    const third = claim("c3", { version_id: "d1", outlet: "Third Paper" });
    render(MergePanel, { props: { incident: incident("1111aaaa", [...whole().claims, third]), onchange } });
    await user.click(press("Split claims off"));
    const form = within(screen.getByRole("form", { name: "Split claims off" }));
    await user.click(form.getByRole("checkbox", { name: /Sample Monitor/ }));
    expect(form.getByText(/One claim parts from the 2 others/)).toBeTruthy();
    await user.type(form.getByRole("textbox"), "another place");
    await user.click(form.getByRole("button", { name: "Split off" }));
    await waitFor(() => expect(onchange).toHaveBeenCalled());
    const different = { verdict: "different", one: "c2", why: "another place" };
    expect(desk.sent("POST /judgements/together")).toEqual([
      { verdicts: ["c1", "c3"].map((other) => ({ ...different, other })) },
    ]);
    await user.keyboard("u");
    await screen.findByText(/Undone: /);
    expect(desk.sent("POST /judgements/together/undo")).toEqual([{ judgements: [1, 2] }]);
    expect(desk.judgements).toEqual([]);
  });

  test("keeps a comment on the incident", async () => {
    const { desk, user } = begin();
    const onchange = vi.fn();
    render(MergePanel, { props: { incident: whole(), onchange } });
    await user.click(press("Comment"));
    await user.keyboard("the toll is of two days");
    await user.click(screen.getAllByRole("button", { name: "Comment" }).at(-1)!);
    await waitFor(() => expect(onchange).toHaveBeenCalledWith(["1111aaaa"]));
    expect(desk.sent("POST /review/acts")[0]).toEqual({
      kind: "comment",
      incident: "1111aaaa",
      why: "the toll is of two days",
      spans: [],
    });
  });

  test("shows the judgement that stands against it, and keeps what was written", async () => {
    const { desk, user } = begin();
    const standing: Judgement = {
      seq: 7,
      at: "2026-11-29T09:00:00+00:00",
      who: "ben",
      verdict: "different",
      one: "aaaa1111ffff",
      other: "bbbb2222ffff",
      why: "two raids",
    };
    desk.judgements = [standing];
    desk.refusals.set(
      "POST /judgements/together",
      refused(409, "the two are different by what was judged before: aaaa1111 and bbbb2222 are different (ben)"),
    );
    render(MergePanel, { props: { incident: whole(), onchange: vi.fn() } });
    await user.click(press("Merge with another incident"));
    await user.click(await screen.findByRole("radio", { name: /Army leaves/ }));
    await user.type(screen.getByRole("textbox", { name: /^Why/ }), "same raid");
    await user.click(press("Keep the verdict"));
    await screen.findByText("two raids");
    expect(screen.getByText("different happenings")).toBeTruthy();
    expect(screen.getByRole("textbox", { name: /^Why/ })).toHaveProperty("value", "same raid");
    // It is ben's, and ana is no editor.
    expect(screen.queryByRole("button", { name: /^Undo: / })).toBeNull();
  });

  test("offers a viewer nothing, and does not offer to split one claim", () => {
    begin("viewer");
    render(MergePanel, { props: { incident: whole(), onchange: vi.fn() } }).unmount();
    expect(screen.queryAllByRole("button")).toEqual([]);
    begin("coder");
    render(MergePanel, { props: { incident: incident("1111aaaa", [claim("c1")]), onchange: vi.fn() } });
    expect(press("Split claims off")).toHaveProperty("disabled", true);
    expect(screen.getByText(/Splitting takes two claims/)).toBeTruthy();
  });
});
