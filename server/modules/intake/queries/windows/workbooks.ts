import { formatDateTimeZh, formatTime, localDateOf } from '../../../../kernel/instant.ts';
import { withoutFormula } from '../../../../kernel/sheet-text.ts';
import type { Call } from '../../../../platform/act.ts';
import type { Sent } from '../../../../platform/http/serve.ts';
import type { OfficerPrincipal } from '../../../../platform/principal.ts';
import { type Column, writeWorkbook } from '../../../../platform/workbook.ts';
import { xlsx } from '../../../places/contract.ts';
import type * as contract from '../../contract.ts';
import type { TicketStatus } from '../../windows/queue.ts';
import { listBookings } from './bookings.ts';
import { showQueue } from './queue.ts';

/** Bookings of one trip; a day of a county's hall is a few. */
const trip = 200;

const bookingColumns: readonly Column[] = [
  { key: 'time', title: '时间', width: 16 },
  { key: 'name', title: '姓名', width: 12 },
  { key: 'phone', title: '电话', width: 16 },
  { key: 'service', title: '办什么', width: 24 },
  { key: 'window', title: '窗口', width: 8 },
  { key: 'status', title: '情况', width: 12 },
  { key: 'ticket', title: '排队号', width: 10 },
  { key: 'number', title: '预约号', width: 24 },
  { key: 'matter', title: '事项', width: 26 },
];

const bookingStatuses = { booked: '已预约', arrived: '已取号', cancelled: '已取消', no_show: '没有来' } as const;

/** 某天的预约 as Excel: what the list shows, masked as it is there. */
export async function exportBookings(call: Call<typeof contract.exportBookings, OfficerPrincipal>): Promise<Sent> {
  const day = call.query.day ?? localDateOf(call.at);
  const rows = [];
  for (let after: string | undefined; ;) {
    const query = { ...call.query, day, limit: trip, ...(after === undefined ? {} : { after }) };
    const page = await listBookings({ ...call, query });
    rows.push(...page.items);
    if (page.next === null) break;
    after = page.next;
  }
  const bytes = await writeWorkbook(
    { name: '预约', columns: bookingColumns },
    rows.map((row) => ({
      time: `${formatTime(new Date(row.startsAt))}–${formatTime(new Date(row.endsAt))}`,
      name: row.name && withoutFormula(row.name),
      phone: row.phone,
      service: withoutFormula(row.serviceName),
      window: String(row.windowNumber),
      status: bookingStatuses[row.status],
      ticket: row.ticketLabel,
      number: row.number,
      matter: row.matterNumber,
    })),
  );
  return { media: xlsx, bytes, fileName: `预约${day}.xlsx` };
}

const queueColumns: readonly Column[] = [
  { key: 'label', title: '排队号', width: 10 },
  { key: 'service', title: '办什么', width: 24 },
  { key: 'status', title: '情况', width: 12 },
  { key: 'priority', title: '优先', width: 8 },
  { key: 'window', title: '窗口', width: 8 },
  { key: 'taken', title: '取号', width: 22 },
  { key: 'called', title: '叫号', width: 22 },
  { key: 'times', title: '叫了几次', width: 10 },
  { key: 'registered', title: '已登记事项', width: 12 },
];

const ticketWords: Readonly<Record<TicketStatus, string>> = {
  waiting: '等候',
  called: '已叫号',
  serving: '正在办',
  served: '办完',
  passed: '过号',
};

/** 今天的排队 as Excel: numbers, windows and hours; nobody's name. */
export async function exportQueue(call: Call<typeof contract.exportQueue, OfficerPrincipal>): Promise<Sent> {
  const queue = await showQueue(call);
  const windows = new Map(queue.windows.map((one) => [one.id, one.number]));
  const bytes = await writeWorkbook(
    { name: '排队', columns: queueColumns },
    queue.tickets.map((one) => ({
      label: one.label,
      service: withoutFormula(one.serviceName),
      status: ticketWords[one.status],
      priority: one.priority ? '是' : '',
      window: one.windowId === null ? '' : String(windows.get(one.windowId) ?? ''),
      taken: formatDateTimeZh(new Date(one.takenAt)),
      called: one.calledAt === null ? '' : formatDateTimeZh(new Date(one.calledAt)),
      times: String(one.calledTimes),
      registered: one.matterRegistered ? '是' : '',
    })),
  );
  return { media: xlsx, bytes, fileName: `排队${queue.day}.xlsx` };
}
