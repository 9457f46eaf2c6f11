import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { codes, eventName, name, sentence, type WordList } from "./words";

const SOURCE = "../src/whence";
const read = (path: string) => readFileSync(`${SOURCE}/${path}`, "utf-8");

/** Values of a Python StrEnum, read from its source: what the API can send. */
function members(file: string, enumeration: string): string[] {
  const body = read(file)
    .split(`class ${enumeration}(StrEnum):`)[1]!
    .split(/\n(?:class|@)/)[0]!;
  return [...body.matchAll(/^ {4}[A-Z_]+ = "([^"]+)"/gm)].map((match) => match[1]!);
}

/** Values of a Literal of the API's schemas. */
function literals(file: string, name: string): string[] {
  const body = read(file)
    .split(new RegExp(`${name}(?: =|:) Literal\\[`))[1]!
    .split("]")[0]!;
  return [...body.matchAll(/"([^"]+)"/g)].map((match) => match[1]!);
}

/** Event types with their modes, from the ontology. */
function ontology(): string[][] {
  const types = read("reference/data/ontology.yaml")
    .split(/^types:\n/m)[1]!
    .split(/^\S/m)[0]!;
  const events: string[][] = [];
  for (const line of types.split("\n")) {
    const type = /^ {2}([A-Z]+):/.exec(line);
    const mode = /^ {6}([a-z-]+):/.exec(line);
    if (type) events.push([type[1]!]);
    if (mode) events.push([events.at(-1)![0]!, mode[1]!]);
  }
  return events;
}

const ENUMS: [WordList, string[]][] = [
  ["status", members("model/vocabulary.py", "Status")],
  ["certainty", members("model/vocabulary.py", "Certainty")],
  ["extent", members("model/vocabulary.py", "Extent")],
  ["attribution", members("model/vocabulary.py", "AttributionKind")],
  ["speaker-kind", members("model/vocabulary.py", "SpeakerKind")],
  ["involvement", members("model/vocabulary.py", "Involvement")],
  ["reliability", members("model/vocabulary.py", "Reliability")],
  ["perp-confidence", members("model/vocabulary.py", "PerpConfidence")],
  ["stance", members("model/vocabulary.py", "StanceKind")],
  ["effect", members("model/vocabulary.py", "Effect")],
  ["boilerplate", members("model/vocabulary.py", "BoilerplateKind")],
  ["mention", members("model/vocabulary.py", "MentionKind")],
  ["date-found", members("model/vocabulary.py", "DateFound")],
  ["reality", members("model/incident.py", "Reality")],
  ["agreement", members("model/incident.py", "Agreement")],
  ["change", members("model/incident.py", "ChangeKind")],
  ["copy", members("model/archive.py", "CopyKind")],
  ["sector", frozen("reference/actors.py", "SECTORS")],
  ["no-country", frozen("reference/actors.py", "EXTRA_COUNTRIES")],
  ["role", literals("web/schemas/people.py", "Role")],
  ["field", literals("web/schemas/incidents.py", "FieldName")],
  ["field", literals("web/schemas/reviewing.py", "Correctable")],
  ["act", literals("web/schemas/reviewing.py", "kind")],
  ["review", literals("web/schemas/claims.py", "state")],
  ["verdict", literals("web/schemas/incidents.py", "verdict")],
];

/** Codes in a frozenset of a Python module, written as a split string or as literals. */
function frozen(file: string, constant: string): string[] {
  const body = read(file).split(`${constant} = frozenset(`)[1]!.split(/\)\n/)[0]!;
  return body.match(/\b[A-Z]{3}\b/g) ?? [];
}

describe("names of codes", () => {
  test.each(ENUMS)("every %s that the API can send has a name", (list, values) => {
    expect(values.length).toBeGreaterThan(2);
    expect(values.filter((value) => !codes(list).includes(value))).toEqual([]);
  });

  test("every event type and mode of the ontology has a name, and there are no others", () => {
    const known = ontology();
    expect(known.length).toBeGreaterThan(60);
    expect(codes("plover")).toEqual(known.filter((event) => event.length === 1).flat());
    expect(codes("mode")).toEqual(known.filter((event) => event.length === 2).map((event) => event.join("/")));
  });

  test("a code without a name is shown as it is, and none as nothing", () => {
    expect(name("status", "rumoured")).toBe("rumoured");
    expect(name("status", null)).toBe("");
    expect(name("where-prec", 6)).toBe("country only");
  });

  test("an event is named by its mode, or by its type where the mode has no name", () => {
    expect(eventName("ASSAULT", "firearms")).toBe("Shooting");
    expect(eventName("ASSAULT", "new-mode")).toBe("Attack");
    expect(eventName("ASSAULT")).toBe("Attack");
    expect(eventName(null)).toBe("");
  });

  test("a line is written as a sentence, whatever it begins with", () => {
    expect(sentence("shelling of a market")).toBe("Shelling of a market");
    expect(sentence("مجزرة")).toBe("مجزرة");
    expect(sentence("𐐨b")).toBe("𐐀b");
    expect(sentence("")).toBe("");
  });
});
