import { tablesOf } from '../../platform/db.ts';
import { reaction } from '../../platform/jobs/index.ts';
import type { DisputesTables } from './store/tables.ts';

const listener = 'disputes.followClocks';

interface Moved {
  readonly ruleId?: string;
  readonly from?: string;
  readonly dueDate?: string;
  readonly certain?: boolean;
}

/** A date that was computed again is the mediation's and the agreement's date too: reminders and papers go by it. */
export const disputeReactions = reaction(listener, async (tx, event) => {
  const { ruleId, from, dueDate, certain } = event.facts as Moved;
  if (ruleId === undefined || from === undefined || dueDate === undefined) return;
  const db = tablesOf<DisputesTables>(tx);
  await db
    .updateTable('disputes.mediation')
    .set({ period_due_on: dueDate, ...(certain === undefined ? {} : { period_certain: certain }) })
    .where('county_id', '=', tx.principal.countyId)
    .where('matter_id', '=', event.subject)
    .where('period_rule', '=', ruleId)
    .where('period_due_on', '=', from)
    .execute();
  if (ruleId !== 'law.judicialConfirmation') return;
  await db
    .updateTable('disputes.agreement')
    .set({ confirmation_until: dueDate, ...(certain === undefined ? {} : { confirmation_certain: certain }) })
    .where('county_id', '=', tx.principal.countyId)
    .where('matter_id', '=', event.subject)
    .where('confirmation_until', '=', from)
    .execute();
});

export const disputeListeners: readonly (readonly [string, string])[] = [['matter.deadlineMoved', listener]];
