import { createHash } from 'node:crypto';
import { inTransaction } from '../db.ts';
import type { House } from '../house.ts';
import { systemPrincipal } from '../principal.ts';
import { cabinetOf } from './cabinet.ts';

export interface FileFault {
  readonly id: string;
  /** missing: no bytes. damaged: they do not open, or are not what was handed in. */
  readonly what: 'missing' | 'damaged';
}

export interface FilesVerification {
  readonly files: number;
  readonly faults: readonly FileFault[];
  /** Places in the folder that no row knows: a machine died between bytes and row. The nightly sweep removes them after a day. */
  readonly strays: readonly string[];
}

const batch = 200;

/** Opens every file that is there for anybody and holds it against its hash; looks through the folder for bytes without a row. Reads only. */
export async function verifyFiles(house: House): Promise<FilesVerification> {
  const faults: FileFault[] = [];
  let files = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const page = await filesAfter(house, after);
    for (const row of page) {
      const what = await faultOf(house, row);
      if (what) faults.push({ id: row.id, what });
    }
    files += page.length;
    after = page.at(-1)?.id ?? after;
    if (page.length < batch) break;
  }
  return { files, faults, strays: await straysOf(house) };
}

interface Row {
  readonly id: string;
  readonly place: string;
  readonly sha256: Buffer;
}

async function filesAfter(house: House, after: string): Promise<Row[]> {
  return inTransaction(house.db, systemPrincipal(house.countyId, 'verify'), async (tx) => {
    const { rows } = await tx.client.query<Row>({
      text: `select id, place, sha256 from files.file
             where county_id = $1 and id > $2 and erased_at is null order by id limit $3`,
      values: [house.countyId, after, batch],
    });
    return rows;
  });
}

async function faultOf(house: House, row: Row): Promise<FileFault['what'] | undefined> {
  try {
    const bytes = await cabinetOf(house).read(row.place);
    return createHash('sha256').update(bytes).digest().equals(row.sha256) ? undefined : 'damaged';
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ENOENT' ? 'missing' : 'damaged';
  }
}

async function straysOf(house: House): Promise<string[]> {
  const strays: string[] = [];
  let places: string[] = [];
  const look = async (): Promise<void> => {
    const known = await knownPlaces(house, places);
    strays.push(...places.filter((place) => !known.has(place)));
    places = [];
  };
  // Up to now: what is being handed in at this moment has its bytes before its row.
  for await (const { place } of cabinetOf(house).olderThan(Date.now())) {
    if (place === undefined) continue;
    places.push(place);
    if (places.length >= batch) await look();
  }
  if (places.length > 0) await look();
  return strays;
}

async function knownPlaces(house: House, places: readonly string[]): Promise<Set<string>> {
  return inTransaction(house.db, systemPrincipal(house.countyId, 'verify'), async (tx) => {
    const { rows } = await tx.client.query<{ place: string }>({
      text: 'select place from files.file where place = any($1)',
      values: [places],
    });
    return new Set(rows.map(({ place }) => place));
  });
}
