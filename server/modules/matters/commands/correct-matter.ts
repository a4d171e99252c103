import type { Updateable } from 'kysely';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { tablesOf } from '../../../platform/db.ts';
import type { correctMatter as contract } from '../contract/acts.ts';
import { answerRequest } from '../store/data-requests.ts';
import { searchVector } from '../store/open-matter.ts';
import { placeColumns } from '../store/place-columns.ts';
import type { FactsTable, MattersTables, MatterTable } from '../store/tables.ts';
import { actOnMatter, type OfficerCall, replyAfterAct } from './act-on-matter.ts';

/** 更正 The old words are kept as a note of this act, with the reason; the history says which members changed. */
export function correctMatter(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnMatter(call, 'correctMatter', async ({ tx, matter, times, record }) => {
    const { requestId, description, claims, placeDetail, peopleInvolved, amountFen, areaCode, reason } = call.body;
    const db = tablesOf<MattersTables>(tx);
    const before = await db
      .selectFrom('matters.facts')
      .select(['description', 'claims', 'place_detail'])
      .where('county_id', '=', matter.county_id)
      .where('matter_id', '=', matter.id)
      .executeTakeFirstOrThrow();
    const facts: Updateable<FactsTable> = {
      ...(description === undefined ? {} : { description }),
      ...(claims === undefined ? {} : { claims }),
      ...(placeDetail === undefined ? {} : { place_detail: placeDetail }),
    };
    const row: Updateable<MatterTable> = {
      ...(peopleInvolved === undefined ? {} : { people_involved: peopleInvolved }),
      ...(amountFen === undefined ? {} : { amount_fen: amountFen }),
    };
    if (areaCode !== undefined) {
      const area = call.house.directory().areaByCode(areaCode);
      if (!area) fail('invalid', 'area-unknown', { field: 'areaCode' });
      Object.assign(row, placeColumns(call.house.directory(), area));
    }
    const members = [...Object.keys(facts), ...Object.keys(row)];
    if (members.length === 0) fail('invalid', 'nothing-to-correct');
    if (Object.keys(facts).length > 0) {
      const words = { ...before, ...facts };
      await db
        .updateTable('matters.facts')
        .set({ ...facts, words: searchVector([words.description, words.claims, words.place_detail]) })
        .where('county_id', '=', matter.county_id)
        .where('matter_id', '=', matter.id)
        .execute();
    }
    const old = Object.keys(facts).map(
      (name) => `${name}: ${before[name as 'description' | 'claims' | 'place_detail'] ?? ''}`,
    );
    const asker = requestId
      ? await answerRequest(
          tx,
          matter,
          { id: requestId, kind: 'correct' },
          { answer: 'done', reason, at: times.recordedAt },
        )
      : undefined;
    const after = await record({
      act: { act: 'correctMatter' },
      facts: { members, ...(asker ? { requestId } : {}) },
      row,
      notes: [
        { kind: 'reason', body: reason },
        ...(old.length > 0 ? [{ kind: 'before' as const, body: old.join('\n') }] : []),
      ],
      ...(asker
        ? { event: 'data-request.answered', eventFacts: { partyIds: [asker] } }
        : { event: 'matter.corrected' }),
    });
    return replyAfterAct(call.principal, after);
  });
}
