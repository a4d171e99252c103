import { sql } from 'kysely';
import { localDateOf } from '../../../kernel/instant.ts';
import { addDays } from '../../../kernel/local-date.ts';
import { workingDayFrom } from '../../../kernel/working-days.ts';
import { inTransaction } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { onceFor, pageByPage, type Sweep } from '../../../platform/jobs/index.ts';
import { systemPrincipal } from '../../../platform/principal.ts';
import { tellOfficers } from '../reactions.ts';
import { readMatter } from '../store/lock.ts';

/** Requests for help looked at in one transaction. */
const most = 500;

interface AwaitedOpinion {
  readonly id: string;
  readonly matter_id: string;
  readonly organisation_id: number;
  readonly due_date: string;
}

/**
 * 协办到期提醒 A body that was asked for its opinion is told once, on the working day before its day (before a holiday, on the last working day), and only
 * while the opinion is awaited. In pages; cut off, the next run finds what is left. Safe to run twice at once: what was told is noted with it.
 */
export const remindHelpers: Sweep = {
  name: 'matters.remindHelpers',
  // 08:20 in China: people read it in the morning.
  times: '20 0 * * *',
  run: (house, at) => {
    const today = localDateOf(at);
    const until = workingDayFrom(house.calendar(), addDays(today, 1));
    return pageByPage<AwaitedOpinion>(
      most,
      (after) => awaited(house, { today, until, after }),
      (asked) => remind(house, asked, at),
    );
  },
};

async function awaited(
  house: House,
  wanted: { readonly today: string; readonly until: string; readonly after: AwaitedOpinion | undefined },
): Promise<AwaitedOpinion[]> {
  const { today, until, after } = wanted;
  return inTransaction(house.db, systemPrincipal(house.countyId, 'remindHelpers'), async (tx) => {
    const { rows } = await sql<AwaitedOpinion>`
      select c.id, c.matter_id, c.organisation_id, c.due_date
      from matters.co_handling c join matters.matter m on m.county_id = c.county_id and m.id = c.matter_id
      where c.county_id = ${house.countyId} and c.released_at is null and c.opinion_at is null
        and c.due_date between ${today}::date and ${until}::date and m.stage in ('accepted', 'assigned', 'objected', 'handling')
        and (${after?.due_date ?? null}::date is null or (c.due_date, c.id) > (${after?.due_date ?? null}::date, ${after?.id ?? null}::uuid))
      order by c.due_date, c.id limit ${most}`.execute(tx.kysely);
    return rows;
  });
}

async function remind(house: House, asked: AwaitedOpinion, at: Date): Promise<void> {
  await inTransaction(house.db, systemPrincipal(house.countyId, 'remindHelpers'), (tx) =>
    onceFor(tx, { id: asked.id }, `helperDueSoon@${asked.due_date}`, at, async () => {
      const matter = await readMatter(tx, { id: asked.matter_id });
      const whom = { of: 'helpers', roles: ['committee_officer', 'mediator', 'handler'] } as const;
      await tellOfficers(tx, house, matter, { ...whom, helper: asked.organisation_id }, 'officer.dueSoon', at);
    }),
  );
}
