import { fail } from '../../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../../kernel/route.ts';
import { inAct } from '../../../../platform/act.ts';
import { newId } from '../../../../platform/new-id.ts';
import { recordAdministration } from '../../../people/index.ts';
import type * as contract from '../../contract.ts';
import { screenRecordOf } from '../../queries/windows/screen.ts';
import { endScreenRow, insertScreen, lockScreen, makeScreenToken, screenTokenHash } from '../../store/screens.ts';
import { type AdminCall, centreFor } from './administer.ts';

/** 新增叫号屏 */
export function makeScreen(call: AdminCall<typeof contract.makeScreen>): Promise<ReplyOf<typeof contract.makeScreen>> {
  const { body, house, principal, at } = call;
  return inAct(call, async (tx) => {
    centreFor(house, body.centreId);
    const token = makeScreenToken();
    const row = {
      county_id: house.countyId,
      id: newId(at),
      centre_id: body.centreId,
      name: body.name,
      token_hash: screenTokenHash(token),
      made_by: principal.officerId,
      made_at: at,
      ended_at: null,
      version: 1,
    };
    await insertScreen(tx, row);
    await recordAdministration(tx, call, { target: `screen:${row.id}`, facts: { centreId: body.centreId } });
    return { ...screenRecordOf(house, row), token };
  });
}

/** 停用叫号屏 */
export function endScreen(call: AdminCall<typeof contract.endScreen>): Promise<ReplyOf<typeof contract.endScreen>> {
  const { house, at } = call;
  return inAct(call, async (tx) => {
    const row = await lockScreen(tx, call.params.id);
    if (!row) fail('unknown', 'screen-unknown');
    if (row.version !== call.seen) fail('stale', 'version-stale', { seen: call.seen, version: row.version });
    if (row.ended_at !== null) fail('conflict', 'screen-ended');
    const ended = await endScreenRow(tx, row, at);
    await recordAdministration(tx, call, { target: `screen:${row.id}`, facts: {} });
    return screenRecordOf(house, ended);
  });
}
