import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test, vi } from "vitest";
import People from "../../routes/People.svelte";
import SignIn from "../../routes/SignIn.svelte";
import { router } from "../router.svelte";
import { problem, serve } from "../testing/server";
import * as ways from "./after";

const SESSION = { mode: "accounts", name: "amal", role: "admin", archive: "news" };
const NOBODY = { mode: "accounts", name: null, role: null, archive: "" };
const USERS = [
  { name: "amal", role: "admin", active: true, last_seen: "2026-11-29T07:58:00Z" },
  { name: "omar", role: "coder", active: true, last_seen: null },
];
let entered: string[] = [];

beforeEach(() => {
  entered = [];
  vi.spyOn(ways, "enter").mockImplementation((address) => void entered.push(address));
  router.go("/sign-in");
});

test("after signing in one goes only to pages of this desk", () => {
  const to = (next: string) => ways.after(new URLSearchParams({ next }));
  expect(to("/incidents/1a2b?claim=d1")).toBe("/incidents/1a2b?claim=d1");
  for (const elsewhere of [
    "//evil.example",
    "https://evil.example",
    "/\\evil.example",
    "javascript:alert(1)",
    "\t//evil.example",
  ])
    expect(to(elsewhere)).toBe("/");
  for (const round of ["/sign-in", "/open", "/api/v1/session", ""]) expect(to(round)).toBe("/");
});

describe("signing in", () => {
  test("sends name and password, and goes where one was going", async () => {
    router.go("/sign-in?next=%2Freview");
    const asked = serve({ "GET /session": NOBODY, "POST /session": SESSION });
    render(SignIn);
    await userEvent.type(await screen.findByLabelText("Name"), "amal ");
    await userEvent.type(screen.getByLabelText("Password"), "four unrelated words{enter}");
    expect(asked.at(-1)!.body).toEqual({ name: "amal", password: "four unrelated words" });
    await vi.waitFor(() => expect(entered).toEqual(["/review"]));
  });

  test.each([
    [401, "do not fit together"],
    [429, "Too many attempts"],
    [409, "as the server says"],
  ])("says what is wrong (%i), and empties the password", async (status, words) => {
    serve({ "GET /session": NOBODY, "POST /session": () => problem(status, "as the server says") });
    render(SignIn);
    await userEvent.type(await screen.findByLabelText("Name"), "amal");
    await userEvent.type(screen.getByLabelText("Password"), "wrong{enter}");
    expect(await screen.findByText(new RegExp(words))).toBeTruthy();
    expect((screen.getByLabelText("Password") as HTMLInputElement).value).toBe("");
    expect(document.activeElement).toBe(screen.getByLabelText("Password"));
    expect(entered).toEqual([]);
  });

  test("tells of the one-time link where one person uses the desk", async () => {
    serve({ "GET /session": { ...NOBODY, mode: "single" } });
    render(SignIn);
    expect(await screen.findByText(/whence serve --link/)).toBeTruthy();
    expect(screen.queryByLabelText("Password")).toBeNull();
  });
});

describe("people", () => {
  test("are listed for an admin, who gives roles and closes accounts", async () => {
    const asked = serve({
      "GET /session": SESSION,
      "GET /users": USERS,
      "PATCH /users/omar": ({ body }: { body: unknown }) => ({ ...USERS[1], ...(body as object) }),
    });
    render(People);
    await userEvent.selectOptions(await screen.findByLabelText("Role of omar"), "editor");
    expect(await screen.findByText("omar is now editor.")).toBeTruthy();
    await userEvent.click(screen.getByRole("button", { name: "Close the account of omar" }));
    expect(await screen.findByText(/The account of omar is closed/)).toBeTruthy();
    expect(screen.getByRole("button", { name: "Reopen the account of omar" })).toBeTruthy();
    expect(asked.filter(({ method }) => method === "PATCH").map(({ body }) => body)).toEqual([
      { role: "editor" },
      { active: false },
    ]);
  });

  test("stay as they are where the server refuses", async () => {
    serve({
      "GET /session": SESSION,
      "GET /users": USERS,
      "PATCH /users/amal": () => problem(409, "amal is the last admin; make another first"),
    });
    render(People);
    const select = (await screen.findByLabelText("Role of amal")) as HTMLSelectElement;
    await userEvent.selectOptions(select, "viewer");
    expect((await screen.findByRole("alert")).textContent).toContain("last admin");
    expect(select.value).toBe("admin");
  });

  test("are added with a role and a password", async () => {
    const asked = serve({ "GET /session": SESSION, "GET /users": USERS, "POST /users": { ...USERS[1], name: "lea" } });
    render(People);
    const form = within(await screen.findByRole("region", { name: "Add an account" }));
    await userEvent.type(form.getByLabelText("Name"), "lea");
    await userEvent.selectOptions(form.getByLabelText("Role"), "coder");
    await userEvent.type(form.getByLabelText("Password"), "four unrelated words{enter}");
    expect(await screen.findByText(/lea can sign in now/)).toBeTruthy();
    expect(asked.at(-1)!.body).toEqual({ name: "lea", role: "coder", password: "four unrelated words" });
    expect((form.getByLabelText("Password") as HTMLInputElement).value).toBe("");
  });

  test("are not listed for others, who change their own password", async () => {
    const asked = serve({ "GET /session": { ...SESSION, role: "coder" }, "POST /password": null });
    render(People);
    await userEvent.type(await screen.findByLabelText("Password now"), "old one of mine");
    await userEvent.type(screen.getByLabelText("New password"), "four unrelated words");
    await userEvent.type(screen.getByLabelText("New password, again"), "four other words here{enter}");
    expect(await screen.findByText(/differ/)).toBeTruthy();
    expect(asked.some(({ path }) => path === "/password" || path === "/users")).toBe(false);
    await userEvent.clear(screen.getByLabelText("New password, again"));
    await userEvent.type(screen.getByLabelText("New password, again"), "four unrelated words{enter}");
    expect(await screen.findByText(/Your password is changed/)).toBeTruthy();
    expect(asked.at(-1)!.body).toEqual({ old: "old one of mine", new: "four unrelated words" });
  });

  test("sign out", async () => {
    const asked = serve({ "GET /session": { ...SESSION, role: "viewer" }, "DELETE /session": null });
    render(People);
    await userEvent.click(await screen.findByRole("button", { name: "Sign out" }));
    await vi.waitFor(() => expect(entered).toEqual(["/sign-in"]));
    expect(asked.at(-1)!.method).toBe("DELETE");
  });

  test("are one where the desk has no accounts", async () => {
    serve({ "GET /session": { ...SESSION, mode: "single" } });
    render(People);
    expect(await screen.findByText(/there are no accounts/)).toBeTruthy();
    expect(screen.queryByText("Your password")).toBeNull();
  });
});
