import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { withdrawMatter as contract } from '../contract/acts.ts';
import type { withdrawOwnMatter as ownContract } from '../contract/party.ts';
import { currentParties } from '../store/parties.ts';
import { endProcedure, proceduresOf } from '../store/procedure.ts';
import { actOnMatter, type OfficerCall, replyAfterAct } from './act-on-matter.ts';
import { actOnOwnMatter, type PartyCall, sideRefused } from './act-on-own-matter.ts';
import { replyToParty } from './party-reply.ts';

/** 撤回 Recorded for an applicant who says so at the window or to the committee. */
export function withdrawMatter(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnMatter(call, 'withdrawMatter', async ({ tx, matter, times, record }) => {
    const party = (await currentParties(tx, matter)).find((p) => p.id === call.body.partyId);
    if (!party || party.side !== 'applicant') fail('invalid', 'party-unknown', { field: 'partyId' });
    await endOpenProcedures(tx, matter, times.doneAt);
    const after = await record({
      act: { act: 'withdrawMatter' },
      facts: { partyId: party.id },
      notes: [{ kind: 'reason', body: call.body.reason }],
      event: 'matter.withdrawn',
    });
    return replyAfterAct(call.principal, after);
  });
}

/** 撤回 By the applicant's own hand. */
export function withdrawOwnMatter(call: PartyCall<typeof ownContract>): Promise<ReplyOf<typeof ownContract>> {
  return actOnOwnMatter(call, async ({ tx, matter, partyId, record }) => {
    const party = (await currentParties(tx, matter)).find((p) => p.id === partyId);
    if (party?.side !== 'applicant') sideRefused('respondent-cannot');
    await endOpenProcedures(tx, matter, call.at);
    const after = await record({
      act: { act: 'withdrawMatter' },
      facts: { partyId },
      notes: call.body.reason ? [{ kind: 'reason', body: call.body.reason }] : [],
      event: 'matter.withdrawn',
    });
    return replyToParty(after);
  });
}

async function endOpenProcedures(
  tx: Parameters<typeof proceduresOf>[0],
  matter: Parameters<typeof endProcedure>[1],
  at: Date,
): Promise<void> {
  for (const procedure of await proceduresOf(tx, matter)) {
    if (procedure.ended_at === null) await endProcedure(tx, matter, { id: procedure.id, outcome: 'withdrawn', at });
  }
}
