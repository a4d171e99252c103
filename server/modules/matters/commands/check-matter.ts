import type { ReplyOf } from '../../../kernel/route.ts';
import type { passCheck as passContract, returnForRework as returnContract } from '../contract/acts.ts';
import { proceduresOf } from '../store/procedure.ts';
import { actOnMatter, type OfficerCall, replyAfterAct } from './act-on-matter.ts';

/** 办结审核 Completeness, by somebody who did not handle it. */
export function passCheck(call: OfficerCall<typeof passContract>): Promise<ReplyOf<typeof passContract>> {
  return actOnMatter(call, 'passCheck', async ({ record }) => {
    const after = await record({
      act: { act: 'passCheck' },
      notes: call.body.remark ? [{ kind: 'remark', body: call.body.remark }] : [],
      event: 'matter.checked',
    });
    return replyAfterAct(call.principal, after);
  });
}

/** 退回重办 With a reason. An agreement in effect binds (人民调解法 31) and cannot be «returned». */
export function returnForRework(call: OfficerCall<typeof returnContract>): Promise<ReplyOf<typeof returnContract>> {
  return actOnMatter(call, 'returnForRework', async ({ tx, matter, record }) => {
    const procedures = await proceduresOf(tx, matter);
    const after = await record({
      act: { act: 'returnForRework' },
      circumstances: { agreementInEffect: procedures.some((p) => p.outcome === 'agreed') },
      notes: [{ kind: 'reason', body: call.body.reason }],
      event: 'matter.returned',
    });
    return replyAfterAct(call.principal, after);
  });
}
