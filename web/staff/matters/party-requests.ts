// Pure. Decides which requests of a party about the own data still wait for an answer, and the act that answers each.
import type { MatterView } from './calls.ts';

type Asked = MatterView['requests'][number];

const answering = { correct: 'correctParty', erase: 'answerErasure' } as const;

export function answeringAct(kind: Asked['kind']): (typeof answering)[Asked['kind']] {
  return answering[kind];
}

/** Oldest first. @param partyId of one party, or of all when left out */
export function waitingRequests(requests: readonly Asked[], partyId?: string): Asked[] {
  return requests
    .filter((one) => one.answer === null && (partyId === undefined || one.partyId === partyId))
    .sort((one, other) => (one.askedAt < other.askedAt ? -1 : 1));
}
