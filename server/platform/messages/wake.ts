import { sql } from 'kysely';
import { inTransaction } from '../db.ts';
import { enqueue } from '../outbox.ts';
import type { Sweep } from '../jobs/task.ts';
import { systemPrincipal } from '../principal.ts';
import { deliverTask } from './store.ts';

/** Messages taken in one transaction. */
const most = 500;

/** 静默时段结束 Messages that waited for the morning go to the queue. Safe on several workers at once; cut off, the next run finds what is left. */
export const wakeMessages: Sweep = {
  name: 'messages.wake',
  times: '*/5 * * * *',
  run: async (house, at) => {
    let all = 0;
    for (;;) {
      const some = await inTransaction(house.db, systemPrincipal(house.countyId, 'messages.wake'), async (tx) => {
        const { rows } = await sql<{ id: string }>`
          update platform.message set not_before = null where county_id = ${house.countyId} and id in (
            select id from platform.message where county_id = ${house.countyId} and not_before <= ${at}
            order by not_before limit ${most} for update skip locked)
          returning id`.execute(tx.kysely);
        for (const { id } of rows)
          await enqueue(tx, deliverTask, { countyId: tx.principal.countyId, messageId: id }, id);
        return rows.length;
      });
      all += some;
      if (some < most) return all;
    }
  },
};
