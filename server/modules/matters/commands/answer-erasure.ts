import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { answerErasure as contract } from '../contract/party.ts';
import { localDateOf } from '../../../kernel/instant.ts';
import type { Tx } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { dossierKeptUntil, latestOf } from '../retention.ts';
import { archivedDossiersOf } from '../store/archived-dossiers.ts';
import { answerRequest, insertRequest, waitingErasure } from '../store/data-requests.ts';
import { eraseParty } from '../store/erase-party.ts';
import type { LockedMatter } from '../store/lock.ts';
import { proceduresOf } from '../store/procedure.ts';
import { currentParties } from '../store/parties.ts';
import { actOnMatter, type OfficerCall, replyAfterAct } from './act-on-matter.ts';

/**
 * 答复删除申请 Done: what is personal of this party is emptied, rows and chain stay. Refused: with the law that keeps the record
 * (e.g. 人民调解法 27, 档案法), and then only stored (个人信息保护法 47). A matter still open is not erased under its parties.
 */
export function answerErasure(call: OfficerCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnMatter(call, 'answerDataRequest', async ({ tx, matter, times, record }) => {
    const { partyId, answer, reason = null, law = null } = call.body;
    const party = (await currentParties(tx, matter)).find((p) => p.id === partyId);
    if (!party || party.erased_at !== null) fail('invalid', 'party-unknown', { field: 'partyId' });
    if (answer === 'refused' && (!law || !reason)) fail('invalid', 'refusal-needs-law');
    if (answer === 'done' && matter.stage !== 'closed') fail('conflict', 'matter-still-open');
    if (answer === 'done') await refuseWhileArchived(tx, call.house, matter, times.recordedAt);
    const given = { answer, reason, law, at: times.recordedAt };
    const waiting = await waitingErasure(tx, matter, partyId);
    if (waiting) await answerRequest(tx, matter, { id: waiting, kind: 'erase', partyId }, given);
    else
      await insertRequest(tx, call.house, matter, {
        partyId,
        kind: 'erase',
        wanted: null,
        at: times.doneAt,
        answered: given,
      });
    if (answer === 'done') await eraseParty(tx, call.house, matter, party, times.recordedAt);
    const after = await record({
      act: { act: 'answerDataRequest' },
      entry: 'answerErasure',
      facts: { partyId, answer, law },
      event: 'data-request.answered',
      eventFacts: { partyIds: [partyId] },
    });
    return replyAfterAct(call.principal, after);
  });
}

/**
 * 调解卷宗 must be kept (人民调解法 27, 档案法): until its time is over nobody is erased from it (个人信息保护法 47). The time counts from closing by the county's
 * table, and from archiving as the sealed dossier says; a dossier archived the year after closing is kept a year longer. The later of both holds.
 */
async function refuseWhileArchived(tx: Tx, house: House, matter: LockedMatter, at: Date): Promise<void> {
  const mediated = (await proceduresOf(tx, matter)).some((one) => one.kind === 'mediation' && one.outcome !== null);
  if (!mediated || matter.closed_at === null) return;
  const byTable = dossierKeptUntil(house.profile, matter.category, localDateOf(matter.closed_at));
  const until = latestOf(byTable, await archivedDossiersOf(tx, matter));
  if (until === null || localDateOf(at) <= until) fail('conflict', 'dossier-kept', { until });
}
