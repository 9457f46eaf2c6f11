import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { COMPARISON, pieces } from "../fixtures/lists";
import { folded, rowsOf } from "./rows";

const text = (parts: { text: string }[]) => parts.map((part) => part.text).join("");

describe("rows of two texts", () => {
  const rows = rowsOf(COMPARISON.pieces);

  it("are lines, with what differs marked", () => {
    expect(rows.map((row) => [text(row.one), text(row.other), row.same])).toEqual([
      ["Army retakes Palmyra", "Syrian army retakes Palmyra from Islamic State", false],
      ["The army recaptured the city on Sunday.", "The army recaptured the city on Sunday.", true],
      [
        "At least 250 fighters were killed, a monitor said. The figure could not be confirmed.",
        "At least 400 fighters were killed, a monitor said.",
        false,
      ],
    ]);
    expect(rows[0]!.other.map((part) => part.changed)).toEqual([true, false, true]);
  });

  it("in one text have what was taken out before what was put in", () => {
    expect(rows[0]!.inline.map(({ side, part }) => `${side} ${part.text.trim()}`)).toEqual([
      "one Army",
      "other Syrian army",
      "other retakes Palmyra",
      "other from Islamic State",
    ]);
  });

  it("lose no word of either text", () => {
    const word = fc.constantFrom("a", "b\n", "", "c d", "\n\ne");
    fc.assert(
      fc.property(fc.array(fc.tuple(word, word), { maxLength: 8 }), (given) => {
        const made = rowsOf(pieces(given));
        const bare = (whole: string) => whole.replace(/\s+/g, "");
        expect(bare(made.map((row) => text(row.one)).join(""))).toBe(bare(given.map(([one]) => one).join("")));
        expect(bare(made.map((row) => text(row.other)).join(""))).toBe(bare(given.map(([, other]) => other).join("")));
      }),
    );
  });

  it("are folded where nothing differs, but beside a change", () => {
    const long = rowsOf(
      pieces([
        ["a\nb\nc\nd\ne\nf ", "a\nb\nc\nd\ne\nf "],
        ["x", "y"],
      ]),
    );
    expect(folded(long).map((each) => (each.kind === "fold" ? each.rows.length : text(each.row.one)))).toEqual([
      4,
      "e",
      "f x",
    ]);
  });
});
