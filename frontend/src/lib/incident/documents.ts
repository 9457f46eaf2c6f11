/** Documents that an incident's words stand in, each asked for once. */
import { get } from "../api/client";
import type { Document, Offsets, Span } from "../api/reading";
import { CodePoints } from "../text/offsets";

const asked = new Map<string, Promise<Document>>();

/** Get a version's document. One that failed is asked for again the next time. */
export function documentOf(version: string): Promise<Document> {
  const known = asked.get(version);
  if (known) return known;
  const coming = get<Document>(`/documents/${version}`);
  asked.set(version, coming);
  coming.catch(() => asked.delete(version));
  return coming;
}

/** A sentence in pieces: before, the words, after. */
export interface Quoted {
  before: string;
  words: string;
  after: string;
}

/** Find the sentences that words stand in, with the words apart. */
export function quoted(document: Document, span: Span): Quoted {
  const points = new CodePoints(document.text);
  const around = document.sentences.filter(([begin, end]) => begin < span.end && span.begin < end);
  const whole: Offsets = {
    begin: Math.min(span.begin, ...around.map(([begin]) => begin)),
    end: Math.max(span.end, ...around.map(([, end]) => end)),
  };
  return {
    before: points.slice(whole.begin, span.begin),
    words: points.slice(span.begin, span.end),
    after: points.slice(span.end, whole.end),
  };
}
