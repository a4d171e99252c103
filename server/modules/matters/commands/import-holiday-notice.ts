import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { type Call, inAct } from '../../../platform/act.ts';
import { importNotice, parseNoticeTable } from '../../../platform/calendar/index.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import { enqueue } from '../../../platform/outbox.ts';
import { CALENDAR, touch } from '../../../platform/stamps.ts';
import { recordAdministration } from '../../people/index.ts';
import type { importHolidayNotice as contract } from '../contract/calendar.ts';

/** 导入放假通知 A new version of the calendar; the running clocks are computed again by a job, which lists what moved. */
export async function importHolidayNotice(
  call: Call<typeof contract, OfficerPrincipal>,
): Promise<ReplyOf<typeof contract>> {
  const { year, source, days, table } = call.body;
  const read = table === undefined ? (days ?? []) : parseNoticeTable(table);
  if (!Array.isArray(read)) fail('invalid', 'calendar-notice-invalid', { problems: read.problems });
  const imported = await inAct(call, async (tx) => {
    await touch(tx, CALENDAR);
    const result = await importNotice(tx, { year, source, days: read }, call.at);
    await enqueue(tx, 'matters.recomputeClocks', { countyId: call.house.countyId, version: result.version });
    await recordAdministration(tx, call, {
      target: `calendar:${result.version}`,
      facts: { year, source, changed: result.changed.length },
    });
    return result;
  });
  await call.house.refreshCalendar();
  return imported;
}
