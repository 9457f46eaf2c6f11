import { render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { get } from "../api/client";
import { router } from "../router.svelte";
import { followHeading } from "./arrival";
import { live } from "./live.svelte";

const answer = (status: number, body: unknown): Response => new Response(JSON.stringify(body), { status });

class Stream extends EventTarget {
  static CLOSED = 2;
  static last: Stream;
  readyState = 1;
  constructor(readonly address: string) {
    super();
    Stream.last = this;
  }
  close(): void {
    this.readyState = Stream.CLOSED;
  }
}

beforeEach(() => {
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: vi.fn() }));
  vi.stubGlobal("EventSource", Stream);
  vi.stubGlobal("scrollTo", vi.fn());
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
  document.documentElement.removeAttribute("data-theme");
  document.body.replaceChildren();
  localStorage.clear();
  router.go("/");
});

describe("whoever is not signed in", () => {
  test("is sent to sign in, and knows where to come back to", async () => {
    const { session } = await import("./session.svelte");
    router.go("/reports?after=3");
    vi.stubGlobal("fetch", () => Promise.resolve(answer(401, { detail: "sign in first" })));
    await expect(get("/reports")).rejects.toThrow("sign in first");
    expect([router.path, router.query.get("next")]).toEqual(["/sign-in", "/reports?after=3"]);
    expect(session.may("viewer")).toBe(false);
  });

  test("stays on the page for signing in when that fails", async () => {
    await import("./session.svelte");
    router.go("/sign-in?next=%2Freports");
    vi.stubGlobal("fetch", () => Promise.resolve(answer(401, { detail: "wrong name or password" })));
    await expect(get("/session")).rejects.toThrow();
    expect(router.query.get("next")).toBe("/reports");
  });

  test("may do what a role before theirs may, once signed in", async () => {
    const { session } = await import("./session.svelte");
    vi.stubGlobal("fetch", () =>
      Promise.resolve(answer(200, { mode: "accounts", name: "a", role: "coder", archive: "x" })),
    );
    await session.refresh();
    expect(["viewer", "coder", "editor"].map((role) => session.may(role))).toEqual([true, true, false]);
  });
});

describe("arriving at a page", () => {
  function page(): { main: HTMLElement; say: (words: string) => void } {
    const main = document.body.appendChild(document.createElement("main"));
    return {
      main,
      say: (words) => main.replaceChildren(Object.assign(document.createElement("h1"), { textContent: words })),
    };
  }

  test("names the document after the heading, and moves the focus to it", async () => {
    const { main, say } = page();
    say("Reports");
    const { arrive, stop } = followHeading(main, "Whence");
    expect(document.title).toBe("Reports · Whence");
    arrive();
    say("Review");
    await vi.waitFor(() => expect(document.title).toBe("Review · Whence"));
    expect(document.activeElement?.textContent).toBe("Review");
    stop();
  });

  test("goes along from a heading that says that it loads", async () => {
    const { main, say } = page();
    const { arrive, stop } = followHeading(main, "Whence");
    arrive();
    say("Loading…");
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe("Loading…"));
    main.replaceChildren();
    say("Review");
    await vi.waitFor(() => expect(document.activeElement?.textContent).toBe("Review"));
    (document.activeElement as HTMLElement).blur();
    say("Anew");
    await vi.waitFor(() => expect(document.title).toBe("Anew · Whence"));
    stop();
  });

  test("leaves the focus alone where somebody has put it into the page, and on a page that only changes", async () => {
    const { main, say } = page();
    const { arrive, stop } = followHeading(main, "Whence");
    say("One");
    await vi.waitFor(() => expect(document.title).toBe("One · Whence"));
    expect(document.activeElement).toBe(document.body);
    arrive();
    say("Two");
    main.appendChild(document.createElement("input")).focus();
    await vi.waitFor(() => expect(document.title).toBe("Two · Whence"));
    expect(document.activeElement?.tagName).toBe("INPUT");
    stop();
  });
});

describe("live counts", () => {
  test("are what the stream tells last, under either name of the event", () => {
    const stop = live.listen();
    for (const [name, incidents] of [
      ["message", 1],
      ["status", 2],
    ] as const)
      Stream.last.dispatchEvent(
        new MessageEvent(name, { data: JSON.stringify({ incidents, waiting_to_code: 0, waiting_to_link: 1 }) }),
      );
    expect([live.status?.incidents, live.busy]).toEqual([2, true]);
    stop();
    expect(Stream.last.readyState).toBe(Stream.CLOSED);
  });

  test("are told to be lost only when the stream stays away, and it is asked for again", () => {
    vi.useFakeTimers();
    const stop = live.listen();
    const first = Stream.last;
    first.readyState = Stream.CLOSED;
    first.dispatchEvent(new Event("error"));
    expect(live.lost).toBe(false);
    vi.advanceTimersByTime(11_000);
    expect(live.lost).toBe(true);
    vi.advanceTimersByTime(20_000);
    expect(Stream.last).not.toBe(first);
    Stream.last.dispatchEvent(new Event("open"));
    expect(live.lost).toBe(false);
    stop();
  });
});

test("the theme is kept, and turns through its three states", async () => {
  const { look } = await import("./theme.svelte");
  look.set("dark");
  expect([document.documentElement.dataset["theme"], localStorage.getItem("whence.theme"), look.dark]).toEqual([
    "dark",
    "dark",
    true,
  ]);
  look.turn();
  expect([look.theme, document.documentElement.dataset["theme"]]).toEqual(["system", undefined]);
});

test("the bar marks the page that is shown, and the one that what is shown belongs to", async () => {
  const { default: Bar } = await import("./Bar.svelte");
  router.go("/reports/abcd");
  render(Bar);
  expect(screen.getByRole("link", { name: "Reports" }).getAttribute("aria-current")).toBe("true");
  router.go("/");
  await vi.waitFor(() =>
    expect(screen.getByRole("link", { name: "Overview" }).getAttribute("aria-current")).toBe("page"),
  );
});
