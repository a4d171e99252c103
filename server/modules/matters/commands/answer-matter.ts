import { fail } from '../../../kernel/refusal.ts';
import { localDateOf } from '../../../kernel/instant.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { resultOf } from '../../../platform/profile/lookups.ts';
import type { answerMatter as contract } from '../contract/acts.ts';
import { coHandlingsOf, transfersOf } from '../store/hand-offs.ts';
import { attachFiles, proceduresOf } from '../store/procedure.ts';
import { actOnMatter, type OfficerCall, replyAfterAct } from './act-on-matter.ts';

/**
 * 办结 The result and the words to the parties. A result that claims an agreement needs a procedure that ended in one:
 * nobody reports «agreed» without the proof.
 */
export function answerMatter(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnMatter(call, 'answerMatter', async ({ tx, matter, times, record }) => {
    const { result, reply, fileIds } = call.body;
    const kind = resultOf(call.house.profileAt(matter.profile_version), result);
    if (!kind || result === 'withdrawn') fail('invalid', 'result-unknown', { result });
    const procedures = await proceduresOf(tx, matter);
    if (kind.needsAgreement !== 'none' && !procedures.some((p) => p.outcome === 'agreed'))
      fail('conflict', 'result-needs-agreement');
    await attachFiles(tx, matter, { ids: fileIds ?? [], kind: 'proof', at: times.recordedAt });
    const [helpers, transfers] = [await coHandlingsOf(tx, matter), await transfersOf(tx, matter)];
    const today = localDateOf(times.doneAt);
    const after = await record({
      act: { act: 'answerMatter', result },
      circumstances: {
        // Whoever was asked to help and let the day pass holds up nobody.
        opinionsAwaited: helpers.filter(
          (one) => one.opinion_at === null && one.released_at === null && one.due_date >= today,
        ).length,
        receiptMissing: result === 'transferred' && !transfers.some((one) => one.receipt === 'received'),
      },
      facts: { files: fileIds ?? [], procedures: procedures.map((p) => p.id) },
      notes: [{ kind: 'reply', body: reply, outward: true }],
      event: 'matter.answered',
    });
    return replyAfterAct(call.principal, after);
  });
}
