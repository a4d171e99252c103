import { fail, Refused } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Tx } from '../../../platform/db.ts';
import { higherOf } from '../../../platform/profile/axes.ts';
import type { linkMatter as linkContract, unlinkMatter as unlinkContract } from '../contract/links.ts';
import { refusedNow, URGENCIES } from '../lifecycle.ts';
import { noMain } from '../linking.ts';
import { endLink, insertLink, linkedTo } from '../store/links.ts';
import { type LockedMatter, lockMatter, readMatter } from '../store/lock.ts';
import { recordAct } from '../store/record-act.ts';
import { actOnMatter, type OfficerCall, replyAfterAct } from './act-on-matter.ts';

/**
 * 关联 This report goes with another of the same matter. Reporter, number, code, evidence and rating stay its own; a worse report raises the other's urgency.
 * Where the other is answered already, the report gets that answer next (jobs/follow-main.ts) and is checked and asked by itself.
 */
export function linkMatter(call: OfficerCall<typeof linkContract>): Promise<ReplyOf<typeof linkContract>> {
  return actOnMatter(call, 'linkMatter', async ({ tx, matter, times, record }) => {
    const main = await theMain(tx, call.body.mainNumber);
    if (main.id === matter.id) fail('invalid', 'main-unknown', { field: 'mainNumber' });
    const not = noMain({ ...main, closedAt: main.closed_at }, call.at);
    if (not) throw new Refused(not);
    if (main.restriction !== matter.restriction) fail('conflict', 'restricted-differs');
    if ((await linkedTo(tx, matter)).length > 0) fail('conflict', 'others-linked');
    await insertLink(tx, matter, main.id, {
      postId: call.principal.postId,
      at: times.doneAt,
      recordedAt: times.recordedAt,
    });
    const after = await record({
      act: { act: 'linkMatter', organisationId: main.holder_organisation_id },
      facts: { mainId: main.id },
      notes: [{ kind: 'reason', body: call.body.reason }],
      event: 'matter.linked',
    });
    const urgency = higherOf(URGENCIES, main.urgency ?? 'normal', matter.urgency ?? 'normal');
    // What is answered is not handled any more: there is nothing left to hurry.
    if (urgency !== (main.urgency ?? 'normal') && !refusedNow('raiseUrgency', main.stage))
      await recordAct(tx, call.house, main, {
        act: { act: 'raiseUrgency', urgency },
        times,
        actor: `officer:${call.principal.officerId}@${call.principal.postId}`,
        facts: { fromReport: matter.id },
        event: 'matter.urgency-raised',
      });
    return replyAfterAct(call.principal, after);
  });
}

/** 取消关联 It goes by itself again, and is to be assigned; also when it was answered with the other and nobody has checked it yet. */
export function unlinkMatter(call: OfficerCall<typeof unlinkContract>): Promise<ReplyOf<typeof unlinkContract>> {
  return actOnMatter(call, 'unlinkMatter', async ({ tx, matter, times, record }) => {
    await endLink(tx, matter, times.doneAt);
    const after = await record({
      act: { act: 'unlinkMatter' },
      notes: [{ kind: 'reason', body: call.body.reason }],
      event: 'matter.accepted',
    });
    return replyAfterAct(call.principal, after);
  });
}

/** Locked after the report itself: linking is the only act on two matters, always the report first. */
async function theMain(tx: Tx, number: string): Promise<LockedMatter> {
  try {
    const known = await readMatter(tx, { number });
    return await lockMatter(tx, { id: known.id });
  } catch (error) {
    // Two that are linked with each other at once wait for one another: PostgreSQL says so, and a lost line says something else again.
    if (error instanceof Refused && error.refusal.code === 'not-found')
      fail('invalid', 'main-unknown', { field: 'mainNumber' });
    throw error;
  }
}
