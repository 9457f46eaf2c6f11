import { describe, expect, test } from "vitest";
import { claim, incident } from "../testing/made";
import { counted, sourcesOf } from "./sources";

const original = { version_id: "b1", report_id: "a1", origin_id: "b1" };
const copy = { version_id: "b2", report_id: "a2", origin_id: "b1", copied: true, outlet: "Sample Review" };
const other = { version_id: "b3", report_id: "a3", origin_id: "b3", outlet: "Sample Monitor" };

describe("what stands behind a set", () => {
  test("a text counts once, however many print it, and in however many incidents it stands", () => {
    const one = incident("1", { claims: [claim("d1", original), claim("d2", copy)] });
    const two = incident("2", { claims: [claim("d3", original), claim("d4", other)] });
    expect(counted([one, two])).toEqual({ incidents: 2, articles: 3, origins: 2, outlets: 3, claims: 4 });
  });

  test("a round-up that is only attached counts nowhere", () => {
    const roundup = claim("d5", { ...other, attached_to: "1" });
    expect(counted([incident("1", { claims: [claim("d1", original), roundup] })])).toMatchObject({
      articles: 1,
      claims: 1,
    });
  });

  test("each version is a source once, numbered as it is first quoted", () => {
    const one = incident("1", { claims: [claim("d1", original), claim("d2", copy), claim("d3", original)] });
    const two = incident("2", { claims: [claim("d4", other), claim("d5", copy)] });
    const sources = [...sourcesOf([one, two]).values()];
    expect(sources.map(({ number, version }) => [number, version])).toEqual([
      [1, "b1"],
      [2, "b2"],
      [3, "b3"],
    ]);
  });
});
