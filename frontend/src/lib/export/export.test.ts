import { render, screen } from "@testing-library/svelte";
import userEvent from "@testing-library/user-event";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { openableDialogs } from "../testing/dialog";
import { problem, serve } from "../testing/server";
import ExportDialog from "./ExportDialog.svelte";
import { outcomeOf } from "./outcome";
import { fileName, namedBy } from "./save";

const FORMS = [
  { name: "acled", about: "ACLED's columns", extension: ".csv", variants: [], parts: ["claims"] },
  { name: "ucdp", about: "UCDP's columns", extension: ".csv", variants: ["api"], parts: ["claims"] },
  { name: "geojson", about: "a layer", extension: ".geojson", variants: [], parts: [] },
];
const IDS = ["1a", "2b", "3c"];
let saved: { name: string; address: string }[] = [];

beforeEach(() => {
  openableDialogs();
  saved = [];
  URL.createObjectURL = () => "blob:here";
  URL.revokeObjectURL = () => {};
  vi.spyOn(HTMLAnchorElement.prototype, "click").mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, address: this.href });
  });
});

const file = (headers: Record<string, string> = {}) =>
  new Response("bytes", { headers: { "content-disposition": 'attachment; filename="whence-acled.zip"', ...headers } });

describe("exports", () => {
  test("ask for exactly the incidents that are shown, and save the file by the server's name", async () => {
    const asked = serve({ "GET /exports": FORMS, "POST /exports/acled": () => file() });
    render(ExportDialog, { ids: IDS });
    await userEvent.click(await screen.findByRole("button", { name: "Save the file" }));
    expect(await screen.findByText(/Saved as whence-acled.zip/)).toBeTruthy();
    expect(asked.at(-1)!.body).toEqual({ ids: IDS, every: true, variant: null, claims: true });
    expect(saved).toEqual([{ name: "whence-acled.zip", address: "blob:here" }]);
  });

  test("send what is chosen, and ask a form for nothing that it has not", async () => {
    const asked = serve({
      "GET /exports": FORMS,
      "POST /exports/ucdp": () => file(),
      "POST /exports/geojson": () => file(),
    });
    render(ExportDialog, { ids: IDS });
    await userEvent.click(await screen.findByRole("radio", { name: /ucdp/ }));
    await userEvent.selectOptions(screen.getByRole("combobox"), "api");
    await userEvent.click(screen.getByRole("checkbox", { name: /did not happen/ }));
    await userEvent.click(screen.getByRole("checkbox", { name: /table of the claims/ }));
    await userEvent.click(screen.getByRole("button", { name: "Save the file" }));
    expect(asked.at(-1)!.body).toEqual({ ids: IDS, every: false, variant: "api", claims: false });
    await userEvent.click(screen.getByRole("radio", { name: /geojson/ }));
    expect(screen.queryByRole("checkbox", { name: /table of the claims/ })).toBeNull();
    await userEvent.click(screen.getByRole("button", { name: "Save the file" }));
    expect(asked.at(-1)!.body).toEqual({ ids: IDS, every: false, variant: null });
  });

  test("say what was left out, and why", async () => {
    const headers = { "whence-written": "1", "whence-left-out": "no day=1, no place=1" };
    serve({ "GET /exports": FORMS, "POST /exports/acled": () => file(headers) });
    render(ExportDialog, { ids: IDS });
    await userEvent.click(await screen.findByRole("button", { name: "Save the file" }));
    expect(await screen.findByText("2 were left out:")).toBeTruthy();
    expect(screen.getByText("no place: 1")).toBeTruthy();
  });

  test("show what the server refuses, and save nothing", async () => {
    serve({ "GET /exports": FORMS, "POST /exports/acled": () => problem(422, "no incident 3c; reload the overview") });
    render(ExportDialog, { ids: IDS });
    await userEvent.click(await screen.findByRole("button", { name: "Save the file" }));
    expect((await screen.findByRole("alert")).textContent).toContain("no incident 3c; reload the overview");
    expect(saved).toEqual([]);
  });

  test("offer nothing where nothing is shown", () => {
    const asked = serve({ "GET /exports": FORMS });
    render(ExportDialog, { ids: [] });
    expect(screen.getByText(/nothing to export/)).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Save the file" })).toBeNull();
    expect(asked.filter((request) => request.method === "POST")).toEqual([]);
  });
});

test("what an export came to is read from headers, and is not made up without them", () => {
  const response = (headers: Record<string, string>) => new Response("", { headers });
  expect(outcomeOf(response({}), "a.csv")).toEqual({
    name: "a.csv",
    written: null,
    left: [],
    unrecorded: false,
  });
  expect(outcomeOf(response({ "whence-recorded": "no" }), "a.csv").unrecorded).toBe(true);
  expect(outcomeOf(response({ "whence-written": "17", "whence-left-out": "no day=3, no place=6" }), "a.csv")).toEqual({
    name: "a.csv",
    written: 17,
    left: [
      ["no place", 6],
      ["no day", 3],
    ],
    unrecorded: false,
  });
});

test("files have names that every system takes", () => {
  expect(fileName('Attacks <in> Syria & "more"', ".html")).toBe("attacks-in-syria-more.html");
  expect(fileName("Überfälle …", ".html")).toBe("uberfalle.html");
  expect(fileName("حلب", ".html")).toBe("حلب.html");
  expect(fileName("///", ".html")).toBe("whence.html");
  expect(fileName("x".repeat(500), ".csv")).toHaveLength(84);
  expect(namedBy(new Response("", { headers: { "content-disposition": 'attachment; filename="../a.csv"' } }))).toBe(
    "..-a.csv",
  );
  expect(namedBy(new Response(""))).toBeNull();
});
