import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { testDatabase, type TestDatabase } from '../../test/harness/database.ts';
import { route } from '../kernel/route.ts';
import { inTransaction, openDatabase } from './db.ts';
import { serveOn } from './http/serve.ts';
import { createHttp } from './http/server.ts';
import { type HouseForTests, houseOn } from './jobs/testing.ts';
import { createMetrics, type Metrics } from './metrics.ts';
import { healthRoutes, metricsRoute, metricsServer, observeRequests } from './metrics-routes.ts';
import { enqueue } from './outbox.ts';
import { openPrincipal } from './principal.ts';

let base: TestDatabase;
let folder: string;
let house: HouseForTests;
let app: FastifyInstance;
let metrics: Metrics;
const token = 'a-token-of-the-operator';

const findThing = route({
  operationId: 'findThing',
  method: 'GET',
  path: '/api/things/{name}',
  summary: { zh: '查找', en: 'Find' },
  tag: 'test',
  who: 'open',
  params: z.strictObject({ name: z.string() }),
  query: z.strictObject({ q: z.string().optional(), fail: z.stringbool().optional() }),
  reply: z.strictObject({ found: z.boolean() }),
});

beforeAll(async () => {
  base = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'anhe-metrics-'));
  house = houseOn(base.appUrl, folder);
  metrics = createMetrics(house.db);
  app = await createHttp({ house });
  observeRequests(app, house, metrics);
  healthRoutes(app, house);
  metricsRoute(app, metrics, token);
  serveOn(app, { house, principalOf: async () => openPrincipal(1) })(findThing, async (call) => {
    if (call.query.fail) throw new Error(`no row for "${call.query.q}" 13800001234`);
    return { found: true };
  });
  await app.ready();
});
afterAll(async () => {
  await app.close();
  await house.db.end();
  await base.drop();
  await rm(folder, { recursive: true, force: true });
});

const read = (authorization?: string) =>
  app.inject({ url: '/metrics', headers: authorization ? { authorization } : {} });

it('gives figures to whoever has the token, and to nobody else', async () => {
  expect((await read()).statusCode).toBe(401);
  expect((await read('Bearer another-token-altogether')).statusCode).toBe(401);
  expect((await read(`Bearer ${token}`)).statusCode).toBe(200);
});

it('has no such page when no token is set', async () => {
  const bare = await createHttp({ house });
  metricsRoute(bare, metrics, undefined);
  expect((await bare.inject('/metrics')).statusCode).toBe(404);
  await bare.close();
});

it('counts requests by operation and status, connections and waiting jobs', async () => {
  await app.inject('/api/things/a');
  await inTransaction(house.db, openPrincipal(1), (tx) => enqueue(tx, 'test.waits', {}));
  const { body } = await read(`Bearer ${token}`);
  expect(body).toContain('anhe_http_request_seconds_count{operation="findThing",status="200"} 1');
  expect(body).toMatch(/anhe_database_connections\{state="open"\} [1-9]/u);
  expect(body).toContain('anhe_jobs{state="waiting"} 1');
  expect(body).toContain('anhe_jobs{state="stuck"} 0');
});

it('logs a request by operation, status, time and id, and nothing of what was asked', async () => {
  house.lines.length = 0;
  await app.inject({
    url: `/api/things/${encodeURIComponent('张三')}?q=${encodeURIComponent('宅基地')}`,
    headers: { cookie: 'anhe=secretcookie' },
  });
  const failed = await app.inject(`/api/things/b?fail=true&q=${encodeURIComponent('李四')}`);
  expect(failed.statusCode).toBe(500);
  const lines = house.lines.map((line) => JSON.parse(line));
  expect(lines.filter((line) => line.msg === 'request')).toMatchObject([
    { level: 'info', operation: 'findThing', status: 200, requestId: expect.any(String), ms: expect.any(Number) },
    { level: 'warn', operation: 'findThing', status: 500, requestId: failed.json().requestId },
  ]);
  for (const word of ['张三', '宅基地', '李四', 'secretcookie', '13800001234', encodeURIComponent('张三')])
    expect(house.lines.join('')).not.toContain(word);
});

it('is alive without its database, and ready only with it', async () => {
  expect((await app.inject('/healthz')).json()).toEqual({ status: 'alive' });
  expect((await app.inject('/readyz')).json()).toEqual({ status: 'ready' });
  const lost = houseOn(base.appUrl, folder, { db: openDatabase({ url: 'postgres://127.0.0.1:1/none' }) });
  const own = await metricsServer(lost, createMetrics(lost.db), { host: '127.0.0.1', port: 0 });
  expect((await fetch(`${own.url}/healthz`)).status).toBe(200);
  const ready = await fetch(`${own.url}/readyz`);
  expect([ready.status, await ready.json()]).toEqual([503, { status: 'database-gone' }]);
  const figures = await (await fetch(`${own.url}/metrics`)).text();
  expect(figures).toContain('anhe_metrics_failures_total 1');
  expect(figures).not.toContain('anhe_jobs{');
  await own.close();
  await lost.db.end();
});
