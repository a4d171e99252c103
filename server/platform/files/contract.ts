// Decides how a file is handed in: whole in one request, or in pieces over a poor line. Pure; the web calls by these contracts.
// Anybody may hand in a file before there is a matter; its id is the claim to attach it, once, within the hours the profile gives.
import { z } from 'zod';
import { route } from '../../kernel/route.ts';

const tag = 'files';

/** What is kept of a file: type by content, size and hash of the kept bytes (a picture is re-encoded without place data). */
export const keptFile = z.strictObject({
  fileId: z.uuid(),
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/u),
  width: z.number().int().optional(),
  height: z.number().int().optional(),
});
export type KeptFile = z.output<typeof keptFile>;

/** Codes that handing in may be refused with. */
export const fileRefusals = [
  'file-missing',
  'files-too-many',
  'file-empty',
  'file-too-large',
  'file-type-unknown',
  'file-type-mismatch',
  'picture-unreadable',
  'picture-kind-unreadable',
  'picture-too-many-pixels',
  'disk-full',
  'too-many',
] as const;

export const uploadFile = route({
  operationId: 'uploadFile',
  method: 'POST',
  path: '/api/files',
  summary: {
    zh: '上传文件：multipart 表单的 file 项，或直接发送内容（文件名放在 X-File-Name）',
    en: 'Hand in a file: field `file` of a multipart form, or the bare bytes with the name, percent-encoded, in X-File-Name',
  },
  tag,
  who: 'open',
  status: 201,
  body: z.strictObject({ file: z.file() }),
  reply: keptFile,
  refusals: fileRefusals,
});

const progress = z.strictObject({
  uploadId: z.uuid(),
  bytes: z.number().int(),
  pieceBytes: z.number().int(),
  pieces: z.number().int(),
  /** Numbers (from 0) of the pieces that have arrived. */
  received: z.array(z.number().int()),
});
export type UploadProgress = z.output<typeof progress>;

const uploadId = z.strictObject({ uploadId: z.uuid() });

export const startUpload = route({
  operationId: 'startUpload',
  method: 'POST',
  path: '/api/files/uploads',
  summary: { zh: '开始分片上传（信号差时）', en: 'Begin an upload in pieces (poor lines)' },
  tag,
  who: 'open',
  status: 201,
  body: z.strictObject({
    name: z.string().min(1).max(300),
    bytes: z.number().int().positive(),
    mediaType: z.string().max(100).optional(),
  }),
  reply: progress,
  refusals: ['file-too-large', 'too-many'],
});

export const sendPiece = route({
  operationId: 'sendPiece',
  method: 'POST',
  path: '/api/files/uploads/{uploadId}/pieces/{piece}',
  summary: {
    zh: '发送一片（application/octet-stream，从 0 编号；重发同一片无妨）',
    en: 'Send one piece (application/octet-stream, counted from 0); sending one again does no harm',
  },
  tag,
  who: 'open',
  params: z.strictObject({ uploadId: z.uuid(), piece: z.coerce.number().int().min(0).max(100_000) }),
  body: z.instanceof(Uint8Array),
  reply: progress,
  refusals: ['upload-unknown', 'upload-finished', 'piece-unknown', 'piece-size', 'disk-full'],
});

export const getUpload = route({
  operationId: 'getUpload',
  method: 'GET',
  path: '/api/files/uploads/{uploadId}',
  summary: { zh: '哪些片已经收到', en: 'Which pieces have arrived' },
  tag,
  who: 'open',
  params: uploadId,
  reply: progress,
  refusals: ['upload-unknown'],
});

export const finishUpload = route({
  operationId: 'finishUpload',
  method: 'POST',
  path: '/api/files/uploads/{uploadId}/finish',
  summary: {
    zh: '全部到齐，合成文件（重复调用得到同一文件）',
    en: 'All pieces are there: make the file. Asking twice gives the same file',
  },
  tag,
  who: 'open',
  status: 201,
  params: uploadId,
  reply: keptFile,
  refusals: ['upload-unknown', 'pieces-missing', ...fileRefusals],
});
