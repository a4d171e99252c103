import { fail, Refused } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import { newId } from '../../../platform/new-id.ts';
import { actOnMatter, type LockedMatter, type OfficerCall, openParties, startProcedure } from '../../matters/index.ts';
import type { startMediation as contract } from '../contract/acts.ts';
import { checkDanger } from '../danger.ts';
import { MEDIATION_EVENTS } from '../events.ts';
import { newMediation } from '../mediation.ts';
import { bothSides, principalsOf } from '../parties.ts';
import type { DisputesTables } from '../store/tables.ts';
import { afterAct, committeeOf, dangerOf, mustBeMediable } from './act-on-mediation.ts';

/** 启动调解 Both sides are asked; nothing else happens before they have answered. */
export function startMediation(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnMatter(call, 'startProcedure', async ({ tx, matter, times, record }) => {
    const { house, body } = call;
    if (matter.procedure_id) fail('conflict', 'procedure-open', { procedure: matter.procedure_kind });
    const committeeId = committeeOf(house, matter);
    mustBeMediable(house, matter);
    const danger = dangerOf(house, matter);
    const refusal = checkDanger(danger, body.danger);
    if (refusal) throw new Refused(refusal);
    const parties = await openParties(tx, house, matter.id);
    if (!bothSides(parties)) fail('conflict', 'respondent-missing');
    const principals = principalsOf(parties);
    const id = newId(times.recordedAt);
    await closeLeftOpen(tx, matter, times.recordedAt);
    await tablesOf<DisputesTables>(tx)
      .insertInto('disputes.mediation')
      .values({
        ...emptyMediation(matter, id, committeeId, principals, times.doneAt),
        source: body.source,
        entrusted_by: body.entrustedBy ?? null,
      })
      .execute();
    await startProcedure(tx, matter, { kind: 'mediation', id, at: times.doneAt });
    const after = await record({
      act: { act: 'startProcedure', kind: 'mediation', id },
      facts: {
        mediation: id,
        committee: committeeId,
        source: body.source,
        parties: principals,
        ...(danger.length > 0 ? { dangerDeclared: danger.map((d) => d.id) } : {}),
      },
      notes: body.danger?.reported ? [{ kind: 'dangerReport', body: body.danger.reported }] : [],
      event: MEDIATION_EVENTS.startMediation,
      eventFacts: { mediationId: id, partyIds: principals },
    });
    return afterAct(call, after, newMediation(principals), null);
  });
}

/** The row of a mediation that begins. */
export function emptyMediation(
  matter: LockedMatter,
  id: string,
  committeeId: number,
  principals: readonly string[],
  at: Date,
) {
  return {
    county_id: matter.county_id,
    id,
    matter_id: matter.id,
    committee_id: committeeId,
    state: 'preparing' as const,
    source: 'application' as const,
    entrusted_by: null,
    on_the_spot: false,
    principals: [...principals],
    suspended: false,
    dossier_number: null,
    started_at: at,
    accepted_on: null,
    remarks: null,
    period_rule: null,
    period_due_on: null,
    period_certain: null,
    prolonged: 0,
    ended_at: null,
    end_reason: null,
    end_words: null,
    erased_at: null,
  };
}

/** A mediation that a withdrawn matter took along is closed before another begins: one is open at a time. */
export async function closeLeftOpen(tx: Tx, matter: LockedMatter, at: Date): Promise<void> {
  const db = tablesOf<DisputesTables>(tx);
  const open = db
    .updateTable('disputes.mediation')
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .where('ended_at', 'is', null);
  await open
    .where('state', 'in', ['preparing', 'accepted', 'in_session', 'agreed'])
    .set({ state: 'withdrawn', end_reason: 'withdrawn', suspended: false, ended_at: at })
    .execute();
  await open.where('state', '=', 'effective').set({ ended_at: at }).execute();
}
