import { sql } from 'kysely';
import { inTransaction, type Tx } from '../db.ts';
import type { House } from '../house.ts';
import { systemPrincipal } from '../principal.ts';
import { type Cabinet, cabinetOf } from './cabinet.ts';
import { BACKUP_LOCK } from './backup-lock.ts';
import { dropFile } from './sealed-bytes.ts';

const hour = 3_600_000;
/** Files taken in one trip. */
const most = 500;

/** Files that no matter took and uploads that never ended, within the profile's hours; bytes of what was erased. Safe to run twice, and after a crash anywhere within. */
export async function sweepFiles(
  house: House,
  at: Date,
): Promise<{ readonly erased: number; readonly uploads: number }> {
  const cabinet = cabinetOf(house);
  const cutoff = new Date(at.getTime() - house.profile.files.orphanHours * hour);
  const orphans = await inSweep(house, async (tx) => {
    // From here nobody can attach them; only then may their bytes go.
    await tx.client.query({
      text: `update files.file set erased_at = $2, name_sealed = null
             where county_id = $1 and matter_id is null and erased_at is null and uploaded_at < $3`,
      values: [house.countyId, at, cutoff],
    });
    return erasedFiles(tx, house.countyId);
  });
  let erased = 0;
  for (let files = orphans; files.length > 0; files = await inSweep(house, (tx) => erasedFiles(tx, house.countyId))) {
    let cleared = 0;
    for (const file of files) if (await clear(house, cabinet, file)) cleared += 1;
    erased += cleared;
    // A backup runs: the next sweep goes on.
    if (cleared < files.length || files.length < most) break;
  }
  return { erased, uploads: await sweepUploads(house, cabinet, cutoff) };
}

interface Erased {
  readonly id: string;
  readonly place: string;
  readonly matter_id: string | null;
}

async function erasedFiles(tx: Tx, countyId: number): Promise<Erased[]> {
  const { rows } = await tx.client.query<Erased>({
    text: `select id, place, matter_id from files.file
           where county_id = $1 and erased_at is not null and place is not null order by id limit $2`,
    values: [countyId, most],
  });
  return rows;
}

/** Bytes first, then the row: a crash between them leaves a row that the next sweep finds again. While a backup runs the bytes stay. */
async function clear(house: House, cabinet: Cabinet, file: Erased): Promise<boolean> {
  return inSweep(house, async (tx) => {
    if (!(await mayDrop(tx))) return false;
    await cabinet.drop(file.place);
    await tx.client.query({
      text: file.matter_id
        ? 'update files.file set place = null where county_id = $1 and id = $2'
        : 'delete from files.file where county_id = $1 and id = $2',
      values: [house.countyId, file.id],
    });
    return true;
  });
}

async function mayDrop(tx: Tx): Promise<boolean> {
  const { rows } = await tx.client.query<{ may: boolean }>({
    text: 'select pg_try_advisory_xact_lock_shared($1) as may',
    values: [BACKUP_LOCK],
  });
  return rows[0]?.may === true;
}

async function sweepUploads(house: House, cabinet: Cabinet, cutoff: Date): Promise<number> {
  const { rows } = await inSweep(house, (tx) =>
    tx.client.query<{ id: string }>({
      text: 'select id from files.upload where county_id = $1 and started_at < $2 order by started_at limit 500',
      values: [house.countyId, cutoff],
    }),
  );
  for (const { id } of rows) {
    await cabinet.dropPieces(id);
    await inSweep(house, (tx) =>
      tx.client.query({
        text: 'delete from files.upload where county_id = $1 and id = $2',
        values: [house.countyId, id],
      }),
    );
  }
  return rows.length;
}

/**
 * Bytes without a row: the machine died between keeping a file and writing its row. Looks at what has lain for a day of the
 * machine's own clock, because file times are the machine's. Gives how many were removed.
 */
export async function sweepLostBytes(house: House, olderThan = Date.now() - 24 * hour): Promise<number> {
  const cabinet = cabinetOf(house);
  let removed = 0;
  let batch: { place?: string; path: string }[] = [];
  for await (const found of cabinet.olderThan(olderThan)) {
    batch.push(found);
    if (batch.length < 500) continue;
    removed += await dropLost(house, batch);
    batch = [];
  }
  return removed + (await dropLost(house, batch));
}

async function dropLost(house: House, batch: readonly { place?: string; path: string }[]): Promise<number> {
  if (batch.length === 0) return 0;
  const places = batch.flatMap(({ place }) => (place === undefined ? [] : [place]));
  const { rows } = await inSweep(house, (tx) =>
    // The data folder may serve several counties: a row of any of them keeps its bytes.
    sql<{ place: string }>`select place from files.file where place = any(${places}::text[])`.execute(tx.kysely),
  );
  const kept = new Set(rows.map(({ place }) => place));
  const lost = batch.filter(({ place }) => place === undefined || !kept.has(place));
  for (const { path } of lost) await dropFile(path);
  return lost.length;
}

function inSweep<T>(house: House, work: (tx: Tx) => Promise<T>): Promise<T> {
  return inTransaction(house.db, systemPrincipal(house.countyId, 'files'), work);
}
