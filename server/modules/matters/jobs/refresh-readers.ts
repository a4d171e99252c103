import { type RawBuilder, type Selectable, sql } from 'kysely';
import { inTransaction } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { reaction, type Sweep, type Task } from '../../../platform/jobs/index.ts';
import { systemPrincipal } from '../../../platform/principal.ts';
import { readMatter } from '../store/lock.ts';
import { readerRows, writeReaders } from '../store/readers.ts';
import type { MatterTable, ReaderTable } from '../store/tables.ts';

const batch = 200;
const listener = 'matters.readers';

/** What changes who belongs to which body, or which body stands beneath which. */
const changes = [
  'post.assigned',
  'post.ended',
  'post.roles-granted',
  'organisation.revised',
  'organisation.ended',
  'people.imported',
  'pool.named',
  'pool.ended',
] as const;

/**
 * 受限事项、待审核待回访事项的知情范围 A restricted matter names officers one by one, so its rows are computed again when people change posts: whoever moved to
 * the body complained of, or left the centre, no longer sees it, and a new coordinator does. Only rows that differ are written.
 * What a township's centre has to be checked or followed up meets the township's pool when its first member is named.
 * @returns how many matters changed
 */
export async function refreshRestricted(house: House): Promise<number> {
  const townships = house.directory().pooledTownships();
  const restricted = await refreshWhere(
    house,
    sql`(restriction is not null or subject_organisation_ids <> '{}' or subject_officer_ids <> '{}')`,
  );
  if (townships.length === 0) return restricted;
  const pooled = await refreshWhere(
    house,
    sql`stage in ('answered', 'follow_up') and upper_centre_organisation_id is not null and township_id = any(${townships}::integer[])`,
  );
  return restricted + pooled;
}

async function refreshWhere(house: House, which: RawBuilder<unknown>): Promise<number> {
  let changed = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const page = await pageAfter(house, after, which);
    if (page.length === 0) return changed;
    for (const matter of page) {
      const wanted = readerRows(house, matter).map((row) => `${row.key}:${row.ring}`);
      if (wanted.toSorted().join() === matter.kept.toSorted().join()) continue;
      await rewrite(house, matter.id);
      changed += 1;
    }
    after = page.at(-1)?.id ?? after;
  }
}

type Kept = Selectable<MatterTable> & { kept: string[] };

async function pageAfter(house: House, after: string, which: RawBuilder<unknown>): Promise<Kept[]> {
  return inTransaction(house.db, systemPrincipal(house.countyId, listener), async (tx) => {
    const matters = await sql<Selectable<MatterTable>>`
      select * from matters.matter
      where county_id = ${house.countyId} and id > ${after}::uuid and ${which}
      order by id limit ${batch}`.execute(tx.kysely);
    const ids = matters.rows.map((m) => m.id);
    const readers = await sql<Pick<Selectable<ReaderTable>, 'matter_id' | 'key' | 'ring'>>`
      select matter_id, key, ring from matters.reader where county_id = ${house.countyId} and matter_id = any(${ids}::uuid[])`.execute(
      tx.kysely,
    );
    const kept = Map.groupBy(readers.rows, (row) => row.matter_id);
    return matters.rows.map((m) => ({ ...m, kept: (kept.get(m.id) ?? []).map((row) => `${row.key}:${row.ring}`) }));
  });
}

/** Once more under a lock: an act in between has written its own rows. */
async function rewrite(house: House, id: string): Promise<void> {
  await inTransaction(house.db, systemPrincipal(house.countyId, listener), async (tx) => {
    await sql`select 1 from matters.matter where county_id = ${house.countyId} and id = ${id} for update`.execute(
      tx.kysely,
    );
    await writeReaders(tx, house.countyId, id, readerRows(house, await readMatter(tx, { id })));
  });
}

/** At once when posts change, … */
export const readerReactions: Readonly<Record<string, Task>> = reaction(listener, (_tx, _event, { house }) =>
  refreshRestricted(house),
);
export const readerListeners: readonly (readonly [string, string])[] = changes.map((event) => [event, listener]);

/** … and in any case: a post can begin or end with a day, and then nobody acts. */
export const refreshReadersByTime: Sweep = {
  name: 'matters.readers',
  times: '*/10 * * * *',
  run: refreshRestricted,
};
