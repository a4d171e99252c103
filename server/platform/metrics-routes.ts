import { createHash, timingSafeEqual } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import Fastify, { type FastifyInstance, type FastifyReply } from 'fastify';
import type { Database } from './db.ts';
import type { House } from './house.ts';
import { faultLine } from './log.ts';
import type { Metrics } from './metrics.ts';

/** How long the database may take to say that it is there, in milliseconds. */
const patience = 2000;

/**
 * Every answered request becomes one line of the log and one figure: operation, status, time, id. Never a path with values in it, a query, a
 * header or a name. Pages and their parts are counted, not logged.
 */
export function observeRequests(app: FastifyInstance, house: Pick<House, 'log'>, metrics: Metrics): void {
  app.addHook('onResponse', async (request, reply) => {
    const named = request.routeOptions.schema?.operationId;
    const operation = named ?? (request.routeOptions.url === undefined ? 'none' : 'page');
    metrics.request(operation, reply.statusCode, reply.elapsedTime / 1000);
    if (named === undefined) return;
    const line = {
      operation,
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
      requestId: request.id,
    };
    if (reply.statusCode >= 500) house.log.warn(line, 'request');
    else house.log.info(line, 'request');
  });
}

/**
 * /healthz: the process lives. /readyz: it also gets answers from its database, so requests may come. However many ask, one question is under way.
 */
export function healthRoutes(app: FastifyInstance, house: Pick<House, 'db' | 'log'>): void {
  let asking: Promise<string | undefined> | undefined;
  app.get('/healthz', { schema: { hide: true } }, async (_, reply) => state(reply, 200, 'alive'));
  app.get('/readyz', { schema: { hide: true } }, async (_, reply) => {
    asking ??= faultOf(house.db).finally(() => (asking = undefined));
    const fault = await asking;
    if (fault === undefined) return state(reply, 200, 'ready');
    house.log.warn({ fault }, 'not ready');
    return state(reply, 503, 'database-gone');
  });
}

function state(reply: FastifyReply, status: number, text: string): FastifyReply {
  return reply.code(status).header('cache-control', 'no-store').send({ status: text });
}

/**
 * Undefined when the database answers: this question, or, where all lines are taken and it stands in the queue, that of another request. A full house is
 * not a house without its database; one in which no line comes free for so long cannot answer anybody.
 */
async function faultOf({ pool }: Database): Promise<string | undefined> {
  const over = new AbortController();
  const asked = pool.query('select 1').then(
    () => undefined,
    (error: unknown) => faultLine(error),
  );
  const answered = new Promise<undefined>((resolve) => {
    const released = (broken?: Error | boolean): void => {
      if (!broken) resolve(undefined);
    };
    pool.on('release', released);
    over.signal.addEventListener('abort', () => pool.off('release', released));
  });
  try {
    return await Promise.race([asked, answered, pause(patience, 'no answer in time', { ref: false })]);
  } finally {
    over.abort();
  }
}

/** GET /metrics for whoever has the token (`Authorization: Bearer …`). Without a token in the configuration there is no such page. */
export function metricsRoute(app: FastifyInstance, metrics: Metrics, token: string | undefined): void {
  if (token === undefined) return;
  const expected = digest(`Bearer ${token}`);
  app.get('/metrics', { schema: { hide: true } }, async (request, reply) => {
    if (!timingSafeEqual(digest(request.headers.authorization ?? ''), expected))
      return reply.code(401).header('www-authenticate', 'Bearer').send({ status: 'token-needed' });
    return figures(metrics, reply);
  });
}

function digest(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}

/** Health and figures on a port of their own, for a network that only the operator reaches (and for a worker, which serves no pages). */
export async function metricsServer(
  house: Pick<House, 'db' | 'log'>,
  metrics: Metrics,
  on: { readonly host: string; readonly port: number },
): Promise<{ readonly url: string; close(): Promise<void> }> {
  const app = Fastify({ logger: false, forceCloseConnections: true });
  healthRoutes(app, house);
  app.get('/metrics', async (_, reply) => figures(metrics, reply));
  const url = await app.listen({ host: on.host, port: on.port });
  return { url, close: () => app.close() };
}

async function figures(metrics: Metrics, reply: FastifyReply): Promise<FastifyReply> {
  const { type, text } = await metrics.read();
  return reply.header('cache-control', 'no-store').header('content-type', type).send(text);
}
