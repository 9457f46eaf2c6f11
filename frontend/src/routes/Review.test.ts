import { render, screen, waitFor, within } from "@testing-library/svelte";
import { afterEach, describe, expect, test, vi } from "vitest";
import { router } from "../lib/router.svelte";
import { refused } from "../lib/review/testing/desk";
import { begin } from "../lib/review/testing/setup";
import type { NewAct, Question } from "../lib/review/types";
import Review from "./Review.svelte";

afterEach(() => vi.unstubAllGlobals());

const text = () => screen.findByRole("application", { name: "The claim in its text" });
const panel = () => within(screen.getByRole("region", { name: "The claim" }));
const toast = (words: RegExp) => screen.findByText(words, { selector: "[role=status]" });

describe("the queue", () => {
  test("lists claims with why they wait, and how far one has come", async () => {
    begin();
    render(Review);
    const queue = await screen.findByRole("list", { name: "Queue" });
    await waitFor(() => expect(within(queue).getAllByRole("listitem")).toHaveLength(3));
    expect(within(queue).getAllByText("sources contradict each other about the toll")).toHaveLength(3);
    await screen.findByText("0 of 3 judged by you");
    expect(router.query.get("claim")).toBe("c0000001");
  });

  test("is gone through by keys, and what is judged is counted", async () => {
    const { desk, user } = begin();
    render(Review);
    await text();
    await user.keyboard("n");
    await waitFor(() => expect(router.query.get("claim")).toBe("c0000002"));
    await user.keyboard("s");
    await waitFor(() => expect(router.query.get("claim")).toBe("c0000003"));
    await user.keyboard("p");
    await waitFor(() => expect(router.query.get("claim")).toBe("c0000001"));
    await user.keyboard("a");
    await toast(/Accepted/);
    await screen.findByText("1 of 3 judged by you");
    expect(desk.sent("POST /review/acts")[0]).toMatchObject({ kind: "accept", claim: "c0000001" });
    await user.keyboard("u");
    await toast(/Undone: Accepted/);
    await screen.findByText("0 of 3 judged by you");
    expect(desk.claims[0]!.review.state).toBe("open");
  });

  test("shows a rejected claim as it was, marked so, and one that was added in its place until it is taken back", async () => {
    const { user } = begin();
    render(Review);
    await text();
    await user.keyboard("r");
    await user.keyboard("no event{Control>}{Enter}{/Control}");
    await toast(/Rejected/);
    expect(panel().getByText(/Rejected · by you/)).toBeTruthy();
    await user.keyboard("u");
    await toast(/Undone: Rejected/);
    await waitFor(() => expect(panel().queryByText(/Rejected · by you/)).toBeNull());
    await user.keyboard("i");
    await user.keyboard("{Enter}");
    await user.selectOptions(await screen.findByRole("combobox", { name: "Type" }), "Attack");
    await user.click(within(screen.getByRole("form", { name: /Add a claim/ })).getByRole("button", { name: /^Add/ }));
    await waitFor(() => expect(router.query.get("claim")).toMatch(/^c00000\d{2,}$/));
    expect(router.query.get("claim")).not.toBe("c0000001");
    await user.keyboard("u");
    await waitFor(() => expect(router.query.get("claim")).toBe("c0000001"));
    expect(within(screen.getByRole("list", { name: "Queue" })).getAllByRole("listitem")).toHaveLength(3);
  });

  test("puts a claim off once, whatever was done to it before", async () => {
    const { user } = begin();
    render(Review);
    await text();
    await user.keyboard("a");
    await toast(/Accepted/);
    await user.keyboard("s");
    await waitFor(() => expect(router.query.get("claim")).toBe("c0000002"));
    const queue = within(screen.getByRole("list", { name: "Queue" }));
    expect(queue.getAllByRole("listitem")).toHaveLength(3);
    expect(queue.getAllByRole("listitem").at(-1)!.textContent).toContain("Accepted");
  });

  test("goes on by itself where one wants that", async () => {
    const { user } = begin();
    render(Review);
    await text();
    await user.click(screen.getByRole("checkbox", { name: /Go on/ }));
    await user.click(panel().getByRole("button", { name: /^Accept/ }));
    await waitFor(() => expect(router.query.get("claim")).toBe("c0000002"));
  });

  test("is filtered in the address", async () => {
    const { desk, user } = begin();
    render(Review);
    await text();
    await user.selectOptions(screen.getByRole("combobox", { name: "Doubt about" }), "Place");
    await waitFor(() => expect(desk.asked.some((each) => each.query.includes("field=place"))).toBe(true));
    expect(router.query.get("field")).toBe("place");
  });

  test("opens the claim that an address names", async () => {
    begin("coder", "/review?claim=c0000003");
    render(Review);
    await text();
    await panel().findByRole("heading", { name: "Withdrawal" });
  });

  test("offers a viewer nothing to press", async () => {
    begin("viewer");
    render(Review);
    await screen.findByText(/for those who judge/);
    expect(screen.queryByRole("button", { name: /Accept/ })).toBeNull();
  });

  test("says what went wrong and what to do", async () => {
    const { desk } = begin();
    desk.refusals.set("GET /review/queue", refused(503, "the archive is being linked"));
    render(Review);
    const alert = await screen.findByRole("alert");
    expect(alert.textContent).toMatch(/being linked.*Send again in a moment/s);
  });
});

describe("a field is corrected by keyboard alone", () => {
  test("from the claim to the words, the choice, the change and back", async () => {
    const { desk, user } = begin();
    render(Review);
    await text();
    await user.keyboard("c");
    await screen.findByText(/Which field/);
    await user.keyboard("p");
    await waitFor(async () => expect(document.activeElement).toBe(await text()));
    // The cursor begins at the words that the place has now: "the centre of Palmyra". Go on to Palmyra and take it.
    await user.keyboard("{ArrowRight}{ArrowRight}{ArrowRight}");
    await screen.findByText("Palmyra", { selector: "[role=status]" });
    await user.keyboard("{Shift>}{ArrowLeft}{ArrowLeft}{/Shift}");
    await screen.findByText("selected: centre of Palmyra", { selector: "[role=status]" });
    await user.keyboard("{Enter}");
    const choice = await screen.findByRole("radio", { name: /Tadmur/ });
    await waitFor(() => expect(document.activeElement).toBe(choice));
    const asked = desk.sent("POST /review/resolve")[0] as Question;
    expect([asked.field, asked.version]).toEqual(["place", "abcd0001"]);
    expect(panel().getByText(/Syria, within 1.4 km/, { selector: ".place" })).toBeTruthy();
    await user.click(screen.getByRole("radio", { name: /Palmira/ }));
    const change = panel().getByText("Then").closest("dl")!;
    expect(change.textContent).toMatch(/Now\s*Tadmur \(Homs, Syria.*Then\s*Palmira \(Valle, Colombia/s);
    await user.keyboard("{Enter}");
    await toast(/Place corrected: Tadmur → Palmira/);
    const sent = desk.sent("POST /review/acts")[0] as NewAct;
    expect(sent).toMatchObject({ kind: "correct", field: "place", claim: "c0000001", value: { name: "Palmira" } });
    expect(sent.spans).toEqual(asked.spans);
    await waitFor(() => expect((document.activeElement as HTMLElement).tagName).toBe("H2"));
    expect(panel().getByText("corrected by you")).toBeTruthy();
    await user.keyboard("u");
    await toast(/Undone/);
    await waitFor(() => expect(panel().queryByText("corrected by you")).toBeNull());
  });

  test("after which another act can begin at once", async () => {
    const { user } = begin();
    render(Review);
    await text();
    await user.keyboard("a");
    await toast(/Accepted/);
    await waitFor(() => expect((document.activeElement as HTMLElement).tagName).toBe("H2"));
    await user.keyboard("m");
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("textbox", { name: "Your comment" })));
    await user.keyboard("{Escape}");
    await user.keyboard("i");
    await waitFor(async () => expect(document.activeElement).toBe(await text()));
    await user.keyboard("{Enter}");
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole("combobox", { name: "Type" })));
  });

  test("and given up with Escape, at every step", async () => {
    const { desk, user } = begin();
    render(Review);
    await text();
    await user.keyboard("c{Escape}");
    expect(panel().queryByText(/Which field/)).toBeNull();
    await user.keyboard("cp");
    await screen.findByRole("form", { name: "Correct: Place" });
    await user.keyboard("{ArrowRight}{Enter}");
    await user.keyboard("{Escape}");
    await waitFor(() => expect(screen.queryByRole("form", { name: "Correct: Place" })).toBeNull());
    expect(desk.sent("POST /review/acts")).toEqual([]);
  });
});

describe("two coders", () => {
  const agreed = { fields: { place: 0.9 }, items: { place: 12 }, pairs: [] };

  test("do not see what the other did before they have judged, and do then", async () => {
    const { desk, user } = begin("coder", "/review?state=second");
    desk.session = { ...desk.session, name: "ben" };
    desk.answer("POST", "/api/v1/review/acts", {
      kind: "comment",
      claim: "c0000001",
      why: "I think it is Homs",
      spans: [],
    });
    desk.answer("POST", "/api/v1/review/acts", { kind: "accept", claim: "c0000001", why: "", spans: [] });
    desk.session = { ...desk.session, name: "ana" };
    render(Review);
    await text();
    await screen.findByText(/shown once you have accepted/);
    expect(screen.queryByText("I think it is Homs")).toBeNull();
    expect(screen.queryByText(/ben/)).toBeNull();
    await user.keyboard("a");
    await screen.findByText("I think it is Homs");
    expect(screen.queryByText(/shown once you have accepted/)).toBeNull();
  });

  test("see their own acts in the log of all, each with its claim", async () => {
    const { desk } = begin("coder", "/review?view=acts");
    const comment = (name: string, why: string) => {
      desk.session = { ...desk.session, name };
      desk.answer("POST", "/api/v1/review/acts", { kind: "comment", claim: "c0000001", why, spans: [] });
    };
    comment("ben", "by ben");
    comment("ana", "by ana");
    render(Review);
    await screen.findByText("by ana");
    expect(screen.queryByText("by ben")).toBeNull();
    expect(screen.getByRole("link", { name: "The claim" }).getAttribute("href")).toBe("/review?claim=c0000001");
  });

  test("see how far they agree, or that there are too few to say", async () => {
    const { desk } = begin("viewer", "/review?view=agreement");
    desk.agreement = {
      ...agreed,
      pairs: [
        { one: "ana", other: "ben", field: "place", items: 12, alpha: 0.9 },
        { one: "ana", other: "eva", field: "place", items: 1, alpha: null },
      ],
    };
    render(Review);
    const table = await screen.findByRole("table");
    const cells = within(table)
      .getAllByRole("cell")
      .map((each) => each.textContent!.replace(/\s+/g, " ").trim());
    expect(cells).toEqual(["0.90 reliable 12 claims", "0.90 reliable 12 claims", "too few to say one claim"]);
    expect(screen.getByText(/1 is full agreement, 0 what chance would give/)).toBeTruthy();
    expect(screen.queryByRole("link", { name: /training data/ })).toBeNull();
  });

  test.each([
    ["coder", false],
    ["editor", true],
    ["admin", true],
  ] as const)("offer their work as training data: to a %s %s", async (role, offered) => {
    begin(role, "/review?view=agreement");
    render(Review);
    await screen.findByRole("heading", { name: "Agreement" });
    const link = screen.queryByRole("link", { name: /training data/ });
    expect(link?.getAttribute("href")).toBe(offered ? "/api/v1/review/training.jsonl" : undefined);
    expect(link?.hasAttribute("download") ?? false).toBe(offered);
  });
});
