import { expect, test } from "vitest";
import { turn } from "./direction";

test("an address can turn the document round, and nothing else can", () => {
  const root = document.createElement("div");
  turn("?dir=rtl", root);
  expect(root.dir).toBe("rtl");
  turn("?dir=sideways", root);
  expect(root.dir).toBe("rtl");
  turn("?dir=ltr", root);
  expect(root.dir).toBe("ltr");
});
