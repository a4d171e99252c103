import { fail } from '../../../kernel/refusal.ts';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { newId } from '../../../platform/new-id.ts';
import type { LockedMatter } from './lock.ts';
import type { DataRequestTable, MattersTables } from './tables.ts';

const place = 'matters.data_request';

/** What a party asked for, in its own words; null when it said nothing or the words were erased. */
export function wantedOf(house: House, sealed: Buffer | null): string | null {
  return sealed ? house.crypto.open(place, sealed) : null;
}

interface NewRequest {
  readonly partyId: string;
  readonly kind: DataRequestTable['kind'];
  readonly wanted: string | null;
  readonly at: Date;
  /** Asked by word of mouth at the window: request and answer are one row. */
  readonly answered?: Answer;
}

interface Answer {
  readonly answer: 'done' | 'refused';
  readonly reason: string | null;
  readonly law?: string | null;
  readonly at: Date;
}

export async function insertRequest(tx: Tx, house: House, matter: LockedMatter, request: NewRequest): Promise<string> {
  const id = newId(request.at);
  await tablesOf<MattersTables>(tx)
    .insertInto('matters.data_request')
    .values({
      county_id: matter.county_id,
      id,
      matter_id: matter.id,
      party_id: request.partyId,
      kind: request.kind,
      wanted_sealed: request.wanted ? house.crypto.seal(place, request.wanted) : null,
      asked_at: request.at,
      answered_at: request.answered?.at ?? null,
      answer: request.answered?.answer ?? null,
      reason: request.answered?.reason ?? null,
      law: request.answered?.law ?? null,
    })
    .execute();
  return id;
}

/**
 * Answers one request that waits.
 * @returns whose it was
 * @throws Refused `invalid/request-unknown` when it is none of this matter, of another kind or party, or answered already
 */
export async function answerRequest(
  tx: Tx,
  matter: LockedMatter,
  request: { readonly id: string; readonly kind: DataRequestTable['kind']; readonly partyId?: string },
  answer: Answer,
): Promise<string> {
  const row = await tablesOf<MattersTables>(tx)
    .updateTable('matters.data_request')
    .set({ answered_at: answer.at, answer: answer.answer, reason: answer.reason, law: answer.law ?? null })
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .where('id', '=', request.id)
    .where('kind', '=', request.kind)
    .where('answered_at', 'is', null)
    .$if(request.partyId !== undefined, (q) => q.where('party_id', '=', request.partyId as string))
    .returning('party_id')
    .executeTakeFirst();
  if (!row) fail('invalid', 'request-unknown', { field: 'requestId' });
  return row.party_id;
}

/** The request for erasure of a party that waits for its answer. */
export async function waitingErasure(tx: Tx, matter: LockedMatter, partyId: string): Promise<string | undefined> {
  const row = await tablesOf<MattersTables>(tx)
    .selectFrom('matters.data_request')
    .select('id')
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .where('party_id', '=', partyId)
    .where('kind', '=', 'erase')
    .where('answered_at', 'is', null)
    .executeTakeFirst();
  return row?.id;
}
