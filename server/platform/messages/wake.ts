import { sql } from 'kysely';
import { inTransaction, type Tx } from '../db.ts';
import { enqueue } from '../outbox.ts';
import type { Sweep } from '../jobs/task.ts';
import { systemPrincipal } from '../principal.ts';
import { deliverTask } from './store.ts';

/** Messages taken in one transaction. */
const most = 500;

/**
 * 静默时段结束 Messages that waited for the morning go to the queue: of those to one person by one channel about one matter the newest alone, for
 * no message says more than that there is news. Safe on several workers at once; cut off, the next run finds what is left.
 */
export const wakeMessages: Sweep = {
  name: 'messages.wake',
  times: '*/5 * * * *',
  run: async (house, at) => {
    let all = 0;
    for (;;) {
      const some = await inTransaction(house.db, systemPrincipal(house.countyId, 'messages.wake'), async (tx) => {
        const rows = await takeDue(tx, at);
        for (const { id, replaced_by } of rows)
          if (replaced_by === null)
            await enqueue(tx, deliverTask, { countyId: tx.principal.countyId, messageId: id }, id);
        return rows.length;
      });
      all += some;
      if (some < most) return all;
    }
  },
};

/**
 * What is newer and waited for the same morning, or a later one, replaces: whether it still waits, or another worker handed it to the queue
 * before. One that names an hour (`when`), that is urgent or that has no known recipient neither replaces nor is replaced.
 */
async function takeDue(
  tx: Tx,
  at: Date,
): Promise<readonly { readonly id: string; readonly replaced_by: string | null }[]> {
  const county = tx.principal.countyId;
  const { rows } = await sql<{ id: string; replaced_by: string | null }>`
    with due as (
      select id, matter_id, channel, party_id, officer_id, not_before, urgent or params ? 'when' as alone
      from platform.message where county_id = ${county} and not_before <= ${at}
      order by id limit ${most} for update skip locked),
    told as (
      select d.id, (
        select n.id from platform.message n
        where n.county_id = ${county} and n.matter_id = d.matter_id and n.id > d.id and n.channel = d.channel and not d.alone
          and (n.party_id = d.party_id or (n.party_id is null and d.party_id is null and n.officer_id = d.officer_id))
          and n.state in ('waiting', 'sending', 'sent', 'shown') and not n.urgent and not n.params ? 'when'
          and coalesce(n.not_before, n.waited_until) >= d.not_before
        order by n.id desc limit 1) as newer
      from due d)
    update platform.message m set not_before = null, waited_until = m.not_before, replaced_by = told.newer,
      state = case when told.newer is null then m.state else 'replaced' end
    from told where m.county_id = ${county} and m.id = told.id
    returning m.id, m.replaced_by`.execute(tx.kysely);
  return rows;
}
