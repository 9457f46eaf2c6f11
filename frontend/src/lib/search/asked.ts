/** What a search asks for, as it stands in the address. */
export interface Asked {
  q: string;
  since: string;
  until: string;
  outlet: string;
}

const NAMES = ["q", "since", "until", "outlet"] as const;

export function asked(query: URLSearchParams): Asked {
  const [q, since, until, outlet] = NAMES.map((name) => (query.get(name) ?? "").trim());
  return { q: q!, since: since!, until: until!, outlet: outlet! };
}

/** The query of a search's address, without what is left open. */
export function addressed(search: Asked): URLSearchParams {
  return new URLSearchParams(NAMES.flatMap((name) => (search[name] ? [[name, search[name]]] : [])));
}

/** Whether words can be the beginning of an id. */
export function isId(words: string): boolean {
  return /^[0-9a-f]{4,64}$/.test(words);
}
