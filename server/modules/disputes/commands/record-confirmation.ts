import { fail } from '../../../kernel/refusal.ts';
import { localDateOf } from '../../../kernel/instant.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { tablesOf } from '../../../platform/db.ts';
import { newId } from '../../../platform/new-id.ts';
import { actOnMatter, attachFiles, type OfficerCall, replyAfterAct } from '../../matters/index.ts';
import type { recordConfirmation as contract } from '../contract/performance.ts';
import { agreementInEffect } from '../store/performance.ts';
import { rowsOf } from '../store/rows-of.ts';
import type { DisputesTables } from '../store/tables.ts';

/** 司法确认结果 What the court decided, once an agreement; what it confirmed can be enforced (人民调解法 33). */
export function recordConfirmation(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnMatter(call, 'watchAgreement', async ({ tx, matter, times, record }) => {
    const { court, decisionNumber, confirmed, decidedOn, fileIds = [] } = call.body;
    const agreement = await agreementInEffect(tx, matter);
    if (!agreement || agreement.kind !== 'written' || agreement.effective_on === null)
      fail('conflict', 'agreement-missing');
    const known = await rowsOf(tx, 'disputes.judicial_confirmation', matter);
    if (known.some((one) => one.agreement_id === agreement.id)) fail('conflict', 'confirmation-recorded');
    if (decidedOn < agreement.effective_on || decidedOn > localDateOf(times.doneAt))
      fail('invalid', 'decided-on-unfit', { field: 'decidedOn' });
    await tablesOf<DisputesTables>(tx)
      .insertInto('disputes.judicial_confirmation')
      .values({
        county_id: matter.county_id,
        id: newId(times.recordedAt),
        agreement_id: agreement.id,
        matter_id: matter.id,
        court,
        decision_number: decisionNumber,
        confirmed,
        decided_on: decidedOn,
        seq: matter.version + 1,
      })
      .execute();
    await attachFiles(tx, matter, { ids: fileIds, kind: 'proof', at: times.recordedAt });
    const after = await record({
      act: { act: 'watchAgreement' },
      entry: 'recordConfirmation',
      facts: { agreement: agreement.id, court, decisionNumber, confirmed, decidedOn, files: fileIds },
    });
    return replyAfterAct(call.principal, after);
  });
}
