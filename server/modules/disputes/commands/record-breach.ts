import { accepted } from '../../../kernel/refusal.ts';
import { localDateOf } from '../../../kernel/instant.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { actOnMatter, type OfficerCall, reopenForBreach, replyAfterAct, withStanding } from '../../matters/index.ts';
import type { recordBreach as contract } from '../contract/performance.ts';
import { mayBreach } from '../performance.ts';
import { answerReport, insertBreach, markPerformed, watchedObligation } from '../store/performance.ts';

/**
 * 登记违约 By the mediator or the centre, after both sides were asked. Once an obligation. A closed matter is taken up again in the same act:
 * that an agreement is not kept needs nobody's leave.
 */
export function recordBreach(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnMatter(call, 'watchAgreement', async ({ tx, matter, times, record }) => {
    const { obligationId, debtorAsked, debtorWords, creditorAsked, creditorWords } = call.body;
    const { row, waiting, facts } = await watchedObligation(tx, matter, obligationId);
    const on = localDateOf(times.doneAt);
    accepted(mayBreach(facts, on));
    const closed = matter.stage === 'closed';
    const seq = matter.version + 1;
    // What the creditor says now answers what the debtor had reported.
    if (waiting)
      await answerReport(tx, waiting, {
        confirmed: false,
        answered_at: times.doneAt,
        answered_by_party_id: null,
        answered_seq: seq,
      });
    const performed = creditorAsked === 'partly_performed' ? ('partly' as const) : ('no' as const);
    if (row.performed !== performed) await markPerformed(tx, row, { performed, on, at: times.doneAt });
    await insertBreach(tx, row, {
      on,
      recorded_at: times.doneAt,
      by_post_id: call.principal.postId,
      debtor_asked: debtorAsked,
      creditor_asked: creditorAsked,
      reopened: closed,
      seq,
    });
    const noted = await record({
      act: { act: 'watchAgreement' },
      entry: 'recordBreach',
      facts: { obligation: row.id, debtorAsked, creditorAsked },
      notes: [
        ...(debtorWords ? [{ kind: 'debtor' as const, body: debtorWords }] : []),
        ...(creditorWords ? [{ kind: 'creditor' as const, body: creditorWords }] : []),
      ],
      event: 'agreement.breached',
      eventFacts: { obligationId: row.id },
    });
    const { officerId, postId } = call.principal;
    const after = await reopenForBreach(tx, call.house, noted, {
      times,
      actor: `officer:${officerId}@${postId}`,
      postId,
      obligationId: row.id,
    });
    return { ...replyAfterAct(call.principal, await withStanding(tx, call.house, after, call.at)), reopened: closed };
  });
}
