import { pino } from 'pino';
import type pg from 'pg';
import { buildApp } from '../server/app.ts';
import { openHouse } from '../server/open-house.ts';
import type { BenchGround } from './ground.ts';
import type { Operation } from './operations.ts';

interface Sent {
  readonly name?: string | undefined;
  readonly text: string;
  readonly values?: unknown[] | undefined;
}

/** The statements of one request: those of a group were sent without waiting for one another, each group after the answers of the last. */
export type Script = readonly (readonly Sent[])[];

type Query = (query: string | Sent, values?: unknown[]) => Promise<pg.QueryResult>;

/** One request as it was recorded: its statements, and what it was answered. */
export interface Recording {
  readonly script: Script;
  readonly reply: string;
}

/** The real code in this process, whose statements are written down with their values. */
export interface Recorder {
  /**
   * Sends requests of an operation and notes the statements of each one's last transaction. Nothing stays: the commit is turned into a
   * rollback, so that the script can later be run for good, once.
   */
  record(operation: Operation, count: number): Promise<Recording[]>;
  close(): Promise<void>;
}

export async function openRecorder(ground: BenchGround): Promise<Recorder> {
  const house = await openHouse({
    appUrl: ground.urls.appUrl,
    key: ground.key,
    profileDir: ground.profileDir,
    config: { dataDir: ground.dataDir, sessionIdleMinutes: 30, submitsPerHour: 1_000_000_000 },
    log: pino({ level: 'error' }),
    pool: 2,
  });
  const app = await buildApp(house, { trustedProxies: ['127.0.0.1'] });
  const { pool } = house.db;
  const connect: (...given: unknown[]) => unknown = pool.connect.bind(pool);
  let trips: Sent[][][] = [];
  const recorded = async (): Promise<pg.PoolClient> => {
    const groups: Sent[][] = [];
    trips.push(groups);
    return recording((await connect()) as pg.PoolClient, groups);
  };
  // With a callback it is the pool's own `query` that asks: single statements outside transactions, which are not the act's.
  Object.assign(pool, { connect: (...given: unknown[]) => (given.length > 0 ? connect(...given) : recorded()) });
  return {
    async record(operation, count) {
      const recordings: Recording[] = [];
      for (let i = 0; i < count; i += 1) {
        trips = [];
        const request = operation.next(i, count);
        const reply = await app.inject({
          method: request.method,
          url: request.path,
          headers: { ...request.headers },
          ...(request.body === undefined ? {} : { payload: request.body as object }),
        });
        if (reply.statusCode >= 300) throw new Error(`${operation.name}: ${reply.statusCode} ${reply.body}`);
        // The session is looked up in a transaction before; the act or the page is the last.
        const script = trips.at(-1);
        if (script) recordings.push({ script, reply: reply.body });
      }
      return recordings;
    },
    async close() {
      await app.close();
      await house.close();
    },
  };
}

/** A client that notes what is sent; statements sent while others are under way belong to their group. */
function recording(client: pg.PoolClient, groups: Sent[][]): pg.PoolClient {
  let underWay = 0;
  const query: Query = async (asked, values) => {
    const sent: Sent = typeof asked === 'string' ? { text: asked, values } : asked;
    if (underWay === 0) groups.push([]);
    // The count of an address's tries stands beside the act, in a transaction of its own.
    if (sent.name !== 'anhe_limit') groups.at(-1)?.push(sent);
    underWay += 1;
    try {
      const result = await (client.query as unknown as Query)(sent.text === 'COMMIT' ? 'ROLLBACK' : asked, values);
      return sent.text === 'COMMIT' ? { ...result, command: 'COMMIT' } : result;
    } finally {
      underWay -= 1;
    }
  };
  return new Proxy(client, {
    get(target, property) {
      if (property === 'query') return query;
      const value: unknown = Reflect.get(target, property, target);
      return typeof value === 'function' ? (value as (...given: unknown[]) => unknown).bind(target) : value;
    },
  });
}
