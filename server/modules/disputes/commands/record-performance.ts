import { fail } from '../../../kernel/refusal.ts';
import { localDateOf } from '../../../kernel/instant.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { tablesOf } from '../../../platform/db.ts';
import { newId } from '../../../platform/new-id.ts';
import { attachFiles, type OfficerCall } from '../../matters/index.ts';
import type { recordPerformance as contract } from '../contract/agreement.ts';
import { answerReport, watchedObligation } from '../store/performance.ts';
import type { DisputesTables } from '../store/tables.ts';
import { PROOF } from './report-performance.ts';
import { actOnMediation, afterAct } from './act-on-mediation.ts';

/** 履行情况 Every look is kept; the obligation shows the latest. */
export function recordPerformance(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnMediation(
    call,
    'recordPerformance',
    async ({ tx, matter, mediation, agreement, times, judge, record }) => {
      const { obligationId, performed, words, fileIds = [] } = call.body;
      const standing = judge({ act: 'recordPerformance' });
      const db = tablesOf<DisputesTables>(tx);
      const on = localDateOf(times.doneAt);
      const found = await db
        .updateTable('disputes.obligation')
        .set({ performed, performed_on: on })
        .where('county_id', '=', mediation.county_id)
        .where('id', '=', obligationId)
        .where('agreement_id', '=', agreement?.id ?? mediation.id)
        .executeTakeFirst();
      if (found.numUpdatedRows === 0n) fail('invalid', 'obligation-unknown', { field: 'obligationId' });
      // What the office has seen for itself answers a report that the other side left open.
      const { waiting } = await watchedObligation(tx, matter, obligationId);
      if (waiting)
        await answerReport(tx, waiting, {
          confirmed: performed !== 'no',
          answered_at: times.doneAt,
          answered_by_party_id: null,
          answered_seq: matter.version + 1,
        });
      await db
        .insertInto('disputes.performance')
        .values({
          county_id: mediation.county_id,
          id: newId(times.recordedAt),
          obligation_id: obligationId,
          matter_id: matter.id,
          performed,
          on_date: on,
          at: times.doneAt,
        })
        .execute();
      await attachFiles(tx, matter, { ids: fileIds, kind: PROOF, at: times.recordedAt });
      const after = await record({
        act: { act: 'recordInProcedure' },
        entry: 'recordPerformance',
        facts: { mediation: mediation.id, obligation: obligationId, performed, on, files: fileIds },
        notes: words ? [{ kind: 'performance', body: words }] : [],
      });
      return afterAct(call, after, standing, mediation.dossier_number);
    },
  );
}
