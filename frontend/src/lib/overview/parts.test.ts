import { render, screen, within } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test, vi } from "vitest";
import Chips from "./Chips.svelte";
import { readColumns } from "./columns";
import Facet from "./Facet.svelte";
import { fixture } from "./fixture";
import { Overview } from "./model.svelte";
import { readState, START } from "./state";
import Timeline from "./Timeline.svelte";

const made = fixture(400);
const columns = readColumns(made.bytes);
const names = { countries: new Map([["SYR", "Syria"]]), actors: new Map<string, string>() };
let overview: Overview;

beforeEach(() => {
  vi.stubGlobal(
    "ResizeObserver",
    class {
      observe(): void {}
      unobserve(): void {}
      disconnect(): void {}
    },
  );
  overview = new Overview(columns, made.shapes);
});

describe("a facet", () => {
  const shown = (facet: "type" | "country" | "place", chosen: string[] = [], ontoggle = vi.fn()) => {
    render(Facet, { overview, facet, chosen, names, ontoggle, open: true });
    return ontoggle;
  };

  test("names its values in words, each with its count", () => {
    shown("type");
    const attacks = [...columns.plover.codes].filter((code) => columns.plover.names[code] === "ASSAULT").length;
    expect(within(screen.getByText("Attack").closest("label")!).getByText(String(attacks))).toBeTruthy();
  });

  test("tells which value is chosen or no longer chosen", async () => {
    const ontoggle = shown("country");
    await userEvent.click(screen.getByRole("checkbox", { name: /Syria/ }));
    expect(ontoggle).toHaveBeenCalledWith("SYR");
  });

  test("counts anew when other filters change", async () => {
    shown("type");
    overview.apply(readState(new URLSearchParams("country=SYR&q=rebels")));
    await vi.waitFor(() => {
      const label = screen.getByText("Attack").closest("label")!;
      const [code, count] = [overview.codeOf("type", "ASSAULT")!, label.querySelector(".count")!.textContent];
      expect(count).toBe(String(overview.filter.counts("type")[code]));
    });
  });

  test("of many values shows few, then all with a field to find one", async () => {
    shown("place");
    expect(screen.getAllByRole("checkbox").length).toBe(6);
    await userEvent.click(screen.getByRole("button", { name: /^All / }));
    await userEvent.type(screen.getByRole("searchbox"), "near Mosul");
    for (const box of screen.getAllByRole("checkbox")) expect(box.closest("label")!.textContent).toMatch(/near Mosul/);
  });

  test("folds up, and is not counted then", async () => {
    shown("type");
    await userEvent.click(screen.getByRole("button", { name: "Type" }));
    expect(screen.queryByRole("checkbox")).toBeNull();
  });
});

test("each filter that is set can be taken back by itself, or all at once", async () => {
  const change = vi.fn();
  const view = { ...readState(new URLSearchParams("country=SYR&q=rebels&from=2019-03-01")), map: "svg" as const };
  render(Chips, { view, names, change });
  await userEvent.click(screen.getByRole("button", { name: "Take back the filter Country: Syria" }));
  expect(change).toHaveBeenLastCalledWith({ ...view, chosen: {} });
  await userEvent.click(screen.getByRole("button", { name: "Take back the filter from 1 Mar 2019" }));
  expect(change).toHaveBeenLastCalledWith({ ...view, from: null });
  await userEvent.click(screen.getByRole("button", { name: "Clear all filters" }));
  expect(change).toHaveBeenLastCalledWith({ ...START, map: "svg" });
});

describe("the timeline", () => {
  test("is moved by keys, a unit at a time, and says where it is", async () => {
    const change = vi.fn();
    const view = readState(new URLSearchParams("unit=year&from=2015-01-01&until=2016-12-31"));
    render(Timeline, { overview, view, change });
    const until = screen.getByRole("slider", { name: "Until" });
    expect(until.getAttribute("aria-valuetext")).toBe("2016");
    until.focus();
    await userEvent.keyboard("{ArrowLeft}");
    expect(change).toHaveBeenLastCalledWith({ ...view, until: 16_800 }, { replace: true });
    screen.getByRole("slider", { name: "From" }).focus();
    await userEvent.keyboard("{End}");
    expect(change.mock.lastCall![0].from).toBe(16_801);
  });

  test("leads to what has no time", async () => {
    const change = vi.fn();
    render(Timeline, { overview, view: START, change });
    await userEvent.click(screen.getByRole("button", { name: /without a time/ }));
    expect(change).toHaveBeenLastCalledWith({ ...START, chosen: { when: ["none"] } });
  });
});
