/** Values of facets in words. */
import { number, t, type Key } from "../i18n";
import { name } from "../words";
import { DENIED, MANY_ORIGINS, NONE, type Facet } from "./facets";

/** What `none` means, by facet. */
const NONES: Readonly<Record<Facet, Key>> = {
  type: "overview.no-type",
  status: "overview.untold",
  conflict: "overview.no-conflict",
  origins: "overview.untold",
  review: "overview.untold",
  country: "overview.no-country",
  where: "overview.no-place",
  place: "overview.no-place",
  when: "overview.no-time",
  actor: "overview.no-actor",
  target: "overview.no-target",
  side: "overview.no-side",
};

export interface Names {
  /** Names of countries by code. */
  readonly countries: ReadonlyMap<string, string>;
  /** Names of actors by id. */
  readonly actors: ReadonlyMap<string, string>;
}

/** Name a value of a facet. */
export function valueName(facet: Facet, value: string, names: Names): string {
  if (value === NONE) return t(NONES[facet]);
  switch (facet) {
    case "type":
      return name("plover", value);
    case "status":
      return name("reality", value);
    case "conflict":
      return value === DENIED ? t("overview.denied") : name("field", value);
    case "origins":
      return value === String(MANY_ORIGINS)
        ? t("overview.many-origins", { least: MANY_ORIGINS })
        : number(Number(value));
    case "review":
      return name("review", value);
    case "where":
      return name("where-prec", value);
    case "when":
      return name("date-prec", value);
    case "country":
      return names.countries.get(value) ?? value;
    case "side":
      return names.countries.get(value) ?? names.actors.get(value) ?? value;
    default:
      return value;
  }
}

export function facetName(facet: Facet): string {
  return t(`overview.facet-${facet}`);
}
