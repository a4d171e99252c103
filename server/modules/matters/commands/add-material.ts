import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { addMaterial as contract } from '../contract/acts.ts';
import type { addOwnMaterial as ownContract } from '../contract/party.ts';
import { POSSIBLE } from '../lifecycle.ts';
import { currentParties } from '../store/parties.ts';
import { attachFiles } from '../store/procedure.ts';
import { actOnMatter, type OfficerCall, replyAfterAct } from './act-on-matter.ts';
import { actOnOwnMatter, type PartyCall } from './act-on-own-matter.ts';
import { replyToParty } from './party-reply.ts';

/** 补充材料 Brought to the window, or gathered by the body. */
export function addMaterial(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnMatter(call, 'addMaterial', async ({ tx, matter, times, record }) => {
    const { fileIds, kind, note } = call.body;
    await attachFiles(tx, matter, { ids: fileIds, kind, at: times.recordedAt });
    const after = await record({
      act: { act: 'addMaterial' },
      facts: { files: fileIds, kind },
      notes: note ? [{ kind: 'note', body: note }] : [],
    });
    return replyAfterAct(call.principal, after);
  });
}

/** 补充材料 By a party with the code. */
export function addOwnMaterial(call: PartyCall<typeof ownContract>): Promise<ReplyOf<typeof ownContract>> {
  return actOnOwnMatter(call, async ({ tx, matter, partyId, record }) => {
    const { fileIds, words } = call.body;
    if (fileIds.length === 0 && !words) fail('invalid', 'nothing-to-add');
    // A closed matter takes nothing more: checked before the files are claimed for it.
    if (POSSIBLE.addMaterial.includes(matter.stage))
      await attachFiles(tx, matter, { ids: fileIds, kind: 'photo', partyId, at: call.at });
    const after = await record({
      act: { act: 'addMaterial' },
      facts: { files: fileIds, partyId },
      notes: words ? [{ kind: 'material', body: words, outward: false }] : [],
      event: 'matter.material-added',
    });
    const me = (await currentParties(tx, matter)).find((p) => p.id === partyId);
    return replyToParty(after, me?.side);
  });
}
