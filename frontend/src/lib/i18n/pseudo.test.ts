import { afterEach, describe, expect, test, vi } from "vitest";
import { isPseudo, pseudo } from "./pseudo";

describe("the pseudo-locale", () => {
  test("dresses words and leaves what takes a value", () => {
    expect(pseudo("Save {name} as…")).toBe("⟦Šávé {name} áš…⟧");
    expect(pseudo("{count|one report|# reports}")).toBe("⟦{count|óñé répórt|# répórtš}⟧");
  });

  test("leaves placeholders inside a form", () => {
    expect(pseudo("{count|# wider than a {unit}|# in {unit}s}")).toBe("⟦{count|# wídér tháñ á {unit}|# íñ {unit}š}⟧");
  });

  test("is asked for in the address", () => {
    expect(isPseudo("?q=1&lang=x-pseudo")).toBe(true);
    expect(isPseudo("?lang=en")).toBe(false);
  });
});

describe("a page in the pseudo-locale", () => {
  afterEach(() => {
    history.replaceState(null, "", "/");
    vi.resetModules();
  });

  test("shows every string dressed, with numbers as people read them", async () => {
    history.replaceState(null, "", "/?lang=x-pseudo");
    vi.resetModules();
    const { t } = await import("./index");
    expect(t("shell.reports")).toBe("⟦Répórtš⟧");
  });
});
