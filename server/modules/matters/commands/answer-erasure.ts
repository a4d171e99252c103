import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { tablesOf } from '../../../platform/db.ts';
import { newId } from '../../../platform/new-id.ts';
import type { answerErasure as contract } from '../contract/party.ts';
import { currentParties } from '../store/parties.ts';
import type { MattersTables } from '../store/tables.ts';
import { actOnMatter, type OfficerCall, replyAfterAct } from './act-on-matter.ts';

/**
 * 答复删除申请 Done: the party's personal fields are emptied, rows and chain stay. Refused: with the law that keeps the record
 * (e.g. 人民调解法 27, 档案法), and then only stored (个人信息保护法 47). A matter still open is not erased under its parties.
 */
export function answerErasure(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnMatter(call, 'answerDataRequest', async ({ tx, matter, times, record }) => {
    const { partyId, answer, reason, law } = call.body;
    const party = (await currentParties(tx, matter)).find((p) => p.id === partyId);
    if (!party) fail('invalid', 'party-unknown', { field: 'partyId' });
    if (answer === 'refused' && (!law || !reason)) fail('invalid', 'refusal-needs-law');
    if (answer === 'done' && matter.stage !== 'closed') fail('conflict', 'matter-still-open');
    const db = tablesOf<MattersTables>(tx);
    if (answer === 'done') {
      const empty = {
        name_sealed: null,
        name_finder: null,
        phone_sealed: null,
        phone_finder: null,
        phone_mask: null,
        identity_sealed: null,
        identity_finder: null,
        identity_mask: null,
      };
      await db
        .updateTable('matters.party')
        .set({
          ...empty,
          address_sealed: null,
          details_sealed: null,
          contact_sealed: null,
          code_hash: null,
          erased_at: times.recordedAt,
        })
        .where('county_id', '=', matter.county_id)
        .where('id', '=', partyId)
        .execute();
      await db
        .updateTable('matters.note')
        .set({ body: null, erased_at: times.recordedAt })
        .where('county_id', '=', matter.county_id)
        .where('matter_id', '=', matter.id)
        .where('kind', 'in', ['beforeSealed', 'material', 'rating', 'answer'])
        .execute();
    }
    const answered = await db
      .updateTable('matters.data_request')
      .set({ answered_at: times.recordedAt, answer, reason: reason ?? null, law: law ?? null })
      .where('county_id', '=', matter.county_id)
      .where('matter_id', '=', matter.id)
      .where('party_id', '=', partyId)
      .where('kind', '=', 'erase')
      .where('answered_at', 'is', null)
      .executeTakeFirst();
    if (Number(answered.numUpdatedRows) === 0) {
      // Asked by word of mouth at the window: the request and its answer are one row.
      await db
        .insertInto('matters.data_request')
        .values({
          county_id: matter.county_id,
          id: newId(times.recordedAt),
          matter_id: matter.id,
          party_id: partyId,
          kind: 'erase',
          wanted_sealed: null,
          asked_at: times.doneAt,
          answered_at: times.recordedAt,
          answer,
          reason: reason ?? null,
          law: law ?? null,
        })
        .execute();
    }
    const after = await record({
      act: { act: 'answerDataRequest' },
      entry: 'answerErasure',
      facts: { partyId, answer, law: law ?? null },
      event: 'data-request.answered',
    });
    return replyAfterAct(call.principal, after);
  });
}
