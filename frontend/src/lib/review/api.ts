/** What review asks of the server, one function a question. */
import { get, post } from "../api/client";
import type {
  Act,
  Agreement,
  Choice,
  Claim,
  Document,
  Done,
  Incident,
  IncidentRow,
  Judged,
  JudgedTogether,
  Judgement,
  NewAct,
  Page,
  Question,
  QueueItem,
  Verdict,
  Vocabulary,
} from "./types";

export interface QueueFilter {
  field: string;
  incident: string;
  state: string;
}

export const queue = (filter: QueueFilter, cursor: string | null = null, limit = 20): Promise<Page<QueueItem>> =>
  get("/review/queue", { ...filter, limit, cursor });

export const act = (given: NewAct): Promise<Done> => post("/review/acts", given);

export const undoAct = (seq: number): Promise<Done> => post(`/review/acts/${seq}/undo`);

export const resolve = (question: Question): Promise<Choice[]> => post("/review/resolve", question);

export const acts = (of: {
  claim?: string | undefined;
  incident?: string | undefined;
  by?: string | undefined;
  reveal?: boolean | undefined;
  limit?: number | undefined;
  cursor?: string | null | undefined;
}): Promise<Page<Act>> => get("/review/acts", of);

export const agreement = (): Promise<Agreement> => get("/review/agreement");

export const claim = (id: string): Promise<Claim> => get(`/claims/${id}`);

export const document = (version: string): Promise<Document> => get(`/documents/${version}`);

export const incident = (id: string): Promise<Incident> => get(`/incidents/${id}`);

export const incidents = (
  query: Record<string, string | number | boolean | null | undefined>,
): Promise<Page<IncidentRow>> => get("/incidents", query);

export const judgements = (): Promise<Judgement[]> => get("/judgements");

/** Verdicts that are kept together or not at all. */
export const judge = (verdicts: readonly Verdict[]): Promise<JudgedTogether> =>
  post("/judgements/together", { verdicts });

export const undoJudgements = (seqs: readonly number[]): Promise<JudgedTogether> =>
  post("/judgements/together/undo", { judgements: seqs });

export const undoJudgement = (seq: number): Promise<Judged> => post(`/judgements/${seq}/undo`);

export const vocabulary = (): Promise<Vocabulary> => get("/vocabulary");
