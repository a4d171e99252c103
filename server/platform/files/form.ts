import multipart from '@fastify/multipart';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { fail } from '../../kernel/refusal.ts';

const bare = ['application/octet-stream', 'application/pdf', /^image\//u];

/**
 * Teaches one scope of the server to read files: a multipart form with one `file`, or the bare bytes. Both become
 * `{ file }` of the body, or the bytes themselves where the path takes a piece. Only this scope takes such large bodies.
 */
export async function readFilesIn(scope: FastifyInstance, maxBytes: number): Promise<void> {
  await scope.register(multipart, { limits: { fileSize: maxBytes, files: 2, fields: 5, parts: 6, fieldSize: 1000 } });
  for (const type of bare)
    scope.addContentTypeParser<Buffer>(type, { parseAs: 'buffer', bodyLimit: maxBytes }, (request, body, done) => {
      done(null, request.routeOptions.url?.includes('/pieces/') ? body : { file: fileOf(request, body) });
    });
  scope.addHook('preValidation', async (request) => {
    if (request.isMultipart()) request.body = { file: await fileOfForm(request, maxBytes) };
  });
  scope.setErrorHandler((error, _request, _reply) => {
    // Told as ours, with the limit; everything else goes on to the server's own handler.
    if (error instanceof Error && 'statusCode' in error && error.statusCode === 413)
      fail('too-large', 'file-too-large', { maxBytes });
    throw error;
  });
}

/** The one file of a form. Everything is read to its end, so that the answer reaches who is still sending. */
async function fileOfForm(request: FastifyRequest, maxBytes: number): Promise<File> {
  const files: File[] = [];
  try {
    for await (const part of request.parts({ limits: { fileSize: maxBytes } })) {
      if (part.type !== 'file') continue;
      if (part.fieldname !== 'file') part.file.resume();
      else files.push(new File([new Uint8Array(await part.toBuffer())], part.filename ?? '', { type: part.mimetype }));
    }
  } catch (error) {
    const { code = '', statusCode } = error as { code?: string; statusCode?: number };
    if (/^FST_(?:FILES|PARTS|FIELDS)_LIMIT$/u.test(code)) fail('invalid', 'files-too-many');
    if (statusCode !== undefined) throw error;
    // A form without a boundary, or that breaks off.
    fail('invalid', 'request-malformed');
  }
  const [file, second] = files;
  if (!file) return fail('invalid', 'file-missing');
  if (second) fail('invalid', 'files-too-many');
  return file;
}

function fileOf(request: FastifyRequest, bytes: Buffer): File {
  const type = request.headers['content-type'] ?? '';
  return new File([new Uint8Array(bytes)], nameOf(request.headers['x-file-name']), { type });
}

function nameOf(header: string | string[] | undefined): string {
  if (typeof header !== 'string') return '';
  try {
    return decodeURIComponent(header);
  } catch {
    return '';
  }
}
