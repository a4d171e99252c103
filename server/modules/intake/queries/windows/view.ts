import type { ReplyOf } from '../../../../kernel/route.ts';
import type { House } from '../../../../platform/house.ts';
import { type Hall, type ServiceRow, type WindowRow, windowsOf } from '../../store/windows.ts';
import type * as contract from '../../contract.ts';
import { writeHours } from '../../windows/hours.ts';

type WindowRecord = ReplyOf<typeof contract.addWindow>;
type ServiceItem = ReplyOf<typeof contract.listServices>['items'][number];
type ServiceRecord = ReplyOf<typeof contract.addService>;

export function bodyName(house: House, id: number): string {
  return house.directory().organisation(id)?.name ?? '';
}

export function windowRecordOf(house: House, row: WindowRow): WindowRecord {
  return {
    id: row.id,
    centreId: row.centre_id,
    centreName: bodyName(house, row.centre_id),
    number: row.number,
    name: row.name,
    bodyId: row.body_id,
    bodyName: bodyName(house, row.body_id),
    manner: row.manner,
    hours: row.hours,
    hoursText: writeHours(row.hours),
    slotMinutes: row.slot_minutes,
    places: row.places,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    version: row.version,
    acts: row.valid_to === null ? ['reviseWindow', 'endWindow'] : [],
  };
}

export function serviceItemOf(house: House, hall: Hall, row: ServiceRow): ServiceItem {
  const centre = house.directory().organisation(row.centre_id);
  return {
    id: row.id,
    centreId: row.centre_id,
    centreName: centre?.name ?? '',
    centreAddress: centre?.address ?? null,
    centreTelephone: centre?.telephone ?? null,
    code: row.code,
    name: row.name,
    what: row.what,
    materials: row.materials,
    takes: row.takes,
    fee: row.fee,
    law: row.law,
    bookable: row.bookable,
    windows: windowsOf(hall, row).map((window) => ({
      id: window.id,
      number: window.number,
      name: window.name,
      bodyName: bodyName(house, window.body_id),
      hours: window.hours,
    })),
  };
}

export function serviceRecordOf(house: House, hall: Hall, row: ServiceRow): ServiceRecord {
  return {
    ...serviceItemOf(house, hall, row),
    windowIds: row.window_ids,
    materialText: row.materials.join('\n'),
    validFrom: row.valid_from,
    validTo: row.valid_to,
    version: row.version,
    acts: row.valid_to === null ? ['reviseService', 'endService'] : [],
  };
}
