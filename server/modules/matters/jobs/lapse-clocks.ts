import { sql } from 'kysely';
import { localDateOf } from '../../../kernel/instant.ts';
import { inTransaction } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import type { Sweep } from '../../../platform/jobs/index.ts';
import { systemPrincipal } from '../../../platform/principal.ts';

/** Clocks ended in one transaction, and transactions in one run; what is left is found by the next. */
const most = 500;
const rounds = 40;

/**
 * 逾期失权 A period after which a right is lost (共同申请司法确认, 时效) ends with its last second; nobody acts, so the history, which holds acts, gets no
 * entry and the matter keeps its version. The row says when it ended by itself: at its own end and not when this ran. A clock that an older calendar
 * computed is left until it was computed again: its last day may have become a holiday.
 */
export const lapseClocks: Sweep = {
  name: 'matters.lapse',
  times: '*/10 * * * *',
  run: async (house, at) => {
    const bars = house.profile.lawClocks.filter((rule) => rule.strength === 'bar').map((rule) => rule.id);
    let lapsed = 0;
    for (let round = 0; round < rounds; round += 1) {
      const some = await lapseSome(house, bars, at);
      lapsed += some;
      if (some < most) break;
    }
    await endPauses(house, at);
    return lapsed;
  },
};

/** A pause ends by itself after its last day: the clock's date holds that already, only the matter still says that one stands still. */
async function endPauses(house: House, at: Date): Promise<void> {
  await inTransaction(house.db, systemPrincipal(house.countyId, 'lapse'), (tx) =>
    sql`update matters.matter set paused_until = null where county_id = ${house.countyId} and id in (
      select id from matters.matter where county_id = ${house.countyId} and paused_until < ${localDateOf(at)}::date
      order by paused_until limit ${most} for update skip locked)`.execute(tx.kysely),
  );
}

/** Safe to run twice at once: rows that another run holds are passed over. @returns how many ended */
async function lapseSome(house: House, bars: readonly string[], at: Date): Promise<number> {
  return inTransaction(house.db, systemPrincipal(house.countyId, 'lapse'), async (tx) => {
    const { numAffectedRows } = await sql`
      update matters.clock c set state = 'lapsed', ended_at = c.due_at where c.county_id = ${house.countyId} and c.id in (
        select id from matters.clock
        where county_id = ${house.countyId} and state = 'running' and kind = 'legal' and rule_id = any(${bars}::text[])
          and due_at <= ${new Date(at.getTime() - 1000)}
          and calendar_version = (select max(version) from platform.calendar_version where county_id = ${house.countyId})
        order by due_at limit ${most} for update skip locked)`.execute(tx.kysely);
    return Number(numAffectedRows ?? 0n);
  });
}
