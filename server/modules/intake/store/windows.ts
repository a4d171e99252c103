import type { Selectable } from 'kysely';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import { kept } from '../../../platform/stamps.ts';
import type { BookableWindow } from '../windows/slots.ts';
import type { ServiceTable, WindowsTables, WindowTable } from './window-tables.ts';

/** Topic of the stamps under which windows and services are kept in memory; its row is also the lock of acts on them. */
export const WINDOWS = 'windows';

export type WindowRow = Selectable<WindowTable>;
export type ServiceRow = Selectable<ServiceTable>;

/** All windows and services of the county that ever were: a few dozen. */
export interface Hall {
  readonly windows: ReadonlyMap<number, WindowRow>;
  readonly services: ReadonlyMap<number, ServiceRow>;
}

async function loadHall(tx: Tx): Promise<Hall> {
  const db = tablesOf<WindowsTables>(tx);
  const { countyId } = tx.principal;
  const [windows, services] = await Promise.all([
    db
      .selectFrom('intake.service_window')
      .selectAll()
      .where('county_id', '=', countyId)
      .orderBy('centre_id')
      .orderBy('number')
      .orderBy('id')
      .execute(),
    db
      .selectFrom('intake.service')
      .selectAll()
      .where('county_id', '=', countyId)
      .orderBy('centre_id')
      .orderBy('code')
      .orderBy('id')
      .execute(),
  ]);
  return {
    windows: new Map(windows.map((row) => [row.id, row])),
    services: new Map(services.map((row) => [row.id, row])),
  };
}

/** From memory while no stamp moved. Inside an act on windows: as the act has left them so far. */
export const hallOf: (tx: Tx) => Promise<Hall> = kept([WINDOWS], loadHall);

/** The next free id of windows or services. The act holds their stamp, so nobody else takes it. */
export function nextHallId(rows: ReadonlyMap<number, unknown>): number {
  return Math.max(0, ...rows.keys()) + 1;
}

export async function insertWindow(tx: Tx, row: Omit<WindowRow, 'county_id' | 'valid_to' | 'version'>): Promise<void> {
  const { hours, ...rest } = row;
  await tablesOf<WindowsTables>(tx)
    .insertInto('intake.service_window')
    .values({ ...rest, hours: inJson(hours), county_id: tx.principal.countyId, valid_to: null, version: 1 })
    .execute();
}

export async function saveWindow(tx: Tx, id: number, change: Partial<WindowRow>): Promise<void> {
  const { hours, ...rest } = change;
  await tablesOf<WindowsTables>(tx)
    .updateTable('intake.service_window')
    .set(hours === undefined ? rest : { ...rest, hours: inJson(hours) })
    .where('county_id', '=', tx.principal.countyId)
    .where('id', '=', id)
    .execute();
}

/** The driver would write a list as an array of the database; jsonb wants its text. */
function inJson(hours: WindowRow['hours']): WindowRow['hours'] {
  return JSON.stringify(hours) as unknown as WindowRow['hours'];
}

export async function insertService(
  tx: Tx,
  row: Omit<ServiceRow, 'county_id' | 'valid_to' | 'version'>,
): Promise<void> {
  await tablesOf<WindowsTables>(tx)
    .insertInto('intake.service')
    .values({ ...row, county_id: tx.principal.countyId, valid_to: null, version: 1 })
    .execute();
}

export async function saveService(tx: Tx, id: number, change: Partial<ServiceRow>): Promise<void> {
  await tablesOf<WindowsTables>(tx)
    .updateTable('intake.service')
    .set(change)
    .where('county_id', '=', tx.principal.countyId)
    .where('id', '=', id)
    .execute();
}

/** Whether bookings to come stand on a window or a service. The administrator sees no booking: only that there is one. */
export async function hasBookings(
  tx: Tx,
  windowIds: readonly number[],
  from: Date,
  serviceId?: number,
): Promise<boolean> {
  const { rows } = await tx.client.query<{ there: boolean }>(
    `select exists (select 1 from intake.places_taken($1, $2, $3, 'infinity') t where $4::integer is null or t.service_id = $4) as there`,
    [tx.principal.countyId, windowIds, from, serviceId ?? null],
  );
  return rows[0]?.there === true;
}

export function bookable(row: WindowRow): BookableWindow {
  return {
    id: row.id,
    number: row.number,
    hours: row.hours,
    slotMinutes: row.slot_minutes,
    places: row.places,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  };
}

/** The windows of a service that are still there, whatever the day. */
export function windowsOf(hall: Hall, service: ServiceRow): WindowRow[] {
  return service.window_ids.flatMap((id) => {
    const row = hall.windows.get(id);
    return row && row.valid_to === null ? [row] : [];
  });
}
