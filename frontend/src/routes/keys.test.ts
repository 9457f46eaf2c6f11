import { render, screen } from "@testing-library/svelte";
import { expect, test } from "vitest";
import Keys from "./Keys.svelte";

test("the name of each button has the words that are seen on it, so that it can be said", () => {
  render(Keys);
  const buttons = screen.getAllByRole("button");
  expect(buttons.length).toBeGreaterThan(30);
  for (const button of buttons) {
    const seen = button.textContent.trim();
    expect(button.getAttribute("aria-label") ?? seen).toContain(seen);
  }
  expect(screen.getByRole("button", { name: "As it was: Go to the overview" }).textContent).toBe("As it was");
});
