import type { FastifyInstance } from 'fastify';
import type { Call } from '../act.ts';
import type { House } from '../house.ts';
import type { Serve } from '../http/serve.ts';
import { limit } from '../rate-limit.ts';
import { type Cabinet, cabinetOf } from './cabinet.ts';
import { finishUpload, getUpload, sendPiece, startUpload, uploadFile } from './contract.ts';
import { readFilesIn } from './form.ts';
import { examine, keepFile } from './receive.ts';
import { begin, finish, progress, receivePiece } from './upload.ts';

export interface FileRoutesOptions {
  readonly house: House;
  /** How contracts are served on the given scope: `(scope) => serveOn(scope, options)`. */
  readonly serveIn: (scope: FastifyInstance) => Serve;
  readonly cabinet?: Cabinet;
}

/** Serves the file contracts in a scope of their own, the only one that takes bodies of many megabytes. */
export async function fileRoutes(app: FastifyInstance, options: FileRoutesOptions): Promise<void> {
  const { house } = options;
  const cabinet = options.cabinet ?? cabinetOf(house);
  // As many as the submissions of one address in an hour may carry: a village agent files for many, a flood does not pass.
  const points = house.config.submitsPerHour * house.profile.files.perResidentSubmission;
  const hourly = limit(house, 'upload', { points, seconds: 3600 });
  await app.register(async (scope) => {
    await readFilesIn(scope, house.profile.files.maxBytes);
    const serve = options.serveIn(scope);

    serve(uploadFile, async (call) => {
      await hourly.consume(caller(call));
      const { file } = call.body;
      const bytes = Buffer.from(await file.arrayBuffer());
      const sound = await examine(house, { bytes, name: file.name, declared: file.type || undefined });
      return keepFile(house, cabinet, call.principal, sound, call.at);
    });
    serve(startUpload, async (call) => {
      await hourly.consume(caller(call));
      return begin(uploadOf(call, cabinet), call.body);
    });
    serve(sendPiece, (call) =>
      receivePiece(uploadOf(call, cabinet), call.params.uploadId, call.params.piece, call.body),
    );
    serve(getUpload, (call) => progress(uploadOf(call, cabinet), call.params.uploadId));
    serve(finishUpload, (call) => finish(uploadOf(call, cabinet), call.params.uploadId));
  });
}

function uploadOf(call: Call, cabinet: Cabinet): Parameters<typeof progress>[0] {
  return { house: call.house, cabinet, principal: call.principal, at: call.at };
}

function caller(call: Call): string {
  return call.principal.kind === 'open' ? call.address : call.principal.id;
}
