import { fail } from '../../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../../kernel/route.ts';
import { type Call, inAct } from '../../../../platform/act.ts';
import { tablesOf } from '../../../../platform/db.ts';
import { enqueue } from '../../../../platform/outbox.ts';
import type { OfficerPrincipal } from '../../../../platform/principal.ts';
import type { importMatters as contract } from '../../import/contract.ts';
import { importById, type ImportTables, viewOf } from '../../store/imports.ts';

/** 开始导入 From here on a job takes the rows over; who started it is who registered them. */
export function importMatters(call: Call<typeof contract, OfficerPrincipal>): Promise<ReplyOf<typeof contract>> {
  const { house, principal, at, params, body } = call;
  return inAct(call, async (tx) => {
    if (body.noticeVersion !== house.profile.notice.version)
      fail('conflict', 'notice-outdated', { version: house.profile.notice.version });
    const found = await importById(tx, params.id, true);
    if (!found) fail('unknown', 'not-found');
    if (found.state !== 'checked') fail('conflict', 'import-started');
    if (found.bad > 0 && !body.leaveOutBad) fail('conflict', 'import-bad-rows', { bad: found.bad });
    const started = {
      state: 'running' as const,
      started_at: at,
      leave_out_bad: body.leaveOutBad ?? false,
      officer_id: principal.officerId,
      post_id: principal.postId,
    };
    await tablesOf<ImportTables>(tx)
      .updateTable('intake.matter_import')
      .set(started)
      .where('county_id', '=', house.countyId)
      .where('id', '=', found.id)
      .execute();
    await enqueue(tx, 'intake.importMatters', { importId: found.id }, `import:${found.id}`);
    return viewOf(house, { ...found, ...started });
  });
}
