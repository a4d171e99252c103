import { createHash } from 'node:crypto';
import type { ReplyOf } from '../../../kernel/route.ts';
import { tablesOf } from '../../../platform/db.ts';
import { newId } from '../../../platform/new-id.ts';
import { renderPdf } from '../../../platform/papers/papers.ts';
import { actOnMatter, type OfficerCall, replyAfterAct } from '../../matters/index.ts';
import type { issuePaper as contract } from '../contract/papers.ts';
import { freeze } from '../paper-snapshot.ts';
import { fillPaper, paperOf } from '../queries/paper-record.ts';
import { snapshotPlace } from '../queries/send-paper.ts';
import type { DisputesTables } from '../store/tables.ts';

/** 出具文书 What is printed now is kept: its hash in the history, what stood on it sealed beside it, so that it can be given again as it was. */
export function issuePaper(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  // The receipt is printed at the window long before a procedure; every other paper belongs to the procedure.
  const act = call.params.kind === 'receipt' ? 'addMaterial' : 'recordInProcedure';
  return actOnMatter(call, act, async ({ tx, matter, times, record }) => {
    const { house } = call;
    const { kind } = call.params;
    const { partyId, sessionId } = call.body;
    const filled = await fillPaper(tx, house, matter, { kind, partyId, sessionId });
    const pdf = await renderPdf(paperOf(kind, filled.data, 'zh'));
    const sha256 = createHash('sha256').update(pdf).digest();
    const id = newId(times.recordedAt);
    await tablesOf<DisputesTables>(tx)
      .insertInto('disputes.paper')
      .values({
        county_id: matter.county_id,
        id,
        matter_id: matter.id,
        mediation_id: filled.mediationId,
        kind,
        party_id: partyId ?? null,
        session_id: filled.sessionId,
        seq: matter.version + 1,
        sha256,
        snapshot_sealed: house.crypto.seal(snapshotPlace, freeze(filled.data)),
        at: times.doneAt,
      })
      .execute();
    const after = await record({
      act: { act },
      entry: 'issuePaper',
      facts: { paper: id, kind, sha256: sha256.toString('hex'), ...(partyId ? { party: partyId } : {}) },
    });
    return { ...replyAfterAct(call.principal, after), paperId: id, sha256: sha256.toString('hex') };
  });
}
