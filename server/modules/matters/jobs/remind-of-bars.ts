import { sql } from 'kysely';
import { localDateOf } from '../../../kernel/instant.ts';
import { addDays, daysBetween } from '../../../kernel/local-date.ts';
import { inTransaction } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { onceFor, pageByPage, type Sweep } from '../../../platform/jobs/index.ts';
import { publish } from '../../../platform/outbox.ts';
import { systemPrincipal } from '../../../platform/principal.ts';
import { lawClock } from '../../../platform/profile/lookups.ts';

/** Clocks looked at in one transaction. */
const most = 500;

interface Nearing {
  id: string;
  matter_id: string;
  rule_id: string;
  profile_version: string;
  due_date: string;
  due_at: Date;
}

/**
 * 时效提醒 A right that time will bar: told to the applicant and to whoever holds the matter, once for each number of days that the rule names. When the
 * office slept over one, only the nearest is told. Confirmation of an agreement has reminders of its own. Safe to run twice at once.
 */
export const remindOfBars: Sweep = {
  name: 'matters.remindOfBars',
  // 08:25 in China: people read it in the morning.
  times: '25 0 * * *',
  run: async (house, at) => {
    const horizon = Math.max(0, ...house.profile.lawClocks.flatMap((rule) => rule.timeBar?.remindBefore ?? []));
    const rules = house.profile.lawClocks.filter((rule) => rule.timeBar).map((rule) => rule.id);
    const today = localDateOf(at);
    await pageByPage<Nearing>(
      most,
      (after) => nearing(house, { rules, today, until: addDays(today, horizon), after }),
      (clock) => remind(house, clock, today, at),
    );
  },
};

async function nearing(
  house: House,
  wanted: { rules: readonly string[]; today: string; until: string; after: Nearing | undefined },
): Promise<Nearing[]> {
  const { rules, today, until, after } = wanted;
  return inTransaction(house.db, systemPrincipal(house.countyId, 'remindOfBars'), async (tx) => {
    const { rows } = await sql<Nearing>`
      select id, matter_id, rule_id, profile_version, due_date, due_at from matters.clock
      where county_id = ${house.countyId} and state = 'running' and kind = 'legal' and rule_id = any(${rules}::text[])
        and due_date between ${today}::date and ${until}::date
        and (${after?.due_at ?? null}::timestamptz is null or (due_at, id) > (${after?.due_at ?? null}, ${after?.id ?? null}::uuid))
      order by due_at, id limit ${most}`.execute(tx.kysely);
    return rows;
  });
}

async function remind(house: House, clock: Nearing, today: string, at: Date): Promise<void> {
  const days = lawClock(house.profileAt(clock.profile_version), clock.rule_id)?.timeBar?.remindBefore ?? [];
  const left = daysBetween(today, clock.due_date);
  const reached = days.filter((day) => left <= day);
  if (reached.length === 0) return;
  const day = Math.min(...reached);
  await inTransaction(house.db, systemPrincipal(house.countyId, 'remindOfBars'), (tx) =>
    onceFor(tx, clock, `matters.bar.${day}`, at, () =>
      publish(
        tx,
        house.listeners,
        {
          name: 'matter.timeBarNear',
          subject: clock.matter_id,
          facts: { matterId: clock.matter_id, clockId: clock.id, ruleId: clock.rule_id, day },
        },
        at,
      ),
    ),
  );
}
