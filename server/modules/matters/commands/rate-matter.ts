import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { tablesOf } from '../../../platform/db.ts';
import type { rateMatter as contract } from '../contract/party.ts';
import { currentParties } from '../store/parties.ts';
import type { MattersTables } from '../store/tables.ts';
import { actOnOwnMatter, type PartyCall } from './act-on-own-matter.ts';
import { replyToParty } from './party-reply.ts';

/** 评价 Once a party; acceptance, process and result apart. */
export function rateMatter(call: PartyCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return actOnOwnMatter(call, async ({ tx, matter, partyId, record }) => {
    const { acceptance, process, result, words } = call.body;
    const db = tablesOf<MattersTables>(tx);
    const known = await db
      .selectFrom('matters.rating')
      .select('party_id')
      .where('county_id', '=', matter.county_id)
      .where('matter_id', '=', matter.id)
      .where('party_id', '=', partyId)
      .executeTakeFirst();
    if (known) fail('conflict', 'already-rated');
    const after = await record({
      act: { act: 'rateMatter' },
      facts: { partyId, acceptance, process, result },
      notes: words ? [{ kind: 'rating', body: words }] : [],
      event: 'matter.rated',
    });
    await db
      .insertInto('matters.rating')
      .values({
        county_id: matter.county_id,
        matter_id: matter.id,
        party_id: partyId,
        acceptance,
        process,
        result,
        at: call.at,
      })
      .execute();
    const party = (await currentParties(tx, matter)).find((p) => p.id === partyId);
    return replyToParty(after, party?.side ?? 'applicant', true);
  });
}
