import { localDateOf } from '../../../../kernel/instant.ts';
import type { ReplyOf } from '../../../../kernel/route.ts';
import type { Call } from '../../../../platform/act.ts';
import { inTransaction } from '../../../../platform/db.ts';
import type { OfficerPrincipal } from '../../../../platform/principal.ts';
import { centresOf, isMine, ownCentre } from '../../commands/windows/whose-window.ts';
import type * as contract from '../../contract.ts';
import { bookingsOf } from '../../store/bookings.ts';
import { ticketsOfDay } from '../../store/tickets.ts';
import { hallOf } from '../../store/windows.ts';
import { hoursOn } from '../../windows/hours.ts';
import { callsBeforePassing } from '../../windows/queue.ts';
import { isThere } from '../../windows/slots.ts';
import { aheadOf, ticketViewOf } from './ticket-view.ts';
import { bodyName } from './view.ts';

/** 今天的排队 Of one centre, for whoever works at a window of it. */
export function showQueue(
  call: Pick<Call<typeof contract.showQueue, OfficerPrincipal>, 'house' | 'principal' | 'query' | 'at'>,
): Promise<ReplyOf<typeof contract.showQueue>> {
  const { house, principal, at } = call;
  const day = localDateOf(at);
  return inTransaction(house.db, principal, async (tx) => {
    const hall = await hallOf(tx);
    const centreId = ownCentre(hall, principal, call.query.centre);
    const centre = (id: number): { id: number; name: string } => ({ id, name: bodyName(house, id) });
    const centres = centresOf(hall, principal).map(centre);
    const fixed = { day, centres, callsBeforePassing };
    if (centreId === undefined)
      return { ...fixed, centre: null, windows: [], services: [], tickets: [], atDesk: false };
    const tickets = await ticketsOfDay(tx, centreId, day);
    const booked = await bookedTimes(
      tx,
      tickets.flatMap((one) => one.booking_id ?? []),
    );
    return {
      ...fixed,
      centre: centre(centreId),
      atDesk: centreId === principal.organisationId,
      windows: [...hall.windows.values()]
        .filter((row) => row.centre_id === centreId && row.valid_to === null)
        .map((row) => ({
          id: row.id,
          number: row.number,
          name: row.name,
          bodyName: bodyName(house, row.body_id),
          today: hoursOn(row.hours, day, house.calendar()),
          mine: isMine(row, principal),
        })),
      services: [...hall.services.values()]
        .filter((row) => row.centre_id === centreId)
        .filter((row) => isThere({ validFrom: row.valid_from, validTo: row.valid_to }, day))
        .map((row) => ({ id: row.id, code: row.code, name: row.name, windowIds: row.window_ids })),
      tickets: tickets.map((row) =>
        ticketViewOf(hall, row, {
          ahead: aheadOf(hall, row, tickets),
          bookedFor: (row.booking_id && booked.get(row.booking_id)) || null,
        }),
      ),
    };
  });
}

async function bookedTimes(
  tx: Parameters<Parameters<typeof inTransaction>[2]>[0],
  ids: readonly string[],
): Promise<Map<string, Date>> {
  if (ids.length === 0) return new Map();
  const rows = await bookingsOf(tx)
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, row.starts_at]));
}
