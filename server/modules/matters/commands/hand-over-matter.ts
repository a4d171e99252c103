import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { handOverMatter as contract } from '../contract/acts.ts';
import { actOnMatter, type OfficerCall, replyAfterAct } from './act-on-matter.ts';

/** 交办 To a colleague of the same body; to another body only the centre assigns. */
export function handOverMatter(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnMatter(call, 'handOverMatter', async ({ matter, record }) => {
    const post = call.house.directory().post(call.body.postId);
    if (!post || post.roles.length === 0 || post.organisationId !== matter.holder_organisation_id)
      fail('invalid', 'post-elsewhere', { field: 'postId' });
    const after = await record({
      act: { act: 'handOverMatter', postId: post.id },
      facts: { from: matter.holder_post_id, postId: post.id },
      notes: call.body.reason ? [{ kind: 'reason', body: call.body.reason }] : [],
      event: 'matter.handed-over',
      eventFacts: { postId: post.id },
    });
    return replyAfterAct(call.principal, after);
  });
}
