import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { ApiError } from "../../api/client";
import Empty from "./Empty.svelte";
import Failed from "./Failed.svelte";
import Loading from "./Loading.svelte";

describe("Empty", () => {
  test("says what there is not, why, and offers a way on", () => {
    render(Empty, { title: "No reports", help: "Take some in.", action: { label: "Archive", href: "/archive" } });
    expect(screen.getByText("No reports")).toBeTruthy();
    expect(screen.getByText("Take some in.")).toBeTruthy();
    expect(screen.getByRole("link", { name: "Archive" }).getAttribute("href")).toBe("/archive");
  });

  test("runs what it offers", async () => {
    const run = vi.fn();
    render(Empty, { title: "Nothing", action: { label: "Clear", run } });
    await userEvent.click(screen.getByRole("button", { name: "Clear" }));
    expect(run).toHaveBeenCalledOnce();
  });
});

describe("Loading", () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test("shows itself only after a moment", async () => {
    render(Loading, { title: "Reading" });
    expect(screen.getByRole("status").textContent).not.toContain("Reading");
    await vi.advanceTimersByTimeAsync(199);
    expect(screen.getByRole("status").textContent).not.toContain("Reading");
    await vi.advanceTimersByTimeAsync(2);
    expect(screen.getByRole("status").textContent).toContain("Reading");
  });
});

test("Loading heads the page from the beginning where it is all of it", () => {
  render(Loading, { title: "Reading", whole: true });
  expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("Reading");
});

describe("Failed", () => {
  test("shows the server's words and tries again", async () => {
    const again = vi.fn();
    render(Failed, { error: new ApiError(503, "busy; ask once more"), again });
    expect(screen.getByRole("alert").textContent).toContain("busy; ask once more");
    await userEvent.click(screen.getByRole("button", { name: "Try again" }));
    expect(again).toHaveBeenCalledOnce();
  });

  test("does not offer to try again what is not there", () => {
    render(Failed, { error: new ApiError(404, "no incident ab12; see /changes"), again: vi.fn() });
    expect(screen.getByRole("alert").textContent).toContain("no incident ab12; see /changes");
    expect(screen.queryByRole("button")).toBeNull();
  });

  test("tells an address that is none in words, where the page says what it should name", () => {
    const help = "An address names an incident by its id.";
    render(Failed, { error: new ApiError(422, "path id: String should match pattern '^[0-9a-f]+$'"), help });
    expect(screen.getByRole("alert").textContent).not.toContain("pattern");
    expect(screen.getByRole("alert").textContent).toContain(help);
  });

  test("heads the page where it is all of it", () => {
    render(Failed, { error: new ApiError(404, "none"), title: "No such thing", whole: true });
    expect(screen.getByRole("heading", { level: 1 }).textContent).toBe("No such thing");
  });

  test("sends whoever is not signed in to sign in", () => {
    render(Failed, { error: new ApiError(401, "sign in first") });
    expect(screen.getByRole("link", { name: "Sign in" }).getAttribute("href")).toBe("/sign-in");
  });

  test("says that the desk does not answer where there is no answer", () => {
    render(Failed, { error: new TypeError("Failed to fetch") });
    expect(screen.getByRole("alert").textContent).toContain("does not answer");
  });
});
