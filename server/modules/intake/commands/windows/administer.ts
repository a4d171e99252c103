import { localDateOf } from '../../../../kernel/instant.ts';
import { accepted, fail, type Refusal, Refused } from '../../../../kernel/refusal.ts';
import type { ReplyOf, RouteContract } from '../../../../kernel/route.ts';
import type { Call } from '../../../../platform/act.ts';
import type { Tx } from '../../../../platform/db.ts';
import type { House } from '../../../../platform/house.ts';
import type { OfficerPrincipal } from '../../../../platform/principal.ts';
import { inTouchingAct } from '../../../../platform/stamps.ts';
import { recordAdministration } from '../../../people/index.ts';
import type * as contract from '../../contract.ts';
import { serviceRecordOf, windowRecordOf } from '../../queries/windows/view.ts';
import {
  hallOf,
  type Hall,
  hasBookings,
  insertService,
  insertWindow,
  nextHallId,
  saveService,
  saveWindow,
  type ServiceRow,
  type WindowRow,
  WINDOWS,
} from '../../store/windows.ts';
import { readHours } from '../../windows/hours.ts';
import { materialLines } from '../../windows/service-rows.ts';
import {
  endDayFault,
  endWindowFault,
  isCentre,
  serviceFault,
  type StandingService,
  type StandingWindow,
  windowFault,
} from '../../windows/window-rules.ts';

export type AdminCall<C extends RouteContract> = Call<C, OfficerPrincipal>;

/** Acts on windows and services run one after the other under their stamp, each with its entry in the audit trail. */
export function onHall<C extends RouteContract>(
  call: AdminCall<C>,
  work: (
    tx: Tx,
    hall: Hall,
  ) => Promise<{
    readonly target: string;
    readonly facts: Record<string, unknown>;
    readonly reply: (hall: Hall) => ReplyOf<C>;
  }>,
): Promise<ReplyOf<C>> {
  return inTouchingAct(call, [WINDOWS], async (tx) => {
    const { target, facts, reply } = await work(tx, await hallOf(tx));
    await recordAdministration(tx, call, { target, facts });
    return reply(await hallOf(tx));
  });
}

export function standingWindows(hall: Hall): StandingWindow[] {
  return [...hall.windows.values()].map((row) => ({
    id: row.id,
    centreId: row.centre_id,
    number: row.number,
    ended: row.valid_to !== null,
  }));
}

function standingServices(hall: Hall): StandingService[] {
  return [...hall.services.values()].map((row) => ({
    id: row.id,
    centreId: row.centre_id,
    code: row.code,
    ended: row.valid_to !== null,
    windowIds: row.window_ids,
  }));
}

function mustBe(fault: Refusal | undefined): void {
  if (fault) throw new Refused(fault);
}

export function centreFor(house: House, id: number): void {
  if (!isCentre(house.directory().organisation(id))) fail('invalid', 'centre-unknown', { field: 'centreId' });
}

type StatedWindow = AdminCall<typeof contract.reviseWindow>['body'];

function windowColumnsOf(
  house: House,
  body: StatedWindow,
): Omit<WindowRow, 'county_id' | 'id' | 'centre_id' | 'valid_from' | 'valid_to' | 'version'> {
  const sits = house.directory().organisation(body.bodyId);
  if (!sits || sits.ended) fail('invalid', 'organisation-unknown', { field: 'bodyId' });
  return {
    number: body.number,
    name: body.name,
    body_id: body.bodyId,
    manner: body.manner,
    hours: accepted(readHours(body.hours ?? '')),
    slot_minutes: body.slotMinutes,
    places: body.places,
  };
}

/** 新设窗口 */
export function addWindow(call: AdminCall<typeof contract.addWindow>): Promise<ReplyOf<typeof contract.addWindow>> {
  const { body, house } = call;
  return onHall(call, async (tx, hall) => {
    centreFor(house, body.centreId);
    const columns = windowColumnsOf(house, body);
    mustBe(windowFault(body, standingWindows(hall)));
    const id = nextHallId(hall.windows);
    await insertWindow(tx, { ...columns, id, centre_id: body.centreId, valid_from: body.from });
    return {
      target: `window:${id}`,
      facts: { centreId: body.centreId, number: body.number, bodyId: body.bodyId },
      reply: (after) => windowRecordOf(house, rowIn(after.windows, id)),
    };
  });
}

/** 变更窗口 Bookings that were made stay where they are. */
export function reviseWindow(
  call: AdminCall<typeof contract.reviseWindow>,
): Promise<ReplyOf<typeof contract.reviseWindow>> {
  const { body, house } = call;
  return onHall(call, async (tx, hall) => {
    const row = windowFor(hall, call);
    const columns = windowColumnsOf(house, body);
    mustBe(windowFault({ centreId: row.centre_id, number: body.number }, standingWindows(hall), row.id));
    await saveWindow(tx, row.id, { ...columns, version: row.version + 1 });
    return {
      target: `window:${row.id}`,
      facts: { number: body.number, bodyId: body.bodyId },
      reply: (after) => windowRecordOf(house, rowIn(after.windows, row.id)),
    };
  });
}

/** 撤销窗口 */
export function endWindow(call: AdminCall<typeof contract.endWindow>): Promise<ReplyOf<typeof contract.endWindow>> {
  const { house, body } = call;
  return onHall(call, async (tx, hall) => {
    const row = windowFor(hall, call);
    mustBe(endDayFault(body.on, row.valid_from, localDateOf(call.at)));
    mustBe(endWindowFault(row.id, standingServices(hall), standingWindows(hall)));
    if (await hasBookings(tx, [row.id], call.at)) fail('conflict', 'window-has-bookings');
    await saveWindow(tx, row.id, { valid_to: body.on, version: row.version + 1 });
    return {
      target: `window:${row.id}`,
      facts: { on: body.on },
      reply: (after) => windowRecordOf(house, rowIn(after.windows, row.id)),
    };
  });
}

function windowFor(hall: Hall, call: { params: { id: number }; seen?: number }): WindowRow {
  const row = hall.windows.get(call.params.id);
  if (!row) fail('unknown', 'window-unknown');
  if (row.version !== call.seen) fail('stale', 'version-stale', { seen: call.seen, version: row.version });
  if (row.valid_to !== null) fail('conflict', 'window-ended', { on: row.valid_to });
  return row;
}

type StatedService = AdminCall<typeof contract.reviseService>['body'];

function serviceColumnsOf(
  body: StatedService,
): Omit<ServiceRow, 'county_id' | 'id' | 'centre_id' | 'valid_from' | 'valid_to' | 'version'> {
  const materials = materialLines(body.materials ?? '');
  if (materials.length > 20 || materials.some((line) => [...line].length > 100))
    fail('invalid', 'service-materials', { field: 'materials', most: 20, letters: 100 });
  return {
    code: body.code,
    name: body.name,
    what: body.what,
    materials,
    takes: body.takes,
    fee: body.fee,
    law: body.law ?? null,
    bookable: body.bookable,
    window_ids: [...new Set(body.windowIds)].sort((a, b) => a - b),
  };
}

/** 新增办事事项 */
export function addService(call: AdminCall<typeof contract.addService>): Promise<ReplyOf<typeof contract.addService>> {
  const { body, house } = call;
  return onHall(call, async (tx, hall) => {
    centreFor(house, body.centreId);
    mustBe(serviceFault(body, { windows: standingWindows(hall), services: standingServices(hall) }));
    const id = nextHallId(hall.services);
    await insertService(tx, { ...serviceColumnsOf(body), id, centre_id: body.centreId, valid_from: body.from });
    return {
      target: `service:${id}`,
      facts: { centreId: body.centreId, code: body.code },
      reply: (after) => serviceRecordOf(house, after, rowIn(after.services, id)),
    };
  });
}

/** 变更办事事项 */
export function reviseService(
  call: AdminCall<typeof contract.reviseService>,
): Promise<ReplyOf<typeof contract.reviseService>> {
  const { body, house } = call;
  return onHall(call, async (tx, hall) => {
    const row = serviceFor(hall, call);
    const around = { windows: standingWindows(hall), services: standingServices(hall) };
    mustBe(serviceFault({ ...body, centreId: row.centre_id }, around, row.id));
    await saveService(tx, row.id, { ...serviceColumnsOf(body), version: row.version + 1 });
    return {
      target: `service:${row.id}`,
      facts: { code: body.code, bookable: body.bookable },
      reply: (after) => serviceRecordOf(house, after, rowIn(after.services, row.id)),
    };
  });
}

/** 停办事项 */
export function endService(call: AdminCall<typeof contract.endService>): Promise<ReplyOf<typeof contract.endService>> {
  const { body, house } = call;
  return onHall(call, async (tx, hall) => {
    const row = serviceFor(hall, call);
    mustBe(endDayFault(body.on, row.valid_from, localDateOf(call.at)));
    if (await hasBookings(tx, row.window_ids, call.at, row.id)) fail('conflict', 'service-has-bookings');
    await saveService(tx, row.id, { valid_to: body.on, version: row.version + 1 });
    return {
      target: `service:${row.id}`,
      facts: { on: body.on },
      reply: (after) => serviceRecordOf(house, after, rowIn(after.services, row.id)),
    };
  });
}

function serviceFor(hall: Hall, call: { params: { id: number }; seen?: number }): ServiceRow {
  const row = hall.services.get(call.params.id);
  if (!row) fail('unknown', 'service-unknown');
  if (row.version !== call.seen) fail('stale', 'version-stale', { seen: call.seen, version: row.version });
  if (row.valid_to !== null) fail('conflict', 'service-ended', { on: row.valid_to });
  return row;
}

function rowIn<T>(rows: ReadonlyMap<number, T>, id: number): T {
  const row = rows.get(id);
  if (!row) throw new Error('what was just saved is gone');
  return row;
}
