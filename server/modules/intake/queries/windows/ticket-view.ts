import type { ReplyOf } from '../../../../kernel/route.ts';
import type * as contract from '../../contract.ts';
import type { TicketRow } from '../../store/tickets.ts';
import type { Hall } from '../../store/windows.ts';
import { ticketActsOf, ticketLabel } from '../../windows/queue.ts';

export type TicketView = ReplyOf<typeof contract.takeTicket>;

/** @param ahead numbers that are called before it @param bookedFor beginning of the booked slot */
export function ticketViewOf(
  hall: Hall,
  row: TicketRow,
  more: { readonly ahead: number | null; readonly bookedFor: Date | null },
): TicketView {
  return {
    id: row.id,
    label: ticketLabel(row.code, row.serial),
    serviceId: row.service_id,
    serviceName: hall.services.get(row.service_id)?.name ?? '',
    status: row.status,
    priority: row.priority,
    bookedFor: more.bookedFor?.toISOString() ?? null,
    windowId: row.window_id,
    onlyWindowId: row.only_window_id,
    calledTimes: row.called_times,
    takenAt: row.taken_at.toISOString(),
    calledAt: row.called_at?.toISOString() ?? null,
    ahead: more.ahead,
    matterRegistered: row.matter_id !== null,
    version: row.version,
    acts: ticketActsOf({ status: row.status, calledTimes: row.called_times }),
  };
}

/** How many of the day's numbers are called before this one by the windows that may call it. */
export function aheadOf(hall: Hall, row: TicketRow, day: readonly TicketRow[]): number | null {
  if (row.status !== 'waiting') return null;
  const mine = windowsFor(hall, row);
  const at = day.findIndex((one) => one.id === row.id);
  return day
    .slice(0, Math.max(at, 0))
    .filter((one) => one.status === 'waiting' && windowsFor(hall, one).some((id) => mine.includes(id))).length;
}

function windowsFor(hall: Hall, row: TicketRow): readonly number[] {
  return row.only_window_id === null ? (hall.services.get(row.service_id)?.window_ids ?? []) : [row.only_window_id];
}
