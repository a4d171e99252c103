import type { ReplyOf } from '../../../kernel/route.ts';
import type { signForMatter as contract } from '../contract/acts.ts';
import { actOnMatter, type OfficerCall, replyAfterAct } from './act-on-matter.ts';

/** 签收 The body takes it; whoever signs is responsible until it is handed to a colleague. */
export function signForMatter(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnMatter(call, 'signForMatter', async ({ record }) => {
    const postId = call.body.doneByPostId ?? call.principal.postId;
    const after = await record({ act: { act: 'signForMatter', postId }, facts: { postId }, event: 'matter.signed' });
    return replyAfterAct(call.principal, after);
  });
}
