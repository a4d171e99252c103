import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { tablesOf } from '../../../platform/db.ts';
import { newId } from '../../../platform/new-id.ts';
import type { addOutsideNumber as addContract, removeOutsideNumber as removeContract } from '../contract/source.ts';
import { isPersonal, numberKey } from '../source.ts';
import { outsideNumbersOf } from '../store/source.ts';
import type { MattersTables } from '../store/tables.ts';
import { actOnMatter, type OfficerCall, replyAfterAct } from './act-on-matter.ts';

/** 登记外部编号 The same matter has a number in a system next door; from now on it is found by that number too. */
export function addOutsideNumber(call: OfficerCall<typeof addContract>): Promise<ReplyOf<typeof addContract>> {
  return actOnMatter(call, 'addOutsideNumber', async ({ tx, matter, times, record }) => {
    const { system, number } = call.body;
    if (isPersonal(number)) fail('invalid', 'outside-number-personal', { field: 'number' });
    const key = numberKey(number);
    const there = await outsideNumbersOf(tx, matter);
    if (there.some((one) => one.system_name === system && one.number_key === key))
      fail('conflict', 'outside-number-there');
    const id = newId(times.recordedAt);
    await tablesOf<MattersTables>(tx)
      .insertInto('matters.outside_number')
      .values({
        county_id: matter.county_id,
        id,
        matter_id: matter.id,
        system_name: system,
        number,
        number_key: key,
        added_at: times.doneAt,
        added_by_post_id: call.principal.postId,
        added_seq: matter.version + 1,
        removed_at: null,
        removed_seq: null,
      })
      .execute();
    const after = await record({ act: { act: 'addOutsideNumber' }, facts: { outsideNumberId: id } });
    return replyAfterAct(call.principal, after);
  });
}

/** 删去外部编号 It was wrong: it stays in the record and is found no longer. */
export function removeOutsideNumber(call: OfficerCall<typeof removeContract>): Promise<ReplyOf<typeof removeContract>> {
  return actOnMatter(call, 'removeOutsideNumber', async ({ tx, matter, times, record }) => {
    const { id, reason } = call.body;
    const there = await outsideNumbersOf(tx, matter);
    if (!there.some((one) => one.id === id)) fail('conflict', 'outside-number-unknown');
    await tablesOf<MattersTables>(tx)
      .updateTable('matters.outside_number')
      .set({ removed_at: times.doneAt, removed_seq: matter.version + 1 })
      .where('county_id', '=', matter.county_id)
      .where('id', '=', id)
      .execute();
    const after = await record({
      act: { act: 'removeOutsideNumber' },
      facts: { outsideNumberId: id },
      notes: [{ kind: 'reason', body: reason }],
    });
    return replyAfterAct(call.principal, after);
  });
}
