import { describe, expect, it } from "vitest";
import { Loading } from "./loading.svelte";

/** A question that is answered when the test says so. */
function question<T>() {
  let answer!: (value: T) => void;
  let fail!: (error: unknown) => void;
  const coming = new Promise<T>((resolve, reject) => ([answer, fail] = [resolve, reject]));
  let signal: AbortSignal | null = null;
  const ask = (given: AbortSignal) => ((signal = given), coming);
  return { ask, answer, fail, isGivenUp: () => signal?.aborted };
}

describe("what is loaded", () => {
  it("is the answer to the last question, whatever order they come in", async () => {
    const [first, second] = [question<string>(), question<string>()];
    const loading = new Loading<string>();
    const both = [loading.ask(first.ask), loading.ask(second.ask)];
    second.answer("new");
    first.answer("old");
    await Promise.all(both);
    expect([loading.value, loading.busy, first.isGivenUp()]).toEqual(["new", false, true]);
  });

  it("stays while it is asked for again, and goes where it is of something else", async () => {
    const [again, other] = [question<string>(), question<string>()];
    const loading = new Loading<string>();
    await loading.ask(() => Promise.resolve("here"));
    void loading.ask(again.ask);
    expect(loading.value).toBe("here");
    const failed = loading.ask(other.ask, true);
    expect(loading.value).toBeNull();
    other.fail(new Error("no"));
    await failed;
    expect(loading.error).toHaveProperty("message", "no");
    void loading.ask(question<string>().ask, true);
    expect(loading.error).toBeNull();
  });
});
