import { randomUUID } from 'node:crypto';
import { fail } from '../../kernel/refusal.ts';
import { inTransaction, type Tx } from '../db.ts';
import type { House } from '../house.ts';
import type { Principal } from '../principal.ts';
import type { Cabinet } from './cabinet.ts';
import { type KeptFile, keptFile, type UploadProgress } from './contract.ts';
import { examine, keepFile } from './receive.ts';

interface UploadRow {
  id: string;
  name_sealed: Buffer;
  media_type: string | null;
  bytes: number;
  piece_bytes: number;
  reply: Buffer | null;
}

interface Upload {
  readonly house: House;
  readonly cabinet: Cabinet;
  readonly principal: Principal;
  readonly at: Date;
}

const namePlace = 'files.upload.name_sealed';
const replyPlace = 'files.upload.reply';

/** @throws Refused `too-large/file-too-large` before a single piece is sent */
export async function begin(
  { house, principal, at }: Upload,
  given: { readonly name: string; readonly bytes: number; readonly mediaType?: string },
): Promise<UploadProgress> {
  const limits = house.profile.files;
  if (given.bytes > limits.maxBytes) fail('too-large', 'file-too-large', { maxBytes: limits.maxBytes });
  const id = randomUUID();
  const pieceBytes = limits.pieceBytes;
  await inTransaction(house.db, principal, (tx) =>
    tx.client.query({
      text: `insert into files.upload (county_id, id, name_sealed, media_type, bytes, piece_bytes, started_at)
             values ($1, $2, $3, $4, $5, $6, $7)`,
      values: [
        principal.countyId,
        id,
        house.crypto.seal(namePlace, given.name),
        given.mediaType ?? null,
        given.bytes,
        pieceBytes,
        at,
      ],
    }),
  );
  return progressOf({ bytes: given.bytes, piece_bytes: pieceBytes, id }, []);
}

export async function progress(upload: Upload, id: string): Promise<UploadProgress> {
  const row = await find(upload, id);
  return progressOf(row, await upload.cabinet.pieces(id));
}

/** Keeps one piece; the same piece again takes the place of the first. */
export async function receivePiece(
  upload: Upload,
  id: string,
  piece: number,
  bytes: Uint8Array,
): Promise<UploadProgress> {
  const row = await find(upload, id);
  if (row.reply) fail('conflict', 'upload-finished');
  const count = piecesOf(row);
  if (piece >= count) fail('invalid', 'piece-unknown', { pieces: count });
  const expected = piece === count - 1 ? row.bytes - piece * row.piece_bytes : row.piece_bytes;
  if (bytes.length !== expected) fail('invalid', 'piece-size', { expected, got: bytes.length });
  await upload.cabinet.keepPiece(id, piece, bytes);
  return progressOf(row, await upload.cabinet.pieces(id));
}

/** Makes the file of its pieces. Asked twice, at once or later, it gives the same file. */
export async function finish(upload: Upload, id: string): Promise<KeptFile> {
  const { house, cabinet, principal, at } = upload;
  const row = await find(upload, id);
  if (row.reply) return replyOf(house, row.reply);
  const parts = await collect(upload, row);
  if (!parts.whole) {
    // The twin of this request may have finished meanwhile and cleared the pieces away.
    const again = await find(upload, id);
    if (again.reply) return replyOf(house, again.reply);
    return fail('conflict', 'pieces-missing', { missing: parts.missing.slice(0, 100) });
  }
  const given = { bytes: Buffer.concat(parts.whole), name: house.crypto.open(namePlace, row.name_sealed) };
  const sound = await examine(house, { ...given, declared: row.media_type ?? undefined });
  try {
    const kept = await keepFile(house, cabinet, principal, sound, at, (tx, file) => settle(tx, house, id, file));
    await cabinet.dropPieces(id);
    return kept;
  } catch (error) {
    if (error instanceof Twin) return error.reply;
    throw error;
  }
}

/** Thrown to undo our own file when another request finished the same upload first. */
class Twin extends Error {
  readonly reply: KeptFile;
  constructor(reply: KeptFile) {
    super('the upload was finished by its twin');
    this.reply = reply;
  }
}

async function settle(tx: Tx, house: House, id: string, file: KeptFile): Promise<void> {
  const values = [tx.principal.countyId, id];
  const { rows } = await tx.client.query<UploadRow>({ text: 'select * from files.lock_upload($1, $2)', values });
  const row = rows[0] ?? fail('unknown', 'upload-unknown');
  if (row.reply) throw new Twin(replyOf(house, row.reply));
  await tx.client.query({
    text: 'select files.finish_upload($1, $2, $3)',
    values: [...values, house.crypto.seal(replyPlace, JSON.stringify(file))],
  });
}

async function collect(
  { cabinet }: Upload,
  row: UploadRow,
): Promise<{ readonly whole?: Buffer[]; readonly missing: number[] }> {
  const whole: Buffer[] = [];
  const missing: number[] = [];
  for (let n = 0; n < piecesOf(row); n += 1) {
    const piece = await cabinet.readPiece(row.id, n).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined;
      throw error;
    });
    if (piece) whole.push(piece);
    else missing.push(n);
  }
  return missing.length > 0 ? { missing } : { whole, missing };
}

function replyOf(house: House, sealed: Buffer): KeptFile {
  return keptFile.parse(JSON.parse(house.crypto.open(replyPlace, sealed)));
}

async function find({ house, principal }: Upload, id: string): Promise<UploadRow> {
  const { rows } = await inTransaction(house.db, principal, (tx) =>
    tx.client.query<UploadRow>({
      name: 'anhe_upload_of',
      text: 'select * from files.upload_of($1, $2)',
      values: [principal.countyId, id],
    }),
  );
  return rows[0] ?? fail('unknown', 'upload-unknown');
}

function piecesOf(row: Pick<UploadRow, 'bytes' | 'piece_bytes'>): number {
  return Math.ceil(row.bytes / row.piece_bytes);
}

function progressOf(row: Pick<UploadRow, 'id' | 'bytes' | 'piece_bytes'>, received: number[]): UploadProgress {
  return { uploadId: row.id, bytes: row.bytes, pieceBytes: row.piece_bytes, pieces: piecesOf(row), received };
}
