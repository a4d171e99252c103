import type { ReplyOf } from '../../../kernel/route.ts';
import type { recordProgress as contract } from '../contract/acts.ts';
import { attachFiles } from '../store/procedure.ts';
import { actOnMatter, type OfficerCall, replyAfterAct } from './act-on-matter.ts';

/** 记录办理情况 The words are a note that can be corrected; the history keeps that and when it was recorded. */
export function recordProgress(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnMatter(call, 'recordProgress', async ({ tx, matter, times, record }) => {
    const { text, outward, fileIds } = call.body;
    await attachFiles(tx, matter, { ids: fileIds ?? [], kind: 'photo', at: times.recordedAt });
    const after = await record({
      act: { act: 'recordProgress' },
      facts: { outward: outward ?? false, files: fileIds ?? [] },
      notes: [{ kind: 'progress', body: text, outward: outward ?? false }],
      ...(outward ? { event: 'matter.news' } : {}),
    });
    return replyAfterAct(call.principal, after);
  });
}
