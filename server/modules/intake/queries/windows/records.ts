import { accepted } from '../../../../kernel/refusal.ts';
import { decodeCursor, encodeCursor } from '../../../../kernel/page.ts';
import { localDateOf } from '../../../../kernel/instant.ts';
import type { ReplyOf } from '../../../../kernel/route.ts';
import type { Call } from '../../../../platform/act.ts';
import { inTransaction } from '../../../../platform/db.ts';
import type { Sent } from '../../../../platform/http/serve.ts';
import { type Column, writeWorkbook } from '../../../../platform/workbook.ts';
import { xlsx } from '../../../places/contract.ts';
import type * as contract from '../../contract.ts';
import { hallOf, type Hall } from '../../store/windows.ts';
import { writeHours } from '../../windows/hours.ts';
import { mannerNames } from '../../windows/manner.ts';
import { serviceColumns } from '../../windows/service-rows.ts';
import { isThere } from '../../windows/slots.ts';
import { windowColumns } from '../../windows/window-rows.ts';
import { bodyName, serviceItemOf, serviceRecordOf, windowRecordOf } from './view.ts';

function hallFor(call: Call): Promise<Hall> {
  return inTransaction(call.house.db, call.principal, hallOf);
}

interface Listed {
  readonly id: number;
  readonly centreId: number;
  readonly validTo: string | null;
}

/** A page of rows that are all in memory, in the order in which they stand there: by centre, then number or letter. */
function pageOf<T extends Listed>(
  all: readonly T[],
  query: {
    readonly after?: string | undefined;
    readonly limit?: number | undefined;
    readonly ended?: string | undefined;
  },
): { items: T[]; next: string | null } {
  const found = all.filter((one) => query.ended === 'true' || one.validTo === null);
  const [lastId] = query.after === undefined ? [0] : accepted(decodeCursor(query.after, 1));
  const from = lastId === 0 ? 0 : found.findIndex((one) => one.id === lastId) + 1;
  const items = found.slice(from, from + (query.limit ?? 100));
  const last = items.at(-1);
  return { items, next: last && from + items.length < found.length ? encodeCursor([last.id]) : null };
}

export async function listWindowRecords(
  call: Call<typeof contract.listWindowRecords>,
): Promise<ReplyOf<typeof contract.listWindowRecords>> {
  const { q } = call.query;
  const hall = await hallFor(call);
  const all = [...hall.windows.values()].map((row) => windowRecordOf(call.house, row));
  return pageOf(
    all.filter((one) => !q || [one.name, one.bodyName, one.centreName, String(one.number)].some((t) => t.includes(q))),
    call.query,
  );
}

export async function listServiceRecords(
  call: Call<typeof contract.listServiceRecords>,
): Promise<ReplyOf<typeof contract.listServiceRecords>> {
  const { q } = call.query;
  const hall = await hallFor(call);
  const all = [...hall.services.values()].map((row) => serviceRecordOf(call.house, hall, row));
  return pageOf(
    all.filter((one) => !q || [one.name, one.what, one.centreName, one.code].some((text) => text.includes(q))),
    call.query,
  );
}

/** 办事指南 What the centres do today. */
export async function listServices(
  call: Call<typeof contract.listServices>,
): Promise<ReplyOf<typeof contract.listServices>> {
  const hall = await hallFor(call);
  const today = localDateOf(call.at);
  return {
    items: [...hall.services.values()]
      .filter((row) => isThere({ validFrom: row.valid_from, validTo: row.valid_to }, today))
      .map((row) => serviceItemOf(call.house, hall, row)),
  };
}

export async function exportWindows(call: Call<typeof contract.exportWindows>): Promise<Sent> {
  const hall = await hallFor(call);
  return sheet('窗口', windowColumns, call.query.empty === 'true', () =>
    [...hall.windows.values()]
      .filter((row) => row.valid_to === null)
      .map((row) => ({
        centre: bodyName(call.house, row.centre_id),
        number: String(row.number),
        name: row.name,
        body: bodyName(call.house, row.body_id),
        manner: mannerNames[row.manner].zh,
        hours: writeHours(row.hours),
        slot: String(row.slot_minutes),
        places: String(row.places),
        from: row.valid_from,
      })),
  );
}

export async function exportServices(call: Call<typeof contract.exportServices>): Promise<Sent> {
  const hall = await hallFor(call);
  return sheet('办事指南', serviceColumns, call.query.empty === 'true', () =>
    [...hall.services.values()]
      .filter((row) => row.valid_to === null)
      .map((row) => ({
        centre: bodyName(call.house, row.centre_id),
        code: row.code,
        name: row.name,
        what: row.what,
        materials: row.materials.join('\n'),
        takes: row.takes,
        fee: row.fee,
        law: row.law,
        bookable: row.bookable ? '是' : '否',
        windows: row.window_ids.map((id) => String(hall.windows.get(id)?.number ?? '')).join('、'),
        from: row.valid_from,
      })),
  );
}

async function sheet(
  name: string,
  columns: readonly Column[],
  empty: boolean,
  rows: () => readonly Readonly<{ [key: string]: string | null }>[],
): Promise<Sent> {
  const bytes = await writeWorkbook({ name, columns }, empty ? [] : rows());
  return { media: xlsx, bytes, fileName: `${name}${empty ? '模板' : ''}.xlsx` };
}
