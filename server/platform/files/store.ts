import { fail } from '../../kernel/refusal.ts';
import { type Tx, tablesOf } from '../db.ts';
import type { FieldCrypto } from '../field-crypto.ts';
import type { House } from '../house.ts';
import { cabinetOf } from './cabinet.ts';
import type { KeptFile } from './contract.ts';

export interface FileRow {
  county_id: number;
  id: string;
  place: string | null;
  media_type: string;
  bytes: number;
  sha256: Buffer;
  width: number | null;
  height: number | null;
  name_sealed: Buffer | null;
  uploaded_by: string;
  uploaded_at: Date;
  matter_id: string | null;
  purpose: string | null;
  attached_by: string | null;
  attached_at: Date | null;
  erased_at: Date | null;
}

export interface FilesTables {
  'files.file': FileRow;
}

const namePlace = 'files.file.name_sealed';

export function sealName(crypto: FieldCrypto, name: string): Buffer {
  return crypto.seal(namePlace, name);
}

/** What a page shows of a file. */
export function fileView(crypto: FieldCrypto, row: FileRow): KeptFile {
  return {
    fileId: row.id,
    name: row.name_sealed ? crypto.open(namePlace, row.name_sealed) : '',
    mediaType: row.media_type,
    bytes: row.bytes,
    sha256: row.sha256.toString('hex'),
    ...(row.width === null || row.height === null ? {} : { width: row.width, height: row.height }),
  };
}

/**
 * Ties unattached files to a matter, in the act's own transaction. Each file once in its life: two acts that want the same
 * file at once, one gets it.
 * @returns false when an id is unknown, already attached, erased or named twice (nothing must then be kept: throw)
 * @throws Refused `invalid/files-too-many` when the matter would have more than `most`
 */
export async function claimFiles(
  tx: Tx,
  ids: readonly string[],
  matterId: string,
  at: Date,
  given: { readonly purpose?: string; readonly most?: number } = {},
): Promise<boolean> {
  if (ids.length === 0) return true;
  const county = tx.principal.countyId;
  const most = given.most ?? 60;
  const claimed = await tx.client.query({
    name: 'anhe_files_attach',
    text: 'select id from files.attach($1, $2::uuid[], $3, $4, $5, $6)',
    values: [county, ids, matterId, given.purpose ?? null, tx.principal.id, at],
  });
  if (claimed.rowCount !== ids.length) return false;
  const { rows } = await tx.client.query<{ n: number }>({
    name: 'anhe_files_attached',
    text: 'select files.attached($1, $2) as n',
    values: [county, matterId],
  });
  if ((rows[0]?.n ?? 0) > most) fail('invalid', 'files-too-many', { most });
  return true;
}

/** The files of a matter that the transaction's principal may see, oldest first. */
export async function filesOf(tx: Tx, matterId: string): Promise<FileRow[]> {
  return tablesOf<FilesTables>(tx)
    .selectFrom('files.file')
    .selectAll()
    .where('county_id', '=', tx.principal.countyId)
    .where('matter_id', '=', matterId)
    .where('erased_at', 'is', null)
    .orderBy('attached_at')
    .orderBy('id')
    .execute();
}

/** One file of a matter. @throws Refused `unknown/not-found` when absent, erased, unattached or not visible: all the same */
export async function findFile(tx: Tx, matterId: string, fileId: string): Promise<FileRow> {
  const row = await tablesOf<FilesTables>(tx)
    .selectFrom('files.file')
    .selectAll()
    .where('county_id', '=', tx.principal.countyId)
    .where('id', '=', fileId)
    .where('matter_id', '=', matterId)
    .where('erased_at', 'is', null)
    .executeTakeFirst();
  return row ?? fail('unknown', 'not-found');
}

/** The bytes of a file that was found. @throws Refused `unavailable/file-damaged` when they are gone or were changed */
export async function openFile(house: House, row: Pick<FileRow, 'id' | 'place'>): Promise<Buffer> {
  try {
    if (row.place === null) throw new Error('no place');
    return await cabinetOf(house).read(row.place);
  } catch (error) {
    house.log.error({ fileId: row.id, err: error }, 'file cannot be read');
    return fail('unavailable', 'file-damaged');
  }
}

/** From now on the files exist for nobody; their bytes go with the next sweep. Gives how many there were. */
export async function eraseFiles(tx: Tx, matterId: string, ids: readonly string[], at: Date): Promise<number> {
  const { rows } = await tx.client.query<{ n: number }>({
    name: 'anhe_files_erase',
    text: 'select files.erase($1, $2::uuid[], $3, $4) as n',
    values: [tx.principal.countyId, ids, matterId, at],
  });
  return rows[0]?.n ?? 0;
}
