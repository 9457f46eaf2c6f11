import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test, vi } from "vitest";
import MenuTrial from "./testing/MenuTrial.svelte";
import TableTrial from "./testing/TableTrial.svelte";
import TabsTrial from "./testing/TabsTrial.svelte";
import Splitter from "./Splitter.svelte";

class NoObserver {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}

beforeEach(() => {
  vi.stubGlobal("ResizeObserver", NoObserver);
  vi.stubGlobal("matchMedia", () => ({ matches: false, addEventListener: vi.fn(), removeEventListener: vi.fn() }));
});

describe("Table", () => {
  const rows = Uint32Array.from({ length: 50_000 }, (_, i) => i * 2);

  test("draws only rows in sight of many, and says how many there are", () => {
    render(TableTrial, { rows });
    const table = screen.getByRole("grid", { name: "Numbers" });
    expect(table.getAttribute("aria-rowcount")).toBe("50001");
    expect(screen.getAllByRole("row").length).toBeLessThan(60);
    expect(screen.getByText("cell 0 of a")).toBeTruthy();
  });

  test("goes from row to row by keys, opens and picks", async () => {
    const [onopen, onpick] = [vi.fn(), vi.fn()];
    render(TableTrial, { rows: rows.subarray(0, 5), onopen, onpick });
    await userEvent.tab();
    while (document.activeElement?.tagName !== "TR") await userEvent.tab();
    await userEvent.keyboard("{ArrowDown}{ArrowDown}{ArrowUp}{Enter} ");
    expect(onopen).toHaveBeenCalledWith(2);
    expect(onpick).toHaveBeenCalledWith(2);
    await userEvent.keyboard("{End}");
    expect(document.activeElement?.getAttribute("aria-rowindex")).toBe("6");
    await userEvent.keyboard("{ArrowDown}{Home}");
    expect(document.activeElement?.getAttribute("aria-rowindex")).toBe("2");
  });

  test("has one row at a time in the order of tabs", () => {
    render(TableTrial, { rows });
    expect(document.querySelectorAll("tr[tabindex='0']").length).toBe(1);
  });

  test("says what it is sorted by, and asks to be sorted otherwise", async () => {
    const onsort = vi.fn();
    render(TableTrial, { rows, onsort, sort: { column: "a", down: true } });
    expect(screen.getByRole("columnheader", { name: "Column a" }).getAttribute("aria-sort")).toBe("descending");
    await userEvent.click(screen.getByRole("button", { name: "Column b" }));
    expect(onsort).toHaveBeenCalledWith("b");
  });

  test("gives the first column what the others leave, and none less than it needs", () => {
    render(TableTrial, { rows, onpick: vi.fn() });
    const cols = [...document.querySelectorAll<HTMLElement>("col:not(.pick-column)")];
    expect(cols.map((each) => each.getAttribute("style"))).toEqual([null, "inline-size: calc(10ch + 16px);"]);
    expect(screen.getByRole("grid").getAttribute("style")).toContain("min-inline-size: calc(20ch + 68px)");
  });

  test("shows rows as blocks where there is little room", () => {
    vi.stubGlobal("matchMedia", () => ({ matches: true, addEventListener: vi.fn(), removeEventListener: vi.fn() }));
    render(TableTrial, { rows });
    expect(screen.getByText("block 0")).toBeTruthy();
    expect(screen.queryByText("cell 0 of a")).toBeNull();
  });

  test("without rows has a head and nothing to go to", async () => {
    render(TableTrial, { rows: new Uint32Array() });
    expect(screen.getAllByRole("row").length).toBe(1);
  });
});

describe("Menu", () => {
  test("opens on its first item, moves by arrows and letters, and gives the focus back", async () => {
    const run = vi.fn();
    render(MenuTrial, { run });
    const button = screen.getByRole("button", { name: "Do" });
    await userEvent.click(button);
    expect(document.activeElement?.textContent).toBe("Apples");
    await userEvent.keyboard("{ArrowUp}");
    expect(document.activeElement?.textContent).toBe("Cherries");
    await userEvent.keyboard("b");
    expect(document.activeElement?.textContent).toBe("Bananas");
    await userEvent.keyboard("{Escape}");
    expect(screen.queryByRole("menu")).toBeNull();
    expect(document.activeElement).toBe(button);
    await userEvent.keyboard("{ArrowDown}{End}{Enter}");
    expect(run).toHaveBeenCalledWith("Cherries");
    expect(screen.queryByRole("menu")).toBeNull();
  });

  test("that is for choosing several stays open", async () => {
    render(MenuTrial, { run: vi.fn(), stays: true });
    await userEvent.click(screen.getByRole("button", { name: "Do" }));
    await userEvent.click(screen.getByRole("menuitem", { name: "Bananas" }));
    expect(screen.getByRole("menu")).toBeTruthy();
  });

  test("closes when something else is clicked", async () => {
    render(MenuTrial, { run: vi.fn() });
    await userEvent.click(screen.getByRole("button", { name: "Do" }));
    await userEvent.click(document.body);
    expect(screen.queryByRole("menu")).toBeNull();
  });
});

test("Tabs move by arrows and show the panel of the one that is chosen", async () => {
  render(TabsTrial);
  await userEvent.click(screen.getByRole("tab", { name: "One" }));
  await userEvent.keyboard("{ArrowRight}");
  expect(screen.getByRole("tab", { name: "Two" }).getAttribute("aria-selected")).toBe("true");
  expect(screen.getByRole("tabpanel", { name: "Two" }).textContent).toContain("panel two");
  await userEvent.keyboard("{ArrowRight}");
  expect(document.activeElement?.textContent).toBe("One");
});

test("a Splitter moves by arrows, within its bounds", async () => {
  render(Splitter, { label: "Heights", share: 0.5 });
  const bar = screen.getByRole("separator", { name: "Heights" });
  bar.focus();
  await userEvent.keyboard("{ArrowDown}");
  expect(bar.getAttribute("aria-valuenow")).toBe("55");
  await userEvent.keyboard("{End}");
  expect(bar.getAttribute("aria-valuenow")).toBe("85");
});
