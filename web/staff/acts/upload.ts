// Hands in one file: whole where it is small, in pieces where the line may break in the middle of it.
import type {
  finishUpload as FinishUpload,
  startUpload as StartUpload,
  uploadFile as UploadFile,
} from '../../../server/platform/files/contract.ts';
import type { ReplyOf } from '../../../server/kernel/route.ts';
import { caller } from '../../api/caller.ts';
import { send } from '../../api/send.ts';

export type KeptFile = ReplyOf<typeof UploadFile>;

const start = caller<typeof StartUpload>({ method: 'POST', path: '/api/files/uploads' });
const finish = caller<typeof FinishUpload>({ method: 'POST', path: '/api/files/uploads/{uploadId}/finish' });

const whole = 512 * 1024;
const pauses = [800, 2000, 5000];

/** @throws CallTrouble */
export async function handIn(file: File): Promise<KeptFile> {
  if (file.size <= whole) {
    const response = await send({
      method: 'POST',
      url: '/api/files',
      headers: {
        'content-type': file.type || 'application/octet-stream',
        'x-file-name': encodeURIComponent(file.name),
      },
      body: file,
      timeoutMs: 120_000,
      pauses,
    });
    return response.json() as Promise<KeptFile>;
  }
  const upload = await start({
    body: { name: file.name, bytes: file.size, ...(file.type ? { mediaType: file.type } : {}) },
  });
  for (let piece = 0; piece < upload.pieces; piece += 1) {
    await send({
      method: 'POST',
      url: `/api/files/uploads/${upload.uploadId}/pieces/${piece}`,
      headers: { 'content-type': 'application/octet-stream' },
      body: file.slice(piece * upload.pieceBytes, (piece + 1) * upload.pieceBytes),
      timeoutMs: 120_000,
      pauses,
    });
  }
  return finish({ params: { uploadId: upload.uploadId } }, { timeoutMs: 60_000 });
}
