import { sql } from 'kysely';
import { localDateOf } from '../../kernel/instant.ts';
import { addDays } from '../../kernel/local-date.ts';
import { inTransaction, type Tx } from '../../platform/db.ts';
import type { House } from '../../platform/house.ts';
import { onceFor, pageByPage, type Sweep, type Task } from '../../platform/jobs/index.ts';
import { publish } from '../../platform/outbox.ts';
import { systemPrincipal } from '../../platform/principal.ts';
import { clockRule } from '../../platform/profile/lookups.ts';
import { actAsSystem, readMatter } from '../matters/index.ts';
import { bindDossier } from './commands/bind-dossier.ts';
import { REMINDER_EVENTS } from './events.ts';
import { confirmationReminderDay, performanceReminderDay } from './reminders.ts';

/** Rows looked at in one trip. */
const most = 500;
/** Days of a rule that names none. */
const usualDays: readonly number[] = [20, 28];

interface DueAgreement {
  id: string;
  matter_id: string;
  effective_on: string;
  confirmation_until: string;
}

interface DueObligation {
  id: string;
  matter_id: string;
  debtor_id: string;
  creditor_id: string;
  due_on: string;
}

/** 司法确认、履行提醒 Once each: what is not performed, and what may still be confirmed. Safe to run twice at once. */
export const remindOfAgreements: Sweep = {
  name: 'disputes.remind',
  // 08:20 in China: people read it in the morning.
  times: '20 0 * * *',
  run: async (house, at) => {
    const today = localDateOf(at);
    const inSweep = <T>(work: (tx: Tx) => Promise<T>): Promise<T> =>
      inTransaction(house.db, systemPrincipal(house.countyId, 'disputes.remind'), work);
    const kinds = await Promise.allSettled([
      pageByPage<DueAgreement>(
        most,
        (after) => inSweep((tx) => confirmable(tx, today, after)),
        (agreement) => inSweep((tx) => remindOfConfirmation(tx, house, agreement, today, at)),
      ),
      pageByPage<DueObligation>(
        most,
        (after) => inSweep((tx) => falling(tx, today, after)),
        (obligation) => inSweep((tx) => remindOfPerformance(tx, house, obligation, today, at)),
      ),
    ]);
    for (const kind of kinds) if (kind.status === 'rejected') throw kind.reason;
  },
};

/**
 * 逾期 What is past its day, not performed and not reported is marked late, once, and both sides are told. Nothing else follows by itself: whether it is
 * a breach is recorded by an officer who asked both. Bounded by pages, safe to run twice at once: the obligation is looked at again under the lock.
 */
export const markLate: Sweep = {
  name: 'disputes.markLate',
  // 00:20 in China: the day before is over.
  times: '20 16 * * *',
  run: async (house, at) => {
    const today = localDateOf(at);
    const principal = systemPrincipal(house.countyId, 'disputes.markLate');
    await pageByPage<DueObligation>(
      most,
      (after) => inTransaction(house.db, principal, (tx) => overdue(tx, today, after)),
      (obligation) =>
        inTransaction(house.db, principal, (tx) =>
          actAsSystem(tx, house, { matterId: obligation.matter_id, task: 'markLate', at }, async (record) => {
            const found = await sql`update disputes.obligation set late_on = ${today}::date
              where county_id = ${house.countyId} and id = ${obligation.id} and late_on is null and performed is distinct from 'yes'`.execute(
              tx.kysely,
            );
            if (found.numAffectedRows === 0n) return;
            await record({
              act: { act: 'watchAgreement' },
              entry: 'markLate',
              facts: { obligation: obligation.id, dueOn: obligation.due_on },
              event: REMINDER_EVENTS.late,
              eventFacts: { obligationId: obligation.id },
            });
          }),
        ),
    );
  },
};

export const disputeSweeps: readonly Sweep[] = [remindOfAgreements, markLate];

async function remindOfConfirmation(
  tx: Tx,
  house: House,
  agreement: DueAgreement,
  today: string,
  at: Date,
): Promise<void> {
  const matter = await readMatter(tx, { id: agreement.matter_id });
  const rule = clockRule(house.profileAt(matter.profile_version), 'law.judicialConfirmation');
  const days = rule?.kind === 'legal' ? (rule.remindAtDay ?? usualDays) : usualDays;
  const dates = { effectiveOn: agreement.effective_on, confirmationUntil: agreement.confirmation_until };
  const day = confirmationReminderDay(dates, days, today);
  if (day === undefined) return;
  await onceFor(tx, agreement, `disputes.confirmation.${day}`, at, () =>
    publish(
      tx,
      house.listeners,
      {
        name: REMINDER_EVENTS.confirmation,
        subject: agreement.matter_id,
        facts: { matterId: agreement.matter_id, agreementId: agreement.id, day },
      },
      at,
    ),
  );
}

async function remindOfPerformance(
  tx: Tx,
  house: House,
  obligation: DueObligation,
  today: string,
  at: Date,
): Promise<void> {
  const day = performanceReminderDay(obligation.due_on, today);
  if (day === undefined) return;
  await onceFor(tx, obligation, `disputes.performance.${day}`, at, () =>
    publish(
      tx,
      house.listeners,
      {
        name: REMINDER_EVENTS.performance,
        subject: obligation.matter_id,
        facts: {
          matterId: obligation.matter_id,
          obligationId: obligation.id,
          partyIds: [obligation.debtor_id, obligation.creditor_id],
        },
      },
      at,
    ),
  );
}

async function confirmable(tx: Tx, today: string, after: DueAgreement | undefined): Promise<DueAgreement[]> {
  const { rows } = await sql<DueAgreement>`
    select id, matter_id, effective_on, confirmation_until from disputes.agreement
    where county_id = ${tx.principal.countyId} and kind = 'written' and confirmation_until >= ${today}::date and effective_on <= ${addDays(today, -1)}::date
      and (${after?.confirmation_until ?? null}::date is null or (confirmation_until, id) > (${after?.confirmation_until ?? null}::date, ${after?.id ?? null}::uuid))
    order by confirmation_until, id limit ${most}`.execute(tx.kysely);
  return rows;
}

async function falling(tx: Tx, today: string, after: DueObligation | undefined): Promise<DueObligation[]> {
  const { rows } = await sql<DueObligation>`
    select o.id, o.matter_id, o.debtor_id, o.creditor_id, o.due_on from disputes.obligation o
    where o.county_id = ${tx.principal.countyId} and o.watched and o.performed is distinct from 'yes'
      and o.due_on between ${today}::date and ${addDays(today, 1)}::date
      and (${after?.due_on ?? null}::date is null or (o.due_on, o.id) > (${after?.due_on ?? null}::date, ${after?.id ?? null}::uuid))
      and not exists (select 1 from platform.reaction r where r.county_id = o.county_id and r.event_id = o.id and r.listener = case when o.due_on = ${today}::date then 'disputes.performance.on' else 'disputes.performance.before' end)
    order by o.due_on, o.id limit ${most}`.execute(tx.kysely);
  return rows;
}

async function overdue(tx: Tx, today: string, after: DueObligation | undefined): Promise<DueObligation[]> {
  const { rows } = await sql<DueObligation>`
    select o.id, o.matter_id, o.debtor_id, o.creditor_id, o.due_on from disputes.obligation o
    where o.county_id = ${tx.principal.countyId} and o.watched and o.late_on is null and o.performed is distinct from 'yes'
      and o.due_on < ${today}::date
      and (${after?.due_on ?? null}::date is null or (o.due_on, o.id) > (${after?.due_on ?? null}::date, ${after?.id ?? null}::uuid))
      and not exists (select 1 from disputes.performance_report w where w.county_id = o.county_id and w.obligation_id = o.id and w.confirmed is null)
    order by o.due_on, o.id limit ${most}`.execute(tx.kysely);
  return rows;
}

/** Tasks of this module, by the name they are enqueued under. */
export const disputeTasks: Readonly<Record<string, Task>> = { 'disputes.bindDossier': bindDossier };
