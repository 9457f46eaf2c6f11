/** A desk that answers from memory, for tests: the part of the API that review uses, by the contract. */
import { CodePoints } from "../../text/offsets";
import type {
  Act,
  Agreement,
  Choice,
  Place,
  Claim,
  Document,
  Incident,
  Judgement,
  NewAct,
  Question,
  Session,
  Verdict,
} from "../types";
import { CLAIMS, DOCUMENT, incident, PALMIRA, row, T4, TADMUR } from "./archive";

export interface Answer {
  status: number;
  body: unknown;
}

const ok = (body: unknown, status = 200): Answer => ({ status, body });
export const refused = (status: number, detail: string): Answer => ({
  status,
  body: { type: "about:blank", title: "", status, detail },
});

type Handler = (args: { path: string[]; query: URLSearchParams; body: unknown }) => Answer;

export class FakeDesk {
  session: Session = { mode: "accounts", name: "ana", role: "coder", archive: "sample" };
  claims: Claim[] = structuredClone(CLAIMS) as Claim[];
  documents: Record<string, Document> = { [DOCUMENT.version.id]: DOCUMENT };
  acts: Act[] = [];
  judgements: Judgement[] = [];
  agreement: Agreement = { fields: {}, items: {}, pairs: [] };
  /** All that was asked, as "POST /review/acts", with what was sent. */
  asked: { what: string; query: string; body: unknown }[] = [];
  /** What is refused, by "POST /review/acts": taken once. */
  refusals = new Map<string, Answer>();
  #seq = 0;
  #undone = new Map<number, Claim | null>();

  #routes: [RegExp, Handler][] = [
    [/^GET \/session$/, () => ok(this.session)],
    [/^GET \/vocabulary$/, () => ok(VOCABULARY)],
    [/^GET \/review\/queue$/, ({ query }) => this.#queue(query)],
    [/^GET \/review\/acts$/, ({ query }) => this.#listed(query)],
    [/^POST \/review\/acts$/, ({ body }) => this.#act(body as NewAct)],
    [/^POST \/review\/acts\/\d+\/undo$/, ({ path }) => this.#undo(Number(path[2]))],
    [/^POST \/review\/resolve$/, ({ body }) => ok(this.#resolve(body as Question))],
    [/^GET \/review\/agreement$/, () => ok(this.agreement)],
    [/^GET \/claims\/\w+$/, ({ path }) => this.#claim(path[1]!)],
    [/^GET \/documents\/\w+$/, ({ path }) => this.#found(this.documents[path[1]!])],
    [/^GET \/incidents$/, () => ok({ items: this.#rows(), next: null, total: 3 })],
    [/^GET \/incidents\/\w+$/, ({ path }) => this.#found(this.#incident(path[1]!))],
    [/^GET \/judgements$/, () => ok(this.judgements)],
    [/^POST \/judgements\/together$/, ({ body }) => this.#judge((body as { verdicts: Verdict[] }).verdicts)],
    [
      /^POST \/judgements\/together\/undo$/,
      ({ body }) => this.#unjudgeAll((body as { judgements: number[] }).judgements),
    ],
    [/^POST \/judgements\/\d+\/undo$/, ({ path }) => this.#unjudge(Number(path[1]))],
  ];

  answer(method: string, address: string, body: unknown): Answer {
    const url = new URL(address, "http://desk");
    const path = url.pathname.replace(/^\/api\/v1/, "");
    const what = `${method} ${path}`;
    this.asked.push({ what, query: url.search, body });
    const refusal = this.refusals.get(what);
    if (refusal) {
      this.refusals.delete(what);
      return refusal;
    }
    const route = this.#routes.find(([pattern]) => pattern.test(what));
    if (!route) return refused(404, `the fake desk has no ${what}`);
    return route[1]({ path: path.split("/").slice(1), query: url.searchParams, body });
  }

  /** What was sent to an address, the last one first. */
  sent(what: string): unknown[] {
    return this.asked
      .filter((each) => each.what === what)
      .map((each) => each.body)
      .reverse();
  }

  #claim(id: string): Answer {
    const found = this.claims.find((each) => each.id === id);
    return this.#found(found && this.#seen(found));
  }

  #found(value: unknown): Answer {
    return value ? ok(value) : refused(404, "there is no such id; the list has those that there are");
  }

  #queue(query: URLSearchParams): Answer {
    const state = query.get("state") || "open";
    const items = this.claims
      .filter((each) => this.#waits(each.review, state))
      .map((claim, i) => ({
        claim: this.#seen(claim),
        incident_title: null,
        doubt: 0.7 - i / 10,
        importance: 0.5,
        why: ["sources contradict each other about the toll", "the program is in doubt about the place"],
      }));
    return ok({ items, next: null, total: items.length });
  }

  #waits({ state, by }: Claim["review"], wanted: string): boolean {
    if (wanted === "disputed") return state === "disputed";
    return !by.includes(this.session.name!) && (wanted === "any" || by.length > 0 === (wanted === "second"));
  }

  #listed(query: URLSearchParams): Answer {
    const [by, claim] = [query.get("by"), query.get("claim")];
    if (query.get("reveal") && this.session.role === "coder") return refused(403, "an editor may");
    const seen = (each: Act): boolean =>
      query.get("reveal") !== null || each.who === this.session.name || this.#saidAll(each.claim);
    const items = this.acts.filter(
      (each) => (!by || each.who === by) && (!claim || each.claim === claim) && seen(each),
    );
    return ok({ items: items.toReversed(), next: null, total: items.length });
  }

  /** A claim as the one who is signed in may see it: what others made of it is not told before they have said all. */
  #seen(claim: Claim): Claim {
    if (this.session.mode !== "accounts" || this.session.role === "viewer") return claim;
    if (this.#saidAll(claim.id)) return { ...claim, review: { ...claim.review, hidden: false } };
    const own = claim.review.by.every((each) => each === this.session.name) && claim.review.by.length > 0;
    const open = { state: "open" as const, by: [], fields: {}, comments: 0 };
    return { ...claim, review: { ...(own ? claim.review : open), hidden: true } };
  }

  /** Whether the one who is signed in has accepted or rejected a claim. */
  #saidAll(claim: string | null): boolean {
    const own = this.acts.filter((each) => each.claim === claim && each.who === this.session.name);
    return own.some((each) => each.undone === null && ["accept", "reject"].includes(each.kind));
  }

  #act(given: NewAct): Answer {
    const before = this.claims.find((each) => each.id === given.claim) ?? null;
    if (given.incident) return ok({ act: this.#kept(given, null, null), claim: null, incidents: [] }, 201);
    if (!before && given.kind !== "add")
      return refused(404, `no claim ${given.claim}; the queue lists those that wait`);
    const claim = given.kind === "add" ? this.#added(given) : this.#changed(before!, given);
    const act = this.#kept(given, before, claim);
    this.#undone.set(act.seq, before);
    this.claims = before ? this.claims.map((each) => (each.id === claim.id ? claim : each)) : [...this.claims, claim];
    const gone = given.kind === "reject";
    return ok({ act, claim: gone ? null : this.#seen(claim), incidents: [claim.incident_id] }, 201);
  }

  #kept(given: NewAct, before: Claim | null, claim: Claim | null): Act {
    const place = (of: Claim | null): string | null => of?.place?.place.name ?? null;
    const change =
      given.field === "place" ? { before: place(before), after: place(claim) } : { before: null, after: null };
    const act: Act = {
      seq: ++this.#seq,
      at: "2026-11-29T09:00:00+00:00",
      who: this.session.name!,
      kind: given.kind,
      claim: claim?.id ?? null,
      incident: given.incident ?? null,
      version: claim?.version_id ?? null,
      field: given.field ?? null,
      value: given.value ?? null,
      ...change,
      spans: given.spans ?? [],
      why: given.why ?? "",
      undone: null,
    };
    this.acts.push(act);
    return act;
  }

  #added(given: NewAct): Claim {
    const points = this.#points(given.version!);
    const [at] = given.spans!;
    const value = given.value as { plover: string; mode?: string };
    return {
      ...structuredClone(CLAIMS[1]!),
      id: `c00000${90 + this.#seq}`,
      trigger: { ...at!, text: points.slice(at!.begin, at!.end) },
      evidence: [{ ...at!, text: points.slice(at!.begin, at!.end) }],
      event: { ...CLAIMS[0]!.event, plover: value.plover, mode: value.mode ?? null, acled_sub_event_type: null },
      place: null,
      review: { state: "added", by: [this.session.name!], fields: {}, comments: 0, hidden: false },
    };
  }

  #changed(before: Claim, given: NewAct): Claim {
    const by = [...new Set([...before.review.by, this.session.name!])];
    const review = { ...before.review, by };
    if (given.kind === "accept") return { ...before, review: { ...review, state: "accepted" } };
    if (given.kind === "reject") return { ...before, incident_id: null, review: { ...review, state: "rejected" } };
    if (given.kind === "comment")
      return { ...before, review: { ...before.review, comments: before.review.comments + 1 } };
    const fields = { ...review.fields, [given.field!]: this.session.name! };
    const corrected = { ...before, review: { ...review, state: "corrected" as const, fields } };
    if (given.field !== "place") return corrected;
    const points = this.#points(before.version_id);
    const spans = (given.spans ?? []).map((each) => ({ ...each, text: points.slice(each.begin, each.end) }));
    const place = given.value as Place | null;
    return { ...corrected, place: place && { place, spans } };
  }

  #undo(seq: number): Answer {
    const act = this.acts.find((each) => each.seq === seq);
    if (!act || act.undone !== null) return refused(404, `no act ${seq} stands; the log lists those that do`);
    if (act.who !== this.session.name && this.session.role === "coder")
      return refused(403, "an editor takes back the acts of others");
    const by: Act = { ...act, seq: ++this.#seq, kind: "undo", who: this.session.name!, undone: null };
    act.undone = by.seq;
    this.acts.push(by);
    const before = this.#undone.get(seq) ?? null;
    this.claims = before
      ? this.claims.map((each) => (each.id === before.id ? before : each))
      : this.claims.filter((each) => each.id !== act.claim);
    return ok({ act: by, claim: before, incidents: [] });
  }

  #points(version: string): CodePoints {
    return new CodePoints(this.documents[version]!.text);
  }

  #resolve({ version, field, spans, typed }: Question): Choice[] {
    const points = this.#points(version);
    const words = typed || (spans ?? []).map((each) => points.slice(each.begin, each.end)).join(" ");
    if (field === "status") return STATUSES.map((value) => ({ value, words: value, reason: "", place: null }));
    if (field !== "place") {
      const item = { name: words, span: spans![0] };
      return [{ value: [item], words, reason: `“${words}” as it stands`, place: null }, NOBODY];
    }
    const known = { Palmyra: [TADMUR, PALMIRA], "T4 air base": [T4] } as Record<string, Place[]>;
    const found = Object.entries(known).filter(([name]) => words.includes(name));
    return found.flatMap(([, places]) =>
      places.map((place) => ({ value: place, words: place.name, reason: place.reason, place })),
    );
  }

  #incident(id: string): Incident | null {
    const found = this.#rows().find((each) => each.id.startsWith(id));
    const own = this.claims.filter((each) => each.incident_id === found?.id);
    return found ? incident(found.id, own, found) : null;
  }

  #rows() {
    return [
      row("1111aaaa", { claims: 2 }),
      row("2222bbbb", { title: "Army leaves Tadmur", plover: "RETREAT", claims: 1 }),
      row("3333cccc", { title: "Air strikes near Homs", place: "Homs", claims: 4 }),
    ];
  }

  #judge(given: Verdict[]): Answer {
    const at = { at: "2026-11-29T09:00:00+00:00", who: this.session.name! };
    const judgements = given.map((each) => ({ seq: ++this.#seq, ...at, ...each }));
    this.judgements.unshift(...judgements);
    return ok({ judgements, incidents: given.flatMap((each) => [each.one, each.other]) }, 201);
  }

  #unjudgeAll(seqs: number[]): Answer {
    const found = this.judgements.filter((each) => seqs.includes(each.seq));
    if (found.length < seqs.length) return refused(404, "a judgement does not stand");
    this.judgements = this.judgements.filter((each) => !found.includes(each));
    return ok({ judgements: found, incidents: found.flatMap((each) => [each.one, each.other]) });
  }

  #unjudge(seq: number): Answer {
    const found = this.judgements.find((each) => each.seq === seq);
    if (!found) return refused(404, `no judgement ${seq} stands`);
    this.judgements = this.judgements.filter((each) => each !== found);
    return ok({ judgement: found, incidents: [found.one, found.other] });
  }
}

const STATUSES = ["asserted", "denied", "possible"];
const NOBODY: Choice = { value: null, words: "nobody", reason: "the text does not say", place: null };

const VOCABULARY = {
  plover: [],
  modes: { ASSAULT: [{ code: "aerial", name: "Air strike" }], RETREAT: [] },
  statuses: [],
  certainties: [],
  extents: [],
  realities: [],
  effects: [],
  speaker_kinds: [],
  countries: [
    { code: "SYR", name: "Syria" },
    { code: "COL", name: "Colombia" },
  ],
};

/** Let `fetch` ask a fake desk. */
export function serve(desk: FakeDesk): typeof fetch {
  return (address, init) => {
    const sent = typeof init?.body === "string" ? (JSON.parse(init.body) as unknown) : null;
    const { status, body } = desk.answer(init?.method ?? "GET", String(address), sent);
    // What is answered is a copy, as over a wire.
    return Promise.resolve(new Response(JSON.stringify(body), { status }));
  };
}
