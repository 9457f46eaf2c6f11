import { render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import Archive from "../../routes/Archive.svelte";
import type { Status } from "../api/types";
import { live } from "../shell/live.svelte";
import { problem, serve } from "../testing/server";
import type { Failure } from "./failures";
import { coded, Movement } from "./figures";

const status = (given: Partial<Status> = {}): Status => ({
  name: "news",
  reports: 1600,
  versions: 1700,
  claims: 20_100,
  incidents: 1420,
  families: 3,
  waiting_to_code: 0,
  waiting_to_link: 0,
  dead: 0,
  judgements: 2,
  acts: 7,
  change: 1500,
  ...given,
});

const failed = (given: Partial<Failure>): Failure => ({
  id: "0123456789abcdef0123456789abcdef",
  kind: "code",
  what: "a.txt",
  version_id: null,
  title: null,
  attempts: 5,
  reason: null,
  again: true,
  ...given,
});
const FAILED = [
  failed({ version_id: "ab".repeat(16), title: "Shelling in the east", reason: "ran out of memory" }),
  failed({ id: "1123456789abcdef", kind: "fetch", what: "https://example.org/a", reason: "HTTP 404" }),
  failed({ id: "2123456789abcdef", kind: "add", what: "scan.pdf", attempts: 0, again: false }),
];

beforeEach(() => (live.status = null));
afterEach(() => (live.status = null));

describe("the archive's page", () => {
  test("counts what is there, and says that nothing waits or failed", async () => {
    serve({ "GET /status": status() });
    render(Archive);
    expect(await screen.findByText("20,100")).toBeTruthy();
    expect(screen.getByText(/Nothing waits/)).toBeTruthy();
    expect(screen.getByText("Nothing failed.")).toBeTruthy();
  });

  test("says what to run where something waits or failed", async () => {
    serve({ "GET /status": status({ waiting_to_code: 12, dead: 3 }), "GET /failures": { items: FAILED, next: null } });
    const { container } = render(Archive);
    expect(await screen.findByText("12 reports wait to be coded.")).toBeTruthy();
    await screen.findByText("scan.pdf");
    const commands = [...container.querySelectorAll("pre")].map((each) => each.textContent);
    expect(commands).toEqual([
      "whence code\nwhence link",
      "whence jobs --dead",
      "whence jobs replay --all\nwhence sync\nwhence code\nwhence link",
    ]);
    expect(container.querySelector("progress")!.value).toBe(1688);
  });

  test("lists what failed with its reason and what to run, the report to be read", async () => {
    serve({ "GET /status": status({ dead: 3 }), "GET /failures": { items: FAILED, next: null } });
    const { container } = render(Archive);
    const report = await screen.findByRole("link", { name: "Shelling in the east" });
    expect(report.getAttribute("href")).toBe("/reports/" + FAILED[0]!.version_id);
    const rows = [...container.querySelectorAll("tbody tr")].map((row) =>
      [...row.children].map((cell) => cell.textContent.trim()),
    );
    expect(rows).toEqual([
      ["Shelling in the east", "being coded", "ran out of memory after 5 tries", "whence jobs replay 0123456789ab"],
      ["https://example.org/a", "being fetched", "HTTP 404 after 5 tries", "whence jobs replay 1123456789ab"],
      ["scan.pdf", "being taken in", "no reason was told", "add it anew from where it was"],
    ]);
  });

  test("asks anew when something else fails, and gets more where there is more", async () => {
    const pages: Record<string, object> = {
      "": { items: FAILED.slice(0, 2), next: "c", total: 3 },
      c: { items: FAILED.slice(2), next: null, total: 3 },
    };
    const asked = serve({
      "GET /status": status({ dead: 3 }),
      "GET /failures": ({ query }: { query: Record<string, string> }) => pages[query.cursor ?? ""]!,
    });
    render(Archive);
    (await screen.findByRole("button", { name: /more/i })).click();
    expect(await screen.findByText("scan.pdf")).toBeTruthy();
    live.status = status({ dead: 4 });
    await vi.waitFor(() => expect(asked.filter(({ path }) => path === "/failures").length).toBe(3));
  });

  test("shows failures also where nothing could be taken in", async () => {
    serve({
      "GET /status": status({ reports: 0, dead: 1 }),
      "GET /failures": { items: FAILED.slice(2), next: null },
    });
    render(Archive);
    expect(await screen.findByText("scan.pdf")).toBeTruthy();
    expect(screen.getByText("The archive is empty")).toBeTruthy();
  });

  test("says why failures cannot be listed", async () => {
    serve({ "GET /status": status({ dead: 1 }), "GET /failures": () => problem(503, "the archive is locked") });
    render(Archive);
    expect((await screen.findByRole("alert")).textContent).toContain("the archive is locked");
  });

  test("follows what happens", async () => {
    serve({ "GET /status": status() });
    render(Archive);
    await screen.findByText("20,100");
    live.status = status({ claims: 20_101, waiting_to_link: 1 });
    expect(await screen.findByText("20,101")).toBeTruthy();
    expect(screen.getByText("The reading of one report waits to be linked.")).toBeTruthy();
  });

  test("tells how to begin where the archive is empty", async () => {
    serve({ "GET /status": status({ reports: 0 }) });
    render(Archive);
    expect(await screen.findByText(/whence add FOLDER/)).toBeTruthy();
  });

  test("shows why it cannot be read", async () => {
    serve({ "GET /status": () => problem(503, "the archive is of an earlier version; run whence add") });
    render(Archive);
    expect((await screen.findByRole("alert")).textContent).toContain("run whence add");
  });
});

test("a queue moves when its counts have changed of late, and does not when it is first seen", () => {
  const movement = new Movement();
  expect(movement.see(status({ waiting_to_code: 9 }), 1000)).toBe(false);
  expect(movement.see(status({ waiting_to_code: 8 }), 2000)).toBe(true);
  expect(movement.see(status({ waiting_to_code: 8 }), 31_000)).toBe(true);
  expect(movement.see(status({ waiting_to_code: 8 }), 32_001)).toBe(false);
});

test("what is coded is never less than nothing", () => {
  expect(coded(status({ versions: 3, waiting_to_code: 5 }))).toEqual({ done: 0, total: 3 });
});
