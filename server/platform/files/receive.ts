import { createHash, randomUUID } from 'node:crypto';
import { fail, Refused } from '../../kernel/refusal.ts';
import { inTransaction, type Tx, tablesOf } from '../db.ts';
import type { House } from '../house.ts';
import type { Principal } from '../principal.ts';
import type { Cabinet } from './cabinet.ts';
import { contentType } from './content-type.ts';
import type { KeptFile } from './contract.ts';
import { cleanName } from './file-name.ts';
import { isPicture, redraw } from './picture.ts';
import { type FilesTables, sealName } from './store.ts';

export interface HandedIn {
  readonly bytes: Buffer;
  readonly name: string;
  readonly declared?: string;
}

/** A file that is sound and drawn anew, not yet kept. */
export interface Sound {
  readonly bytes: Buffer;
  readonly name: string;
  readonly mediaType: string;
  readonly width?: number;
  readonly height?: number;
}

/** Size, type by content, picture without metadata. @throws Refused with one of `fileRefusals` */
export async function examine(house: House, given: HandedIn): Promise<Sound> {
  const limits = house.profile.files;
  if (given.bytes.length === 0) fail('invalid', 'file-empty');
  if (given.bytes.length > limits.maxBytes) fail('too-large', 'file-too-large', { maxBytes: limits.maxBytes });
  const type = await contentType(given.bytes, given, limits.types);
  const named = { name: cleanName(given.name, type), mediaType: type.mime };
  if (!isPicture(type.mime)) return { ...named, bytes: given.bytes };
  return { ...named, ...(await redraw(given.bytes, type.mime, limits.maxPixels)) };
}

/**
 * Keeps a sound file: first the bytes, then the row; when the row fails the bytes go again, and when the machine dies between
 * the two the sweep finds them. `more` runs in the row's transaction.
 */
export async function keepFile(
  house: House,
  cabinet: Cabinet,
  principal: Principal,
  file: Sound,
  at: Date,
  more?: (tx: Tx, kept: KeptFile, place: string) => Promise<void>,
): Promise<KeptFile> {
  const sha256 = createHash('sha256').update(file.bytes).digest();
  const place = await cabinet.keep(file.bytes);
  const id = randomUUID();
  const kept: KeptFile = {
    fileId: id,
    name: file.name,
    mediaType: file.mediaType,
    bytes: file.bytes.length,
    sha256: sha256.toString('hex'),
    ...(file.width === undefined ? {} : { width: file.width, height: file.height }),
  };
  try {
    await inTransaction(house.db, principal, async (tx) => {
      await tablesOf<FilesTables>(tx)
        .insertInto('files.file')
        .values({
          county_id: principal.countyId,
          id,
          place,
          media_type: file.mediaType,
          bytes: file.bytes.length,
          sha256,
          width: file.width ?? null,
          height: file.height ?? null,
          name_sealed: sealName(house.crypto, file.name),
          uploaded_by: principal.id,
          uploaded_at: at,
          matter_id: null,
          purpose: null,
          attached_by: null,
          attached_at: null,
          erased_at: null,
        })
        .execute();
      await more?.(tx, kept, place);
    });
  } catch (error) {
    await dropUnlessKept(house, cabinet, principal, place, error);
    throw error;
  }
  return kept;
}

/** A connection lost at commit may have committed: then the bytes stay, and the sweep decides by the row. */
async function dropUnlessKept(
  house: House,
  cabinet: Cabinet,
  principal: Principal,
  place: string,
  cause: unknown,
): Promise<void> {
  const lost = cause instanceof Refused && cause.refusal.kind === 'unavailable';
  if (!lost) await cabinet.drop(place);
  else house.log.warn({ place, principal: principal.id }, 'file kept without knowing its row');
}
