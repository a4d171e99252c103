import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { inAct } from '../../../platform/act.ts';
import { tablesOf } from '../../../platform/db.ts';
import type { setOwnPreferences as contract } from '../contract/messages.ts';
import type { MattersTables } from '../store/tables.ts';
import type { PartyCall } from './act-on-own-matter.ts';

/** 语言和大字 How the person wants to be written to and to read. It is no act on the matter: history and version stay. */
export function setOwnPreferences(call: PartyCall<typeof contract>): Promise<ReplyOf<typeof contract>> {
  return inAct(call, async (tx) => {
    const { language, largeType } = call.body;
    const { matterId, partyId } = call.principal;
    const { numUpdatedRows } = await tablesOf<MattersTables>(tx)
      .updateTable('matters.party')
      .set({ language, large_type: largeType })
      .where('county_id', '=', call.house.countyId)
      .where('matter_id', '=', matterId)
      .where('id', '=', partyId)
      .executeTakeFirst();
    if (numUpdatedRows === 0n) fail('unknown', 'not-found');
    return { language, largeType };
  });
}
