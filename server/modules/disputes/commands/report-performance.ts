import { accepted, fail } from '../../../kernel/refusal.ts';
import { localDateOf } from '../../../kernel/instant.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Tx } from '../../../platform/db.ts';
import { actOnOwnMatter, attachFiles, type LockedMatter, openParties, type PartyCall } from '../../matters/index.ts';
import type {
  confirmOwnPerformance as confirmContract,
  reportOwnPerformance as reportContract,
} from '../contract/performance.ts';
import { speaksFor } from '../parties.ts';
import { mayConfirm, mayReport } from '../performance.ts';
import { answerReport, insertReport, markPerformed, watchedObligation } from '../store/performance.ts';

/** Proof that both sides may look at: kept under a kind of its own, so that a link to it opens for each of them. */
export const PROOF = 'performance';

/** 申报履行 Either side says with its code that an obligation was performed, with proof; it counts when the other side says so too. */
export function reportOwnPerformance(call: PartyCall<typeof reportContract>): Promise<ReplyOf<typeof reportContract>> {
  return actOnOwnMatter(call, async ({ tx, matter, partyId, record }) => {
    const { obligationId, done, amountFen, words, fileIds = [] } = call.body;
    const forId = await wordOf(tx, call, matter);
    const { row, facts } = await watchedObligation(tx, matter, obligationId);
    accepted(mayReport(facts, forId));
    await attachFiles(tx, matter, { ids: fileIds, kind: PROOF, partyId, at: call.at });
    const reportId = await insertReport(
      tx,
      matter,
      {
        obligation_id: row.id,
        by_party_id: partyId,
        for_party_id: forId,
        done,
        amount_fen: amountFen ?? null,
        file_ids: fileIds,
      },
      call.at,
    );
    const after = await record({
      act: { act: 'watchAgreement' },
      entry: 'reportOwnPerformance',
      facts: { obligation: row.id, report: reportId, done, amountFen: amountFen ?? null, files: fileIds },
      notes: words ? [{ kind: 'performance', body: words }] : [],
      event: 'agreement.reported',
      eventFacts: { obligationId: row.id, partyIds: [otherOf(facts, forId)] },
    });
    return { version: after.version, stage: after.stage, acts: ['reportOwnPerformance', 'confirmOwnPerformance'] };
  });
}

/** 确认履行 By the other side: what it confirms counts as performed; what it disputes stays open and needs its words. */
export function confirmOwnPerformance(
  call: PartyCall<typeof confirmContract>,
): Promise<ReplyOf<typeof confirmContract>> {
  return actOnOwnMatter(call, async ({ tx, matter, partyId, record }) => {
    const { obligationId, confirmed, words } = call.body;
    const forId = await wordOf(tx, call, matter);
    const { row, waiting, facts } = await watchedObligation(tx, matter, obligationId);
    accepted(mayConfirm(facts, forId));
    if (!waiting) fail('conflict', 'report-unknown');
    if (!confirmed && !words) fail('invalid', 'dispute-reason-missing', { field: 'words' });
    await answerReport(tx, waiting, {
      confirmed,
      answered_at: call.at,
      answered_by_party_id: partyId,
      answered_seq: matter.version + 1,
    });
    const performed = waiting.done === 'done' ? ('yes' as const) : ('partly' as const);
    if (confirmed) await markPerformed(tx, row, { performed, on: localDateOf(waiting.reported_at), at: call.at });
    const after = await record({
      act: { act: 'watchAgreement' },
      entry: 'confirmOwnPerformance',
      facts: { obligation: row.id, report: waiting.id, confirmed },
      notes: words ? [{ kind: 'performance', body: words }] : [],
      event: 'agreement.reported',
      eventFacts: { obligationId: row.id, partyIds: [waiting.for_party_id] },
    });
    return { version: after.version, stage: after.stage, acts: ['reportOwnPerformance', 'confirmOwnPerformance'] };
  });
}

/** Whose word it is: the caller's, or that of the one whose guardian or agent the caller is. */
async function wordOf(
  tx: Tx,
  call: PartyCall<typeof reportContract> | PartyCall<typeof confirmContract>,
  matter: LockedMatter,
): Promise<string> {
  const parties = await openParties(tx, call.house, matter.id);
  const me = parties.find((p) => p.id === call.principal.partyId);
  return (me && speaksFor(me)) ?? fail('forbidden', 'not-a-party-itself');
}

function otherOf(sides: { readonly debtorId: string; readonly creditorId: string }, one: string): string {
  return one === sides.debtorId ? sides.creditorId : sides.debtorId;
}
