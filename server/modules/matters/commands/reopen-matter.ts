import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Tx } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import type {
  askOwnReopening as ownContract,
  askReopening as askContract,
  declineReopening as declineContract,
  reopenMatter as reopenContract,
} from '../contract/closing.ts';
import { reopenWindow } from '../reopening.ts';
import type { LockedMatter } from '../store/lock.ts';
import { currentParties } from '../store/parties.ts';
import { type ActRecord, recordAct } from '../store/record-act.ts';
import { decideReopening, insertReopening, reopeningAsked } from '../store/reopening.ts';
import { actOnMatter, type OfficerCall, replyAfterAct } from './act-on-matter.ts';
import { actOnOwnMatter, type PartyCall } from './act-on-own-matter.ts';
import { replyToParty } from './party-reply.ts';

/** 申请重启 Taken down at the window for a party; the centre decides. */
export function askReopening(call: OfficerCall<typeof askContract>): Promise<ReplyOf<typeof askContract>> {
  return actOnMatter(call, 'askReopening', async ({ tx, matter, times, record }) => {
    const { partyId, reason } = call.body;
    if (!(await currentParties(tx, matter)).some((p) => p.id === partyId && p.erased_at === null))
      fail('invalid', 'party-unknown', { field: 'partyId' });
    const after = await record(await asking(tx, call.house, matter, { partyId, reason, at: times.doneAt }));
    return replyAfterAct(call.principal, after);
  });
}

/** 申请重启 By either side with its code. */
export function askOwnReopening(call: PartyCall<typeof ownContract>): Promise<ReplyOf<typeof ownContract>> {
  return actOnOwnMatter(call, async ({ tx, matter, partyId, record }) => {
    const me = (await currentParties(tx, matter)).find((p) => p.id === partyId);
    const after = await record(
      await asking(tx, call.house, matter, { partyId, reason: call.body.reason, at: call.at }),
    );
    return replyToParty(after, me?.side);
  });
}

async function asking(
  tx: Tx,
  house: House,
  matter: LockedMatter,
  asked: { readonly partyId: string; readonly reason: string; readonly at: Date },
): Promise<Pick<ActRecord, 'act' | 'circumstances' | 'facts' | 'notes' | 'event'>> {
  const waiting = await reopeningAsked(tx, matter);
  if (matter.stage === 'closed' && !waiting) {
    const { reopenWithin } = house.profileAt(matter.profile_version).closing;
    const window = reopenWindow(matter.closed_at as Date, reopenWithin, house.calendar(), asked.at);
    if (!window.open) fail('too-late', 'reopening-too-late', { until: window.until });
    await insertReopening(
      tx,
      matter,
      { ground: 'party', asked_at: asked.at, asked_by_party_id: asked.partyId },
      house.clock.now(),
    );
  }
  return {
    act: { act: 'askReopening' },
    circumstances: { reopeningAsked: waiting !== undefined },
    facts: { partyId: asked.partyId },
    notes: [{ kind: 'reason', body: asked.reason }],
    event: 'matter.reopening-asked',
  };
}

/** 不同意重启 With the reason, which the party who asked reads. */
export function declineReopening(call: OfficerCall<typeof declineContract>): Promise<ReplyOf<typeof declineContract>> {
  return actOnMatter(call, 'declineReopening', async ({ tx, matter, times, record }) => {
    const waiting = await reopeningAsked(tx, matter);
    if (waiting) await decideReopening(tx, waiting, { state: 'declined', ...decidedBy(call, matter, times.doneAt) });
    const partyIds = waiting?.asked_by_party_id ? [waiting.asked_by_party_id] : [];
    const after = await record({
      act: { act: 'declineReopening' },
      circumstances: { reopeningAsked: waiting !== undefined },
      facts: { reopeningId: waiting?.id ?? null },
      // For whoever asked, not for the other side: read on the own page from the decision.
      notes: [{ kind: 'decision', body: call.body.reply }],
      event: 'matter.reopening-declined',
      eventFacts: { partyIds },
    });
    return replyAfterAct(call.principal, after);
  });
}

/** 重启 The centre takes a closed matter up again: because a party asked, or because it finds that it must. */
export function reopenMatter(call: OfficerCall<typeof reopenContract>): Promise<ReplyOf<typeof reopenContract>> {
  return actOnMatter(call, 'reopenMatter', async ({ tx, matter, times, record }) => {
    const waiting = await reopeningAsked(tx, matter);
    const decided = decidedBy(call, matter, times.doneAt);
    if (waiting) await decideReopening(tx, waiting, { state: 'reopened', ...decided });
    const id = waiting?.id ?? (await insertReopening(tx, matter, { ground: 'centre', ...decided }, times.recordedAt));
    const after = await record({
      ...reopening(call.house, matter),
      facts: { reopeningId: id, ground: waiting ? 'party' : 'centre', times: matter.reopened + 1 },
      notes: [{ kind: 'reason', body: call.body.reason }],
    });
    return replyAfterAct(call.principal, after);
  });
}

/**
 * A broken agreement takes a closed matter up again within the act that records the breach; a request that waited is answered by it.
 * @returns the matter after, or as it is where it was not closed
 */
export async function reopenForBreach(
  tx: Tx,
  house: House,
  matter: LockedMatter,
  by: Pick<ActRecord, 'times' | 'actor' | 'typist'> & { readonly postId: number; readonly obligationId: string },
): Promise<LockedMatter> {
  if (matter.stage !== 'closed') return matter;
  const decided = { decided_at: by.times.doneAt, decided_by_post_id: by.postId, decided_seq: matter.version + 1 };
  const waiting = await reopeningAsked(tx, matter);
  if (waiting) await decideReopening(tx, waiting, { state: 'reopened', ...decided });
  const id = waiting?.id ?? (await insertReopening(tx, matter, { ground: 'breach', ...decided }, by.times.recordedAt));
  return recordAct(tx, house, matter, {
    ...reopening(house, matter),
    times: by.times,
    actor: by.actor,
    ...(by.typist ? { typist: by.typist } : {}),
    facts: { reopeningId: id, ground: 'breach', obligation: by.obligationId, times: matter.reopened + 1 },
  });
}

function reopening(house: House, matter: LockedMatter): Pick<ActRecord, 'act' | 'row' | 'event'> {
  const holder = house.directory().organisation(matter.holder_organisation_id);
  const post = house.directory().post(matter.holder_post_id);
  return {
    // A body that was abolished, or a post that ended, handles nothing: the centre assigns anew.
    act: { act: 'reopenMatter', holderGone: !holder || !post },
    row: { reopened: matter.reopened + 1 },
    event: 'matter.reopened',
  };
}

function decidedBy(
  call: OfficerCall<typeof declineContract> | OfficerCall<typeof reopenContract>,
  matter: LockedMatter,
  at: Date,
): { decided_at: Date; decided_by_post_id: number; decided_seq: number } {
  return { decided_at: at, decided_by_post_id: call.principal.postId, decided_seq: matter.version + 1 };
}
