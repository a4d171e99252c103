import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import pg from 'pg';
import { pino } from 'pino';
import { buildApp } from '../../server/app.ts';
import type { RouteContract } from '../../server/kernel/route.ts';
import { type OpenedHouse, openHouse } from '../../server/open-house.ts';
import { seedCalendar } from '../../server/platform/calendar/index.ts';
import { type SettableClock, settableClock } from '../../server/platform/clock.ts';
import { inTransaction, openDatabase } from '../../server/platform/db.ts';
import { systemPrincipal } from '../../server/platform/principal.ts';
import { openSession } from '../../server/platform/session.ts';
import { smallCounty, type OfficerName, officers } from './small-county.ts';
import { testDatabase, type TestDatabase } from './database.ts';

/** A small county on a database of its own, with its app and a clock that the test moves. */
export interface TestHouse {
  readonly house: OpenedHouse;
  readonly app: FastifyInstance;
  readonly clock: SettableClock;
  readonly database: TestDatabase;
  readonly contracts: readonly RouteContract[];
  /** Bearer token of an officer of the small county. */
  token(officer: OfficerName): Promise<string>;
  /** As an officer (or nobody): sends, answers. `key` and `version` as headers. */
  send(request: TestRequest): Promise<LightMyRequestResponse>;
  /** Looks as the superuser, past every policy. */
  look<T extends pg.QueryResultRow>(sql: string, values?: unknown[]): Promise<T[]>;
  close(): Promise<void>;
}

export interface TestRequest {
  readonly as?: OfficerName;
  /** A party's bearer token. */
  readonly bearer?: string;
  readonly method?: 'GET' | 'POST' | 'DELETE';
  readonly url: string;
  readonly body?: unknown;
  readonly key?: string;
  readonly version?: number;
  readonly headers?: Record<string, string>;
}

/** Monday 2026-03-02, 10:00 in China: an ordinary working morning. */
export const monday = new Date('2026-03-02T10:00:00+08:00');

let keys = 0;

/** Makes the small county and opens it, on a fresh database unless one is given. Call in beforeAll; close in afterAll. */
export async function testHouse(
  at: Date = monday,
  kind: 'real' | 'practice' = 'real',
  given?: TestDatabase,
): Promise<TestHouse> {
  const database = given ?? (await testDatabase());
  const dataDir = await mkdtemp(join(tmpdir(), 'anhe-house-'));
  const owner = new pg.Client({ connectionString: database.ownerUrl });
  await owner.connect();
  await owner.query(smallCounty);
  await owner.query('update platform.county set kind = $1', [kind]);
  await seed(database, at);
  const clock = settableClock(at);
  const contracts: RouteContract[] = [];
  const house = await openHouse({
    appUrl: database.appUrl,
    key: createHash('sha256').update('anhe tests').digest(),
    profileDir: join(import.meta.dirname, '../../profiles/default'),
    config: { dataDir, sessionIdleMinutes: 30, submitsPerHour: 100_000 },
    log: pino({ level: process.env['TEST_LOG'] ?? 'error' }),
    clock,
    pool: 5,
  });
  const app = await buildApp(house, { checkReplies: true, onContract: (c) => contracts.push(c) });
  await app.ready();
  const tokens = new Map<OfficerName, string>();
  const token = async (officer: OfficerName): Promise<string> => {
    const known = tokens.get(officer);
    if (known) return known;
    const { officerId, postId } = officers[officer];
    const made = await inTransaction(house.db, systemPrincipal(house.countyId, 'test'), (tx) =>
      openSession(
        tx,
        { kind: 'officer', officerId, postId },
        {
          at: house.clock.now(),
          endsAt: new Date(house.clock.now().getTime() + 400 * 86_400_000),
          address: '127.0.0.1',
          agent: 'test',
        },
      ),
    );
    tokens.set(officer, made.token);
    return made.token;
  };
  return {
    house,
    app,
    clock,
    database,
    contracts,
    token,
    async send(request) {
      const bearer = request.bearer ?? (request.as ? await token(request.as) : undefined);
      const method = request.method ?? 'POST';
      keys += 1;
      return app.inject({
        method,
        url: request.url,
        headers: {
          ...(bearer ? { authorization: `Bearer ${bearer}` } : {}),
          ...(method === 'GET'
            ? {}
            : { 'idempotency-key': request.key ?? `test-key-${String(keys).padStart(12, '0')}` }),
          ...(request.version === undefined ? {} : { 'if-match': `"${request.version}"` }),
          ...request.headers,
        },
        ...(request.body === undefined ? {} : { payload: request.body as object }),
      });
    },
    look: async (sql, values) => (await owner.query(sql, values)).rows,
    async close() {
      await app.close();
      await house.close();
      await owner.end();
      await database.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function seed(database: TestDatabase, at: Date): Promise<void> {
  const db = openDatabase({ url: database.appUrl, size: 1 });
  await inTransaction(db, systemPrincipal(1, 'test'), (tx) => seedCalendar(tx, at));
  await db.end();
}
