import { type Tx, tablesOf } from '../../../platform/db.ts';
import type { Try } from '../closing.ts';
import type { LockedMatter } from './lock.ts';
import type { MattersTables } from './tables.ts';

/** Every time a party was asked or tried since the answer that stands. */
export async function followUpsOf(tx: Tx, matter: LockedMatter): Promise<Try[]> {
  const rows = await tablesOf<MattersTables>(tx)
    .selectFrom('matters.follow_up')
    .select(['party_id', 'reached', 'performed', 'solved', 'asked_at'])
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .where('asked_at', '>=', matter.answered_at ?? matter.registered_at)
    .orderBy('asked_at')
    .execute();
  return rows.map((r) => ({
    partyId: r.party_id,
    reached: r.reached,
    performed: r.performed,
    solved: r.solved,
    at: r.asked_at,
  }));
}
