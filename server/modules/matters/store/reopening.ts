import type { Selectable } from 'kysely';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import { newId } from '../../../platform/new-id.ts';
import type { Outcome } from '../lifecycle.ts';
import type { REOPENING_STATES, ReopeningGround } from '../reopening.ts';
import type { LockedMatter } from './lock.ts';
import type { MattersTables } from './tables.ts';

/** 重启 Reasons stand in the notes of the entries that the seqs name. */
export interface ReopeningTable {
  county_id: number;
  id: string;
  matter_id: string;
  ground: ReopeningGround;
  asked_at: Date | null;
  asked_by_party_id: string | null;
  asked_seq: number | null;
  decided_at: Date | null;
  decided_by_post_id: number | null;
  decided_seq: number | null;
  state: (typeof REOPENING_STATES)[number];
  closed_at: Date;
  result: string;
  outcome: Outcome;
}
export type ReopeningRow = Selectable<ReopeningTable>;

/** The request that waits for the centre's word. */
export async function reopeningAsked(tx: Tx, matter: LockedMatter): Promise<ReopeningRow | undefined> {
  return tablesOf<MattersTables>(tx)
    .selectFrom('matters.reopening')
    .selectAll()
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .where('state', '=', 'asked')
    .executeTakeFirst();
}

/** A party's request, or the decision of the office itself; with how the matter had been closed. */
export async function insertReopening(
  tx: Tx,
  matter: LockedMatter,
  how: Pick<ReopeningTable, 'ground'> &
    Partial<Pick<ReopeningTable, 'asked_at' | 'asked_by_party_id' | 'decided_at' | 'decided_by_post_id'>>,
  at: Date,
): Promise<string> {
  const id = newId(at);
  const seq = matter.version + 1;
  const decided = how.decided_at ?? null;
  await tablesOf<MattersTables>(tx)
    .insertInto('matters.reopening')
    .values({
      county_id: matter.county_id,
      id,
      matter_id: matter.id,
      ground: how.ground,
      asked_at: how.asked_at ?? null,
      asked_by_party_id: how.asked_by_party_id ?? null,
      asked_seq: how.asked_at ? seq : null,
      decided_at: decided,
      decided_by_post_id: how.decided_by_post_id ?? null,
      decided_seq: decided ? seq : null,
      state: decided ? 'reopened' : 'asked',
      closed_at: matter.closed_at ?? at,
      result: matter.result ?? '',
      outcome: matter.outcome ?? 'closed_not_solved',
    })
    .execute();
  return id;
}

export async function decideReopening(
  tx: Tx,
  row: ReopeningRow,
  decision: Pick<ReopeningTable, 'state' | 'decided_at' | 'decided_by_post_id' | 'decided_seq'>,
): Promise<void> {
  await tablesOf<MattersTables>(tx)
    .updateTable('matters.reopening')
    .set(decision)
    .where('county_id', '=', row.county_id)
    .where('id', '=', row.id)
    .execute();
}
