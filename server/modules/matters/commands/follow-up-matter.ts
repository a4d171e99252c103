import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import { newId } from '../../../platform/new-id.ts';
import { resultOf } from '../../../platform/profile/lookups.ts';
import type { closeMatter as closeContract, recordFollowUp as followUpContract } from '../contract/acts.ts';
import { askedEnough, toBeAsked } from '../closing.ts';
import { outcomeOf } from '../outcome.ts';
import { followUpsOf } from '../store/follow-ups.ts';
import type { LockedMatter } from '../store/lock.ts';
import { currentParties } from '../store/parties.ts';
import { proceduresOf } from '../store/procedure.ts';
import type { MattersTables } from '../store/tables.ts';
import { actOnMatter, type OfficerCall, replyAfterAct } from './act-on-matter.ts';

/** 回访 Asked, or tried: both are kept. */
export function recordFollowUp(call: OfficerCall<typeof followUpContract>): Promise<ReplyOf<typeof followUpContract>> {
  return actOnMatter(call, 'recordFollowUp', async ({ tx, matter, times, record }) => {
    const { partyId, way, reached, performed, solved, satisfaction, words } = call.body;
    if (!(await currentParties(tx, matter)).some((p) => p.id === partyId))
      fail('invalid', 'party-unknown', { field: 'partyId' });
    if (reached === 'reached' && solved === undefined) fail('invalid', 'answer-missing', { field: 'solved' });
    const id = newId(times.recordedAt);
    await tablesOf<MattersTables>(tx)
      .insertInto('matters.follow_up')
      .values({
        county_id: matter.county_id,
        id,
        matter_id: matter.id,
        party_id: partyId,
        asked_at: times.doneAt,
        way,
        reached,
        performed: reached === 'reached' ? (performed ?? 'none') : null,
        solved: reached === 'reached' ? (solved ?? null) : null,
        satisfaction: reached === 'reached' ? (satisfaction ?? null) : null,
        by_post_id: call.principal.postId,
      })
      .execute();
    const after = await record({
      act: { act: 'recordFollowUp' },
      facts: { followUpId: id, partyId, way, reached },
      notes: words ? [{ kind: 'answer', body: words }] : [],
      event: 'matter.followed-up',
    });
    return replyAfterAct(call.principal, after);
  });
}

/** 结案归档 Only when every applicant, and every respondent bound by an agreement in effect, was asked or tried often enough; the outcome is computed. */
export function closeMatter(call: OfficerCall<typeof closeContract>): Promise<ReplyOf<typeof closeContract>> {
  return actOnMatter(call, 'closeMatter', async ({ tx, matter, record }) => {
    const [parties, asked, procedures] = await Promise.all([
      currentParties(tx, matter),
      followUpsOf(tx, matter),
      proceduresOf(tx, matter),
    ]);
    const profile = call.house.profileAt(matter.profile_version);
    const answered = matter.result === 'merged' ? await answeredWith(tx, matter) : null;
    const group = resultOf(profile, answered ?? matter.result ?? '')?.group ?? 'closed_not_solved';
    const outcome = outcomeOf(matter.result ?? '', group, asked);
    // Erased parties can no longer be asked.
    const standing = parties
      .filter((p) => p.erased_at === null)
      .map((p) => ({ id: p.id, side: p.side, role: p.role, forPartyId: p.for_party_id }));
    const agreed = procedures.some((p) => p.outcome === 'agreed');
    const after = await record({
      act: { act: 'closeMatter' },
      circumstances: {
        ...toBeAsked(standing, agreed, askedEnough(asked, profile.closing.notReached)),
        outcome,
      },
      notes: call.body.remark ? [{ kind: 'remark', body: call.body.remark }] : [],
      event: 'matter.closed',
      eventFacts: { outcome },
    });
    return { ...replyAfterAct(call.principal, after), outcome };
  });
}

/** 随主事项答复 With what the main matter was answered when this one got its answer; null when that was not kept. */
async function answeredWith(tx: Tx, matter: LockedMatter): Promise<string | null> {
  const entry = await tablesOf<MattersTables>(tx)
    .selectFrom('matters.history')
    .select('facts')
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .where('act', '=', 'answerLinked')
    .orderBy('seq', 'desc')
    .executeTakeFirst();
  return entry ? ((JSON.parse(entry.facts) as { result?: string | null }).result ?? null) : null;
}
