import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../test/harness/database.ts';
import { createHttp } from '../http/server.ts';
import { serveOn } from '../http/serve.ts';
import { type HouseForTests, houseOn } from '../jobs/testing.ts';
import { withClient } from '../migrate/index.ts';
import { openPrincipal, type Principal } from '../principal.ts';
import { cabinetOf } from './cabinet.ts';
import type { KeptFile } from './contract.ts';
import { fileRoutes } from './index.ts';
import type { Writer } from './sealed-bytes.ts';

/** What a test of files works with: made anew for each test but the database, which is emptied. */
export interface FilesDesk {
  base: TestDatabase;
  folder: string;
  house: HouseForTests;
  /** One folder and one key, another role: as the worker process is. */
  worker: HouseForTests;
  app: FastifyInstance;
}

/** Lays the desk out before each test of the file that calls this, and clears it away. */
export function filesDesk(): FilesDesk {
  const desk = {} as FilesDesk;
  beforeAll(async () => {
    desk.base = await testDatabase();
  });
  afterAll(() => desk.base.drop());
  beforeEach(async () => {
    desk.folder = await mkdtemp(join(tmpdir(), 'anhe-files-'));
    desk.house = houseOn(desk.base.appUrl, desk.folder);
    desk.worker = houseOn(desk.base.workerUrl, desk.folder);
    desk.app = await serving(desk.house);
    return async () => {
      await desk.app.close();
      await desk.house.db.end();
      await desk.worker.db.end();
      await rm(desk.folder, { recursive: true, force: true });
      await withClient(desk.base.ownerUrl, (client) =>
        client.query('truncate files.file, files.upload, platform.rate_limit'),
      );
    };
  });
  return desk;
}

/** The file routes on a server of their own; `write` stands in for the disk. */
export async function serving(where: HouseForTests, write?: Writer): Promise<FastifyInstance> {
  const server = await createHttp({ house: where });
  const options = { house: where, principalOf: async () => openPrincipal(1), checkReplies: true };
  const cabinet = write ? cabinetOf({ ...where }, write) : undefined;
  await fileRoutes(server, { house: where, serveIn: (scope) => serveOn(scope, options), cabinet });
  await server.ready();
  return server;
}

export interface Part {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly name: string;
  readonly type?: string;
  readonly field?: string;
}

/** Hands a file in by a form, as a page does. */
export async function upload(
  app: FastifyInstance,
  part: Part,
): Promise<{ status: number; body: KeptFile & { code?: string } }> {
  const form = new FormData();
  form.set(part.field ?? 'file', new File([part.bytes], part.name, { type: part.type }));
  const request = new Request('http://loopback', { method: 'POST', body: form });
  const reply = await app.inject({
    method: 'POST',
    url: '/api/files',
    headers: { 'content-type': request.headers.get('content-type') ?? '' },
    payload: Buffer.from(await request.arrayBuffer()),
  });
  return { status: reply.statusCode, body: reply.json() };
}

export function ofMatter(matterId: string): Principal {
  return { kind: 'party', id: `party:${matterId}`, countyId: 1, keys: [], matterId, partyId: matterId };
}

export const pdf = new TextEncoder().encode(`%PDF-1.7\n1 0 obj<<>>endobj\n${'x'.repeat(3000)}\n%%EOF`);

/** Every file that lies in the folder. */
export async function storedFiles(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}
