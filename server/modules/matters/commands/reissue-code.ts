import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { reissueCode as contract } from '../contract/acts.ts';
import { currentParties, newLookupCode } from '../store/parties.ts';
import { actOnMatter, type OfficerCall, replyAfterAct } from './act-on-matter.ts';
import { trackUrl } from './track-url.ts';

/** 查询码重发 After a check of who asks; the old code stops working at once. */
export function reissueCode(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnMatter(call, 'reissueCode', async ({ tx, matter, times, record }) => {
    const { partyId, checkedBy } = call.body;
    if (!(await currentParties(tx, matter)).some((p) => p.id === partyId))
      fail('invalid', 'party-unknown', { field: 'partyId' });
    const lookupCode = await newLookupCode(tx, call.house, matter, partyId, times.recordedAt);
    const after = await record({ act: { act: 'reissueCode' }, facts: { partyId, checkedBy } });
    return { ...replyAfterAct(call.principal, after), lookupCode, trackUrl: trackUrl(call) };
  });
}
