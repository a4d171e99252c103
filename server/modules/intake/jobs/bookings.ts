import { addDays } from '../../../kernel/local-date.ts';
import { addMs, localDateOf, MINUTE_MS, startOfDay } from '../../../kernel/instant.ts';
import { inTransaction, tablesOf } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import type { Sweep } from '../../../platform/jobs/index.ts';
import { systemPrincipal } from '../../../platform/principal.ts';
import { forgetMessages, tellOfBookings, withoutContact } from '../store/bookings.ts';
import type { WindowsTables } from '../store/window-tables.ts';
import { bookingKeptDays, keptMinutes } from '../windows/slots.ts';

/** Rows a statement takes at most; the next round takes the next. */
const most = 500;

/** 过时不到 Places that were kept long enough are free for others. Safe to run twice at once: a row that is being changed is left to whoever changes it. */
const releaseBookings: Sweep = {
  name: 'intake.releaseBookings',
  times: '*/5 * * * *',
  run: (house, at) =>
    inTransaction(house.db, systemPrincipal(house.countyId, 'intake.releaseBookings'), async (tx) => {
      const db = tablesOf<WindowsTables>(tx);
      const missed = db
        .selectFrom('intake.booking')
        .select('id')
        .where('county_id', '=', house.countyId)
        .where('status', '=', 'booked')
        .where('starts_at', '<=', addMs(at, -keptMinutes * MINUTE_MS))
        .orderBy('starts_at')
        .limit(most)
        .forUpdate()
        .skipLocked();
      const released = await db
        .updateTable('intake.booking')
        .set((set) => ({ status: 'no_show', ended_at: at, version: set('version', '+', 1) }))
        .where('county_id', '=', house.countyId)
        .where('id', 'in', missed)
        .executeTakeFirst();
      return Number(released.numUpdatedRows);
    }),
};

/** 到期删除 Name and telephone of bookings whose day is long past. */
const eraseBookings: Sweep = {
  name: 'intake.eraseBookings',
  // 02:40 in China.
  times: '40 18 * * *',
  run: async (house, at) => {
    const before = addDays(localDateOf(at), -bookingKeptDays);
    while ((await eraseSome(house, before, at)) === most);
  },
};

function eraseSome(house: House, before: string, at: Date): Promise<number> {
  return inTransaction(house.db, systemPrincipal(house.countyId, 'intake.eraseBookings'), async (tx) => {
    const db = tablesOf<WindowsTables>(tx);
    const rows = db
      .selectFrom('intake.booking')
      .select('id')
      .where('county_id', '=', house.countyId)
      .where('day', '<', before)
      .where('erased_at', 'is', null)
      .orderBy('day')
      .limit(most)
      .forUpdate()
      .skipLocked();
    const done = await db
      .updateTable('intake.booking')
      .set((set) => ({ ...withoutContact(at), version: set('version', '+', 1) }))
      .where('county_id', '=', house.countyId)
      .where('id', 'in', rows)
      .returning('number')
      .execute();
    await forgetMessages(
      tx,
      done.map((row) => row.number),
    );
    return done.length;
  });
}

/** 预约提醒 A short message the day before, once; who books on that day has the confirmation. */
const remindBookings: Sweep = {
  name: 'intake.remindBookings',
  // 10:00 in China.
  times: '0 2 * * *',
  run: async (house, at) => {
    let all = 0;
    for (;;) {
      const some = await remindSome(house, at);
      all += some;
      if (some < most) return all;
    }
  },
};

function remindSome(house: House, at: Date): Promise<number> {
  const today = localDateOf(at);
  return inTransaction(house.db, systemPrincipal(house.countyId, 'intake.remindBookings'), async (tx) => {
    const db = tablesOf<WindowsTables>(tx);
    const rows = await db
      .selectFrom('intake.booking')
      .selectAll()
      .where('county_id', '=', house.countyId)
      .where('day', '=', addDays(today, 1))
      .where('status', '=', 'booked')
      .where('erased_at', 'is', null)
      .where('reminded_at', 'is', null)
      .where('made_at', '<', startOfDay(today))
      .orderBy('starts_at')
      .limit(most)
      .forUpdate()
      .skipLocked()
      .execute();
    await tellOfBookings(tx, house, 'booking.reminder', rows, at);
    if (rows.length > 0)
      await db
        .updateTable('intake.booking')
        .set({ reminded_at: at })
        .where('county_id', '=', house.countyId)
        .where(
          'id',
          'in',
          rows.map((row) => row.id),
        )
        .execute();
    return rows.length;
  });
}

export const bookingSweeps: readonly Sweep[] = [releaseBookings, remindBookings, eraseBookings];
