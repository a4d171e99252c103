import { readDay } from '../../../../kernel/working-days.ts';
import { localDateOf } from '../../../../kernel/instant.ts';
import type { ReplyOf } from '../../../../kernel/route.ts';
import type { Call } from '../../../../platform/act.ts';
import { inTransaction } from '../../../../platform/db.ts';
import { bookableService } from '../../commands/windows/book.ts';
import type * as contract from '../../contract.ts';
import { takenPlaces } from '../../store/bookings.ts';
import { bookable, hallOf, windowsOf } from '../../store/windows.ts';
import { bookableDays, bookingKeptDays, daysToBook, keptMinutes, slotsOn } from '../../windows/slots.ts';
import { bodyName } from './view.ts';

/** 可预约的时段 Of the next days, with what each has left. */
export async function listSlots(call: Call<typeof contract.listSlots>): Promise<ReplyOf<typeof contract.listSlots>> {
  const { house, at } = call;
  return inTransaction(house.db, call.principal, async (tx) => {
    const today = localDateOf(at);
    const hall = await hallOf(tx);
    const service = bookableService(hall, call.params.id, today);
    const windows = windowsOf(hall, service).map(bookable);
    const taken = await takenPlaces(
      tx,
      windows.map((one) => one.id),
      today,
      bookableDays,
    );
    const calendar = house.calendar();
    return {
      service: { id: service.id, name: service.name, centreName: bodyName(house, service.centre_id) },
      days: daysToBook(at).map((day) => ({
        day,
        holiday: readDay(calendar, day).name ?? null,
        slots: slotsOn(windows, day, { calendar, taken, now: at }).map((slot) => ({
          startsAt: slot.startsAt.toISOString(),
          endsAt: slot.endsAt.toISOString(),
          free: slot.free,
        })),
      })),
      keptMinutes,
      keptDays: bookingKeptDays,
    };
  });
}
