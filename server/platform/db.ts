import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
} from 'kysely';
import pg from 'pg';
import { Refused, refuse } from '../kernel/refusal.ts';
import { gatheringSocket } from './gathering-socket.ts';
import type { Principal } from './principal.ts';
import { send, type Statement } from './statements.ts';

export { ready, type ReadyStatement, type Statement, statementsOf, writingOf } from './statements.ts';

// Dates of law stay 'YYYY-MM-DD' text, big integers (fen, counts) become numbers: both are exact for what we hold.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, (text) => Number(text));

export interface Database {
  readonly pool: pg.Pool;
  end(): Promise<void>;
}

export interface DatabaseOptions {
  readonly url: string;
  /** Connections at most; further requests wait in line. */
  readonly size?: number;
  /** How long a request waits for a connection before it is told «unavailable», in milliseconds. */
  readonly waitAtMost?: number;
  /**
   * How long a statement may go without its answer, in milliseconds: then its connection is given up and the request is told «unavailable», also when
   * the database is silent without closing the line. Without it a statement may take any time (jobs, the loading of a county).
   */
  readonly answerWithin?: number;
  readonly name?: string;
  readonly onError?: (error: Error) => void;
}

/** One pool a role (app, worker). Pipelined, so that several statements share a round trip. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.size ?? 10,
    connectionTimeoutMillis: options.waitAtMost ?? Math.min(10_000, options.answerWithin ?? 10_000),
    idleTimeoutMillis: 30_000,
    application_name: options.name ?? 'anhe',
    pipeline: true,
    stream: gatheringSocket,
    ...(options.answerWithin === undefined
      ? {}
      : { query_timeout: options.answerWithin, statement_timeout: options.answerWithin }),
    // Our statements are few and always the same: planned once a connection, not once a request. Compiling plans (JIT) never pays for them.
    options: '-c plan_cache_mode=force_generic_plan -c jit=off',
  });
  pool.on('error', (error) => options.onError?.(error));
  // A line lost while a request holds it fails that request's statements; unheard, the same news would end the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  return { pool, end: () => pool.end() };
}

/** A running transaction under one principal. Statements of a module go through `tablesOf<ItsTables>(tx)`. */
export interface Tx {
  readonly principal: Principal;
  readonly client: pg.PoolClient;
  readonly kysely: Kysely<unknown>;
  /** Answers that are awaited with the commit (`sendAlong`). */
  readonly underWay: Promise<unknown>[];
  /** Done when the transaction is over, committed or not: what is kept in memory is looked at anew. */
  readonly atEnd: Set<() => void>;
}

/**
 * Sends a statement whose answer the work does not need: it is awaited with the commit, so the act makes no trip of its own for it. When it fails,
 * PostgreSQL turns the commit into a rollback, and its error is what the act ends with.
 */
export function sendAlong(tx: Tx, statement: Statement<unknown>): void {
  const answer = send(tx.client, statement);
  // Seen to at the commit, or when the work fails; until then it must not count as unhandled.
  answer.catch(() => {});
  tx.underWay.push(answer);
}

/** Reads within the transaction; the statement goes out at once, behind those sent before. */
export async function readIn<R>(tx: Tx, statement: Statement<R>): Promise<R[]> {
  return (await send(tx.client, statement)).rows as R[];
}

/** The transaction as one module sees it: only the tables named in T. */
export function tablesOf<T>(tx: Tx): Kysely<T> {
  return tx.kysely as unknown as Kysely<T>;
}

function connectionOver(client: pg.PoolClient): DatabaseConnection {
  return {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const result = await send(client, { text: query.sql, values: query.parameters });
      return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) };
    },
    // oxlint-disable-next-line require-yield -- Kysely demands the method; streaming is not offered inside an act
    async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
      throw new Error('streaming is not offered inside an act');
    },
  };
}

const builders = new WeakMap<pg.PoolClient, Kysely<unknown>>();

function kyselyOver(client: pg.PoolClient): Kysely<unknown> {
  const known = builders.get(client);
  if (known) return known;
  const connection = connectionOver(client);
  const driver: Driver = {
    init: async () => {},
    acquireConnection: async () => connection,
    beginTransaction: async () => {},
    commitTransaction: async () => {},
    rollbackTransaction: async () => {},
    releaseConnection: async () => {},
    destroy: async () => {},
  };
  const made = new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
  builders.set(client, made);
  return made;
}

const setContext = {
  name: 'anhe_context',
  text: `select set_config('anhe.county', $1, true), set_config('anhe.keys', $2, true), set_config('anhe.matter', $3, true), set_config('anhe.principal', $4, true)`,
};

function contextOf(principal: Principal): string[] {
  const matter = principal.kind === 'party' ? principal.matterId : '';
  return [String(principal.countyId), `{${principal.keys.join(',')}}`, matter, principal.id];
}

/** Something of its own, done on the same line before the transaction and in the same trip: it stands also when the transaction does not. */
export type Ahead = (client: pg.PoolClient) => Promise<void>;

/**
 * One transaction under one principal: begun, told who asks, committed or rolled back as a whole.
 * @throws Refused `unavailable/database-gone` when no connection can be had or it breaks
 */
export async function inTransaction<T>(
  db: Database,
  principal: Principal,
  work: (tx: Tx) => Promise<T>,
  ahead?: Ahead,
): Promise<T> {
  const client = await connect(db);
  const atEnd = new Set<() => void>();
  const underWay: Promise<unknown>[] = [];
  let broken: Error | undefined;
  try {
    const allowed = ahead?.(client);
    allowed?.catch(() => {});
    const opened = Promise.all([client.query('BEGIN'), client.query({ ...setContext, values: contextOf(principal) })]);
    opened.catch(() => {});
    await allowed;
    const result = await work({ principal, client, kysely: kyselyOver(client), underWay, atEnd });
    const committed = client.query('COMMIT');
    committed.catch(() => {});
    await opened;
    // In the order in which they were sent: the first that failed is why the rest did.
    for (const answer of underWay) await answer;
    // What failed and was caught by the work has spoiled the transaction all the same; then PostgreSQL answers the commit with this.
    if ((await committed).command === 'ROLLBACK')
      throw new Error('a statement failed in silence: nothing was committed');
    return result;
  } catch (error) {
    const cause = await causeOf(error, underWay);
    broken = await rollback(client, cause);
    throw broken ? gone(broken) : asRefusal(cause);
  } finally {
    client.release(broken);
    for (const done of atEnd) done();
  }
}

/** A statement after a failed one only hears that the transaction is aborted: the cause is the one that was sent along before it. */
async function causeOf(fault: unknown, underWay: readonly Promise<unknown>[]): Promise<unknown> {
  if ((fault as { code?: string }).code !== '25P02') return fault;
  const settled = await Promise.allSettled(underWay);
  return settled.find((one) => one.status === 'rejected')?.reason ?? fault;
}

type Rows<S> = { [K in keyof S]: S[K] extends Statement<infer R> ? R[] : never };

/** Reads in one round trip: begin, who asks, every statement, commit, sent together. Results keep their names. */
export async function inOneTrip<S extends Record<string, Statement<unknown>>>(
  db: Database,
  principal: Principal,
  statements: S,
): Promise<Rows<S>> {
  const client = await connect(db);
  let broken: Error | undefined;
  try {
    const sent = [
      client.query('BEGIN'),
      client.query({ ...setContext, values: contextOf(principal) }),
      ...Object.values(statements).map((statement) => send(client, statement)),
      client.query('COMMIT'),
    ];
    const settled = await Promise.allSettled(sent);
    const bad = settled.find((s) => s.status === 'rejected');
    if (bad) throw bad.reason;
    const results = settled.slice(2, -1) as PromiseFulfilledResult<pg.QueryResult>[];
    return Object.fromEntries(Object.keys(statements).map((name, i) => [name, results[i]?.value.rows])) as Rows<S>;
  } catch (error) {
    broken = isConnectionLoss(error) ? (error as Error) : undefined;
    throw broken ? gone(broken) : asRefusal(error);
  } finally {
    client.release(broken);
  }
}

async function connect(db: Database): Promise<pg.PoolClient> {
  try {
    return await db.pool.connect();
  } catch (error) {
    throw gone(error as Error);
  }
}

/** Rolls back; gives the error when the connection itself is lost and must not be used again. */
async function rollback(client: pg.PoolClient, cause: unknown): Promise<Error | undefined> {
  if (isConnectionLoss(cause)) return cause as Error;
  try {
    await client.query('ROLLBACK');
    return undefined;
  } catch (error) {
    return error as Error;
  }
}

const lossCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ENOENT',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08003',
  '08001',
]);

export function isConnectionLoss(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = (error as { code?: string }).code;
  if (code && lossCodes.has(code)) return true;
  return /Connection terminated|timeout exceeded when trying to connect|Query read timeout|not queryable|Client was closed/u.test(
    error.message,
  );
}

function gone(cause: Error): Refused {
  const refused = new Refused(refuse('unavailable', 'database-gone'));
  refused.cause = cause;
  return refused;
}

/** Two at once: PostgreSQL's own word for it becomes our «try again»; NUL, which no text can hold, is the input's fault. All else passes through. */
function asRefusal(error: unknown): unknown {
  const code = (error as { code?: string }).code;
  if (code === '22021') return new Refused(refuse('invalid', 'text-nul'));
  if (code === '40001' || code === '40P01' || code === '55P03') {
    const refused = new Refused(refuse('conflict', 'two-at-once'));
    refused.cause = error;
    return refused;
  }
  // Disk full, no connection left, or no answer in time.
  if (code === '53100' || code === '53300' || code === '57014') return gone(error as Error);
  return error;
}
