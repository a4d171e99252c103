import type { ReplyOf } from '../../../kernel/route.ts';
import { actOnMatter, keepPaper, type OfficerCall, replyAfterAct } from '../../matters/index.ts';
import type { issuePaper as contract } from '../contract/papers.ts';
import { formOf, isMatterPaper } from '../paper-kinds.ts';
import { fillPaper } from '../queries/paper-record.ts';

/** 出具文书 What is printed now is kept: its hash in the history, what stood on it sealed beside it, so that it can be given again as it was. */
export function issuePaper(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  const { kind } = call.params;
  // Papers about the matter are printed with or without a procedure; every other paper belongs to the procedure.
  const act = isMatterPaper(kind) ? 'issuePaper' : 'recordInProcedure';
  return actOnMatter(call, act, async ({ tx, matter, times, record }) => {
    const { house } = call;
    const { partyId, sessionId } = call.body;
    const filled = await fillPaper(tx, call, matter, { kind, partyId, sessionId });
    const facts = await keepPaper(
      { tx, house, matter, times },
      {
        form: formOf(kind),
        data: filled.data,
        partyId,
        mediationId: filled.mediationId,
        sessionId: filled.sessionId,
      },
    );
    const after = await record({
      act: { act },
      entry: 'issuePaper',
      facts: { ...facts, ...(partyId ? { party: partyId } : {}) },
    });
    return { ...replyAfterAct(call.principal, after), paperId: facts.paper, sha256: facts.sha256 };
  });
}
