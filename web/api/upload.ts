import type {
  finishUpload as FinishUpload,
  KeptFile,
  sendPiece as SendPiece,
  startUpload as StartUpload,
  uploadFile as UploadFile,
} from '../../server/platform/files/contract.ts';
import type { ReplyOf } from '../../server/kernel/route.ts';
import { caller, urlOf, type At } from './caller.ts';
import { send } from './send.ts';

const whole: At<typeof UploadFile> = { method: 'POST', path: '/api/files' };
const piece: At<typeof SendPiece> = { method: 'POST', path: '/api/files/uploads/{uploadId}/pieces/{piece}' };
const startUpload = caller<typeof StartUpload>({ method: 'POST', path: '/api/files/uploads' });
const finishUpload = caller<typeof FinishUpload>({ method: 'POST', path: '/api/files/uploads/{uploadId}/finish' });

/** Files up to this many bytes go in one request; larger ones in pieces, of which a lost one is sent again alone. */
const inOneBytes = 400_000;
const pauses = [800, 2000, 5000, 10_000];

export interface Uploading {
  readonly signal?: AbortSignal;
  /** Called with 0 to 1 as pieces arrive. */
  readonly onProgress?: (part: number) => void;
}

/**
 * Hands in a file before there is a matter for it.
 * @throws CallTrouble
 */
export async function uploadFile(file: File, options: Uploading = {}): Promise<KeptFile> {
  if (file.size <= inOneBytes) {
    const response = await send({
      ...whole,
      url: whole.path,
      headers: {
        accept: 'application/json',
        'content-type': 'application/octet-stream',
        'x-file-name': encodeURIComponent(file.name.slice(0, 100)),
      },
      body: file,
      timeoutMs: 120_000,
      pauses,
      signal: options.signal,
    });
    const kept: ReplyOf<typeof UploadFile> = await response.json();
    return kept;
  }
  return uploadInPieces(file, options);
}

async function uploadInPieces(file: File, options: Uploading): Promise<KeptFile> {
  const stopping = options.signal ? { signal: options.signal } : {};
  const begun = await startUpload({ body: { name: file.name.slice(0, 300), bytes: file.size } }, stopping);
  for (let n = 0; n < begun.pieces; n += 1) {
    await send({
      ...piece,
      url: urlOf(piece.path, { uploadId: begun.uploadId, piece: n }, undefined),
      headers: { accept: 'application/json', 'content-type': 'application/octet-stream' },
      body: file.slice(n * begun.pieceBytes, (n + 1) * begun.pieceBytes),
      timeoutMs: 120_000,
      pauses,
      signal: options.signal,
    });
    options.onProgress?.((n + 1) / begun.pieces);
  }
  return finishUpload({ params: { uploadId: begun.uploadId } }, { ...stopping, timeoutMs: 60_000 });
}
