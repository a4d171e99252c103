import { createHash } from 'node:crypto';
import {
  type CompiledQuery,
  type DatabaseConnection,
  type Driver,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type QueryResult,
  type RawBuilder,
} from 'kysely';
import pg from 'pg';
import { Refused, refuse } from '../kernel/refusal.ts';
import type { Principal } from './principal.ts';

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
  readonly name?: string;
  readonly onError?: (error: Error) => void;
}

/** One pool a role (app, worker). Pipelined, so that several statements share a round trip. */
export function openDatabase(options: DatabaseOptions): Database {
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.size ?? 10,
    connectionTimeoutMillis: options.waitAtMost ?? 10_000,
    idleTimeoutMillis: 30_000,
    application_name: options.name ?? 'anhe',
    pipeline: true,
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
}

/** The transaction as one module sees it: only the tables named in T. */
export function tablesOf<T>(tx: Tx): Kysely<T> {
  return tx.kysely as unknown as Kysely<T>;
}

/** For building statements that are sent later (`inOneTrip`). Knows no connection. */
export function statementsOf<T>(): Kysely<T> {
  return compiler as unknown as Kysely<T>;
}

const compiler = new Kysely<unknown>({
  dialect: {
    createAdapter: () => new PostgresAdapter(),
    createDriver: () => new DummyDriver(),
    createIntrospector: (db) => new PostgresIntrospector(db),
    createQueryCompiler: () => new PostgresQueryCompiler(),
  },
});

/** A query builder's statement, or raw SQL. */
export type Statement<R> = { compile(): CompiledQuery<R> } | RawBuilder<R>;

function compiled(statement: Statement<unknown>): CompiledQuery<unknown> {
  return isRawBuilder(statement) ? statement.compile(compiler) : statement.compile();
}

function isRawBuilder(statement: Statement<unknown>): statement is RawBuilder<unknown> {
  return 'isRawBuilder' in statement && statement.isRawBuilder;
}

const names = new Map<string, string>();

/** Prepared-statement name of a text; only a bounded number is kept, the rest goes unnamed. */
function nameOf(text: string): string | undefined {
  const known = names.get(text);
  if (known) return known;
  if (names.size >= 2000 || text.length > 20_000) return undefined;
  const name = `s${createHash('sha256').update(text).digest('base64url').slice(0, 20)}`;
  names.set(text, name);
  return name;
}

function send<R>(client: pg.PoolClient, query: CompiledQuery<R>): Promise<pg.QueryResult> {
  return client.query({ name: nameOf(query.sql), text: query.sql, values: query.parameters as unknown[] });
}

function connectionOver(client: pg.PoolClient): DatabaseConnection {
  return {
    async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
      const result = await send(client, query);
      return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) };
    },
    // oxlint-disable-next-line require-yield -- Kysely demands the method; streaming is not offered inside an act
    async *streamQuery<R>(): AsyncIterableIterator<QueryResult<R>> {
      throw new Error('streaming is not offered inside an act');
    },
  };
}

function kyselyOver(client: pg.PoolClient): Kysely<unknown> {
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
  return new Kysely<unknown>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });
}

const setContext = {
  name: 'anhe_context',
  text: `select set_config('anhe.county', $1, true), set_config('anhe.keys', $2, true), set_config('anhe.matter', $3, true), set_config('anhe.principal', $4, true)`,
};

function contextOf(principal: Principal): string[] {
  const matter = principal.kind === 'party' ? principal.matterId : '';
  return [String(principal.countyId), `{${principal.keys.join(',')}}`, matter, principal.id];
}

/**
 * One transaction under one principal: begun, told who asks, committed or rolled back as a whole.
 * @throws Refused `unavailable/database-gone` when no connection can be had or it breaks
 */
export async function inTransaction<T>(db: Database, principal: Principal, work: (tx: Tx) => Promise<T>): Promise<T> {
  const client = await connect(db);
  let broken: Error | undefined;
  try {
    const opened = Promise.all([client.query('BEGIN'), client.query({ ...setContext, values: contextOf(principal) })]);
    opened.catch(() => {});
    const result = await work({ principal, client, kysely: kyselyOver(client) });
    await opened;
    await client.query('COMMIT');
    return result;
  } catch (error) {
    broken = await rollback(client, error);
    throw broken ? gone(broken) : asRefusal(error);
  } finally {
    client.release(broken);
  }
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
    const sent = inOneWrite(client, () => [
      client.query('BEGIN'),
      client.query({ ...setContext, values: contextOf(principal) }),
      ...Object.values(statements).map((statement) => send(client, compiled(statement))),
      client.query('COMMIT'),
    ]);
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

/** Everything sent within goes out as one write to the socket instead of one a message. */
function inOneWrite<T>(client: pg.PoolClient, sendAll: () => T): T {
  const { stream } = (client as unknown as { connection: { stream: { cork(): void; uncork(): void } } }).connection;
  stream.cork();
  try {
    return sendAll();
  } finally {
    stream.uncork();
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
  return /Connection terminated|timeout exceeded when trying to connect|not queryable|Client was closed/u.test(
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
  if (code === '53100' || code === '53300') return gone(error as Error);
  return error;
}
