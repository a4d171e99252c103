import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { join } from 'node:path';
import { pino } from 'pino';
import { buildApp } from '../../server/app.ts';
import { type OpenedHouse, openHouse } from '../../server/open-house.ts';
import { testKey } from '../harness/cluster.ts';
import { type CutLine, openLine } from '../harness/cut-line.ts';
import { type TestHouse, testHouse, type TestRequest } from '../harness/house.ts';

/** A house whose line to the database can be cut; `sound` is the same county by a line of its own, for arranging and looking. */
export interface HouseOnALine {
  readonly sound: TestHouse;
  readonly line: CutLine;
  readonly house: OpenedHouse;
  readonly app: FastifyInstance;
  send(request: TestRequest): Promise<LightMyRequestResponse>;
  close(): Promise<void>;
}

interface LineOptions {
  /** How long the house waits for an answer of the database, in milliseconds. */
  readonly answerWithin?: number;
  /** Folder of the built web, where pages are served too. */
  readonly distDir?: string;
}

export async function houseOnALine(options: LineOptions = {}): Promise<HouseOnALine> {
  const { answerWithin, distDir } = options;
  const sound = await testHouse();
  const line = await openLine(sound.database.appUrl);
  const house = await openHouse({
    appUrl: line.url,
    key: testKey,
    profileDir: join(import.meta.dirname, '../../profiles/default'),
    config: sound.house.config,
    log: pino({ level: 'silent' }),
    clock: sound.clock,
    pool: 5,
    ...(answerWithin === undefined ? {} : { answerWithin }),
  });
  const app = await buildApp(house, { checkReplies: true, ...(distDir === undefined ? {} : { distDir }) });
  await app.ready();
  return {
    sound,
    line,
    house,
    app,
    async send(request) {
      const bearer = request.bearer ?? (request.as ? await sound.token(request.as) : undefined);
      return app.inject({
        method: request.method ?? 'POST',
        url: request.url,
        headers: {
          ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
          'idempotency-key': request.key ?? `line-${crypto.randomUUID()}`,
          ...(request.version === undefined ? {} : { 'if-match': `"${request.version}"` }),
        },
        ...(request.body === undefined ? {} : { payload: request.body as object }),
      });
    },
    async close() {
      line.mend();
      await app.close();
      await house.close();
      await line.close();
      await sound.close();
    },
  };
}
