import { fail } from '../../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../../kernel/route.ts';
import type { Call } from '../../../../platform/act.ts';
import { tablesOf } from '../../../../platform/db.ts';
import { cabinetOf } from '../../../../platform/files/cabinet.ts';
import { keepFile } from '../../../../platform/files/receive.ts';
import type { House } from '../../../../platform/house.ts';
import { newId } from '../../../../platform/new-id.ts';
import type { OfficerPrincipal } from '../../../../platform/principal.ts';
import { limit } from '../../../../platform/rate-limit.ts';
import { mostImportBytes, mostListed } from '../../import/columns.ts';
import type { checkMatterImport as contract } from '../../import/contract.ts';
import type { BadCell } from '../../import/read-row.ts';
import { type ImportTables, sealImport, viewOf } from '../../store/imports.ts';
import { judgeRows } from './judge.ts';

/** Files that one officer may try in an hour. */
const tries = { points: 60, seconds: 3600 } as const;

/** 试读 Every row is read as it would be taken over; the file waits, sealed, for the word to begin. */
export async function checkMatterImport(
  call: Call<typeof contract, OfficerPrincipal>,
): Promise<ReplyOf<typeof contract>> {
  const { house, principal, at } = call;
  await limit(house, 'import', tries).consume(principal.id);
  const { file } = call.body;
  if (file.size > mostImportBytes) fail('too-large', 'file-too-large', { maxBytes: mostImportBytes });
  const bytes = Buffer.from(await file.arrayBuffer());
  const name = file.name.slice(-200);
  const tried = await tryRows(house, { name, bytes }, at);
  if (tried.rows === 0) fail('invalid', 'import-empty');
  const id = newId(at);
  const values = {
    county_id: house.countyId,
    id,
    organisation_id: principal.organisationId,
    officer_id: principal.officerId,
    post_id: principal.postId,
    ...sealImport(house, name, tried.faults),
    state: 'checked' as const,
    rows: tried.rows,
    bad: tried.bad,
    checked_at: at,
    started_at: null,
    ended_at: null,
    failure: null,
  };
  const cabinet = cabinetOf(house);
  const sound = { bytes, name: 'import', mediaType: 'application/octet-stream' };
  await keepFile(house, cabinet, principal, sound, at, async (tx, kept, place) => {
    await tablesOf<ImportTables>(tx)
      .insertInto('intake.matter_import')
      .values({ ...values, file_id: kept.fileId, place })
      .execute();
  });
  const row = { ...values, file_id: '', place: '', leave_out_bad: false, given: 0, refused: 0, before: 0, last_row: 0 };
  return { ...viewOf(house, row), faults: [...tried.faults] };
}

interface Tried {
  readonly rows: number;
  readonly bad: number;
  readonly faults: readonly BadCell[];
}

async function tryRows(house: House, file: { name: string; bytes: Buffer }, at: Date): Promise<Tried> {
  const faults: BadCell[] = [];
  let rows = 0;
  let bad = 0;
  for await (const judged of judgeRows(house, file, at)) {
    rows += judged.length;
    for (const { bad: found } of judged) {
      if (found.length > 0) bad += 1;
      for (const one of found) if (faults.length < mostListed) faults.push(one);
    }
  }
  return { rows, bad, faults };
}
