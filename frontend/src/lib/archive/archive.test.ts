import { render, screen } from "@testing-library/svelte";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import Archive from "../../routes/Archive.svelte";
import type { Status } from "../api/types";
import { live } from "../shell/live.svelte";
import { problem, serve } from "../testing/server";
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
    serve({ "GET /status": status({ waiting_to_code: 12, dead: 1 }) });
    const { container } = render(Archive);
    expect(await screen.findByText("12 reports wait to be coded.")).toBeTruthy();
    const commands = [...container.querySelectorAll("pre")].map((each) => each.textContent);
    expect(commands).toEqual([
      "whence code\nwhence link",
      "whence jobs --dead",
      "whence jobs replay --all\nwhence code\nwhence link",
    ]);
    expect(container.querySelector("progress")!.value).toBe(1688);
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
