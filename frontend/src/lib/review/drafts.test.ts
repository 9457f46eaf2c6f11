import { beforeEach, expect, test, vi } from "vitest";
import * as drafts from "./drafts";

beforeEach(() => sessionStorage.clear());

test("a draft comes back as it was, until it is dropped", () => {
  expect(drafts.keep("c1", { why: "wrong place" })).toBe(true);
  expect(drafts.kept("c1")).toEqual({ why: "wrong place" });
  expect(drafts.kept("c2")).toBeNull();
  drafts.drop("c1");
  expect(drafts.kept("c1")).toBeNull();
});

test("what somebody else wrote into the storage is no draft", () => {
  sessionStorage.setItem("whence.draft.c1", "{not json");
  expect(drafts.kept("c1")).toBeNull();
  sessionStorage.setItem("whence.draft.c1", "7");
  expect(drafts.kept("c1")).toBeNull();
});

test("a full storage is told, not thrown", () => {
  const full = vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
    throw new DOMException("full", "QuotaExceededError");
  });
  expect(drafts.keep("c1", {})).toBe(false);
  full.mockRestore();
});
