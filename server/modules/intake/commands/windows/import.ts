import { localDateOf } from '../../../../kernel/instant.ts';
import type { ReplyOf } from '../../../../kernel/route.ts';
import { inTransaction, type Tx } from '../../../../platform/db.ts';
import type { House } from '../../../../platform/house.ts';
import { type Column, readWorkbook } from '../../../../platform/workbook.ts';
import type { SheetPlan, SheetRow } from '../../../people/sheet-faults.ts';
import type * as contract from '../../contract.ts';
import {
  type Hall,
  hallOf,
  insertService,
  insertWindow,
  nextHallId,
  saveService,
  saveWindow,
} from '../../store/windows.ts';
import { planServices, serviceColumns, type ServiceStep } from '../../windows/service-rows.ts';
import { planWindows, windowColumns, type WindowStep } from '../../windows/window-rows.ts';
import { isCentre } from '../../windows/window-rules.ts';
import { type AdminCall, onHall } from './administer.ts';

type Reply = ReplyOf<typeof contract.importWindows>;

/** 导入窗口 */
export function importWindows(call: AdminCall<typeof contract.importWindows>): Promise<Reply> {
  const { house } = call;
  return importSheet<WindowStep>(
    call,
    '窗口',
    windowColumns,
    (hall, rows, today) => {
      const windows = [...hall.windows.values()].filter((row) => row.valid_to === null);
      return planWindows(
        rows,
        {
          centres: centresByName(house),
          bodies: bodiesByName(house),
          windows: windows.map((row) => ({
            id: row.id,
            centreId: row.centre_id,
            number: row.number,
            name: row.name,
            bodyId: row.body_id,
            manner: row.manner,
            hours: row.hours,
            slotMinutes: row.slot_minutes,
            places: row.places,
          })),
        },
        today,
      );
    },
    async (tx, hall, steps) => {
      let next = nextHallId(hall.windows);
      for (const step of steps) {
        const columns = {
          number: step.number,
          name: step.name,
          body_id: step.bodyId,
          manner: step.manner,
          hours: [...step.hours],
          slot_minutes: step.slotMinutes,
          places: step.places,
        };
        const there = step.id === undefined ? undefined : hall.windows.get(step.id);
        if (there) await saveWindow(tx, there.id, { ...columns, version: there.version + 1 });
        else await insertWindow(tx, { ...columns, id: next++, centre_id: step.centreId, valid_from: step.from });
      }
    },
  );
}

/** 导入办事指南 */
export function importServices(call: AdminCall<typeof contract.importServices>): Promise<Reply> {
  const { house } = call;
  return importSheet<ServiceStep>(
    call,
    '办事指南',
    serviceColumns,
    (hall, rows, today) => {
      const standing = [...hall.windows.values()].filter((row) => row.valid_to === null);
      const services = [...hall.services.values()].filter((row) => row.valid_to === null);
      return planServices(
        rows,
        {
          centres: centresByName(house),
          windows: new Map(standing.map((row) => [`${row.centre_id}/${row.number}`, row.id])),
          services: services.map((row) => ({ ...row, centreId: row.centre_id, windowIds: row.window_ids })),
        },
        today,
      );
    },
    async (tx, hall, steps) => {
      let next = nextHallId(hall.services);
      for (const step of steps) {
        const columns = {
          code: step.code,
          name: step.name,
          what: step.what,
          materials: [...step.materials],
          takes: step.takes,
          fee: step.fee,
          law: step.law,
          bookable: step.bookable,
          window_ids: [...step.windowIds],
        };
        const there = step.id === undefined ? undefined : hall.services.get(step.id);
        if (there) await saveService(tx, there.id, { ...columns, version: there.version + 1 });
        else await insertService(tx, { ...columns, id: next++, centre_id: step.centreId, valid_from: step.from });
      }
    },
  );
}

function centresByName(house: House): Map<string, number> {
  return new Map(
    house
      .directory()
      .organisations()
      .filter((one) => isCentre(one))
      .map((one) => [one.name, one.id]),
  );
}

function bodiesByName(house: House): Map<string, number> {
  return new Map(
    house
      .directory()
      .organisations()
      .filter((one) => !one.ended)
      .map((one) => [one.name, one.id]),
  );
}

/** All rows or none: while one is bad nothing is taken over; a dry run only tells. */
async function importSheet<Step>(
  call: AdminCall<typeof contract.importWindows> | AdminCall<typeof contract.importServices>,
  name: string,
  columns: readonly Column[],
  plan: (hall: Hall, rows: readonly SheetRow[], today: string) => SheetPlan<Step>,
  takeOver: (tx: Tx, hall: Hall, steps: readonly Step[]) => Promise<void>,
): Promise<Reply> {
  const rows = await readWorkbook(Buffer.from(call.body.workbook, 'base64'), { name, columns });
  const today = localDateOf(call.at);
  const reply = ({ added, changed, unchanged, bad }: SheetPlan<Step>, done: boolean): Reply => ({
    rows: rows.length,
    added,
    changed,
    unchanged,
    bad: [...bad],
    done,
  });
  if (call.body.dryRun)
    return inTransaction(call.house.db, call.principal, async (tx) =>
      reply(plan(await hallOf(tx), rows, today), false),
    );
  return onHall(call as AdminCall<typeof contract.importWindows>, async (tx, hall) => {
    const planned = plan(hall, rows, today);
    const sound = planned.bad.length === 0;
    if (sound) await takeOver(tx, hall, planned.steps);
    return {
      target: 'import',
      facts: sound ? { added: planned.added, changed: planned.changed } : { refusedRows: planned.bad.length },
      reply: () => reply(planned, sound),
    };
  });
}
