import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import { newId } from '../../../platform/new-id.ts';
import type { OfficerCall } from '../../matters/index.ts';
import type { chooseMediator as contract, declareInterests as declareContract } from '../contract/acts.ts';
import type { MediationRow } from '../store/load.ts';
import { rosterOf } from '../../people/index.ts';
import type { DisputesTables } from '../store/tables.ts';
import { actOnMediation, afterAct, mustBeParties } from './act-on-mediation.ts';

/** 选定调解员 From the committee's roster; every party chooses or accepts. */
export function chooseMediator(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnMediation(call, 'chooseMediator', async ({ tx, mediation, parties, times, judge, record }) => {
    const { chosenBy, acceptedBy } = call.body;
    const mediatorIds = [...new Set(call.body.mediatorIds)];
    mustBeParties(parties, acceptedBy);
    await mustBeOnRoster(tx, mediation.committee_id, mediatorIds);
    const standing = judge({ act: 'chooseMediator', mediatorIds, acceptedBy });
    await saveChosen(tx, mediation, { mediatorIds, chosenBy, acceptedBy, at: times.doneAt });
    const after = await record({
      act: { act: 'recordInProcedure' },
      entry: 'chooseMediator',
      facts: { mediation: mediation.id, mediators: mediatorIds, chosenBy, acceptedBy },
    });
    return afterAct(call, after, standing, mediation.dossier_number);
  });
}

/** 披露利害关系 Before the first session; whoever a party objects to leaves. */
export function declareInterests(call: OfficerCall<typeof declareContract>): Promise<ReplyOf<typeof declareContract>> {
  return actOnMediation(call, 'declareInterests', async ({ tx, mediation, parties, times, judge, record }) => {
    const { mediatorId, none, words, objectedBy = [] } = call.body;
    if (!none && !words) fail('invalid', 'declaration-words-missing', { field: 'words' });
    mustBeParties(parties, objectedBy);
    const objected = objectedBy.length > 0;
    const standing = judge({ act: 'declareInterests', mediatorId, objected });
    const db = tablesOf<DisputesTables>(tx);
    const id = newId(times.recordedAt);
    await db
      .insertInto('disputes.mediator_declaration')
      .values({
        county_id: mediation.county_id,
        id,
        mediation_id: mediation.id,
        matter_id: mediation.matter_id,
        mediator_id: mediatorId,
        nothing: none,
        words_sealed: words ? call.house.crypto.seal(declarationPlace, words) : null,
        objected_by: objectedBy,
        at: times.doneAt,
      })
      .execute();
    await db
      .updateTable('disputes.chosen_mediator')
      .set({ declared_at: times.doneAt, ...(objected ? { objected_at: times.doneAt, left_at: times.doneAt } : {}) })
      .where('county_id', '=', mediation.county_id)
      .where('mediation_id', '=', mediation.id)
      .where('mediator_id', '=', mediatorId)
      .execute();
    const after = await record({
      act: { act: 'recordInProcedure' },
      entry: 'declareInterests',
      facts: { mediation: mediation.id, mediator: mediatorId, none, declaration: id, objectedBy },
    });
    return afterAct(call, after, standing, mediation.dossier_number);
  });
}

export const declarationPlace = 'disputes.mediator_declaration.words_sealed';

/** @throws Refused `mediator-unknown` when one is not an active mediator of the committee */
export async function mustBeOnRoster(tx: Tx, committeeId: number, ids: readonly number[]): Promise<void> {
  const roster = await rosterOf(tx, committeeId);
  const unknown = ids.filter((id) => !roster.some((m) => m.id === id));
  if (unknown.length > 0) fail('invalid', 'mediator-unknown', { mediators: unknown });
}

interface Choice {
  readonly mediatorIds: readonly number[];
  readonly chosenBy: 'committee' | 'parties';
  readonly acceptedBy: readonly string[];
  readonly at: Date;
}

/** Who is chosen stands in order; who is no longer named has left, and the row stays. */
export async function saveChosen(
  tx: Tx,
  mediation: Pick<MediationRow, 'county_id' | 'id' | 'matter_id'>,
  choice: Choice,
): Promise<void> {
  const db = tablesOf<DisputesTables>(tx);
  const known = await db
    .selectFrom('disputes.chosen_mediator')
    .select(['mediator_id', 'left_at'])
    .where('county_id', '=', mediation.county_id)
    .where('mediation_id', '=', mediation.id)
    .execute();
  for (const [position, mediatorId] of choice.mediatorIds.entries()) {
    const values = {
      position,
      chosen_by: choice.chosenBy,
      accepted_by: [...choice.acceptedBy],
      chosen_at: choice.at,
      left_at: null,
    };
    if (known.some((k) => k.mediator_id === mediatorId)) {
      await db
        .updateTable('disputes.chosen_mediator')
        .set(values)
        .where('county_id', '=', mediation.county_id)
        .where('mediation_id', '=', mediation.id)
        .where('mediator_id', '=', mediatorId)
        .execute();
      continue;
    }
    await db
      .insertInto('disputes.chosen_mediator')
      .values({
        ...values,
        county_id: mediation.county_id,
        mediation_id: mediation.id,
        matter_id: mediation.matter_id,
        mediator_id: mediatorId,
        declared_at: null,
        objected_at: null,
      })
      .execute();
  }
  const left = known
    .filter((k) => k.left_at === null && !choice.mediatorIds.includes(k.mediator_id))
    .map((k) => k.mediator_id);
  if (left.length === 0) return;
  await db
    .updateTable('disputes.chosen_mediator')
    .set({ left_at: choice.at })
    .where('county_id', '=', mediation.county_id)
    .where('mediation_id', '=', mediation.id)
    .where('mediator_id', 'in', left)
    .execute();
}
