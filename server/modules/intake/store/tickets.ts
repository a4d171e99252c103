import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { LocalDate } from '../../../kernel/local-date.ts';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import type { TicketTable, WindowsTables } from './window-tables.ts';

export type TicketRow = Selectable<TicketTable>;

/** The next number of a letter today. The row stays locked until the act ends: what is rolled back leaves no gap. */
export async function nextTicketSerial(tx: Tx, centreId: number, day: LocalDate, code: string): Promise<number> {
  const row = await tablesOf<WindowsTables>(tx)
    .insertInto('intake.ticket_run')
    .values({ county_id: tx.principal.countyId, centre_id: centreId, day, code, last: 1 })
    .onConflict((conflict) =>
      conflict
        .columns(['county_id', 'centre_id', 'day', 'code'])
        .doUpdateSet({ last: sql`intake.ticket_run.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return row.last;
}

export async function insertTicket(tx: Tx, row: TicketRow): Promise<void> {
  await tablesOf<WindowsTables>(tx).insertInto('intake.ticket').values(row).execute();
}

export function lockTicket(tx: Tx, id: string): Promise<TicketRow | undefined> {
  return tablesOf<WindowsTables>(tx)
    .selectFrom('intake.ticket')
    .selectAll()
    .where('county_id', '=', tx.principal.countyId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

export async function saveTicket(tx: Tx, row: TicketRow, change: Partial<TicketRow>): Promise<TicketRow> {
  const next = { ...change, version: row.version + 1 };
  await tablesOf<WindowsTables>(tx)
    .updateTable('intake.ticket')
    .set(next)
    .where('county_id', '=', tx.principal.countyId)
    .where('id', '=', row.id)
    .execute();
  return { ...row, ...next };
}

/** Calls to one window run one after the other; calls to different windows do not wait for each other. */
export async function lockWindow(tx: Tx, id: number): Promise<void> {
  await tablesOf<WindowsTables>(tx)
    .selectFrom('intake.service_window')
    .select('id')
    .where('county_id', '=', tx.principal.countyId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .execute();
}

/** The number that stands before a window today. */
export function ticketAtWindow(tx: Tx, windowId: number, day: LocalDate): Promise<TicketRow | undefined> {
  return tablesOf<WindowsTables>(tx)
    .selectFrom('intake.ticket')
    .selectAll()
    .where('county_id', '=', tx.principal.countyId)
    .where('window_id', '=', windowId)
    .where('day', '=', day)
    .where('status', 'in', ['called', 'serving'])
    .executeTakeFirst();
}

/**
 * The next number for a window, locked: handed on to it, or of a service that it does. One that another window is just calling is skipped,
 * so that two clerks never call the same person.
 */
export function nextTicket(
  tx: Tx,
  by: {
    readonly centreId: number;
    readonly windowId: number;
    readonly serviceIds: readonly number[];
    readonly day: LocalDate;
  },
): Promise<TicketRow | undefined> {
  return tablesOf<WindowsTables>(tx)
    .selectFrom('intake.ticket')
    .selectAll()
    .where('county_id', '=', tx.principal.countyId)
    .where('centre_id', '=', by.centreId)
    .where('day', '=', by.day)
    .where('status', '=', 'waiting')
    .where((where) =>
      where.or([
        where('only_window_id', '=', by.windowId),
        where.and([
          where('only_window_id', 'is', null),
          where('service_id', 'in', by.serviceIds.length > 0 ? [...by.serviceIds] : [0]),
        ]),
      ]),
    )
    .orderBy('priority', 'desc')
    .orderBy('queue_at')
    .orderBy('code')
    .orderBy('serial')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

/** All numbers of a day: a few hundred at most. In the order in which they are called. */
export function ticketsOfDay(tx: Tx, centreId: number, day: LocalDate): Promise<TicketRow[]> {
  return tablesOf<WindowsTables>(tx)
    .selectFrom('intake.ticket')
    .selectAll()
    .where('county_id', '=', tx.principal.countyId)
    .where('centre_id', '=', centreId)
    .where('day', '=', day)
    .orderBy('priority', 'desc')
    .orderBy('queue_at')
    .orderBy('code')
    .orderBy('serial')
    .execute();
}
