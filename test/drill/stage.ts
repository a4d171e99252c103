import { type ChildProcess, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { open } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { seedCalendar } from '../../server/platform/calendar/index.ts';
import { inTransaction, openDatabase } from '../../server/platform/db.ts';
import { type EmbeddedPostgres, launchPostgres } from '../../server/platform/embedded-postgres/index.ts';
import { migrate } from '../../server/platform/migrate/index.ts';
import { type DatabaseUrls, databaseUrls } from '../../server/platform/migrate/urls.ts';
import { systemPrincipal } from '../../server/platform/principal.ts';
import { openSession } from '../../server/platform/session.ts';
import { type CutLine, openLine } from '../harness/cut-line.ts';
import { type OfficerName, officers, smallCounty } from '../harness/small-county.ts';

const root = join(import.meta.dirname, '../..');

/** Everything that the drill starts, on a folder of its own. */
export interface Stage {
  readonly folder: string;
  readonly dataDir: string;
  readonly key: Buffer;
  readonly urls: DatabaseUrls;
  readonly database: EmbeddedPostgres;
  /** Between the houses and their database. */
  readonly line: CutLine;
  readonly pages: readonly Process[];
  readonly workers: readonly Process[];
  readonly tokens: Readonly<Record<OfficerName, string>>;
  close(): Promise<void>;
}

/** One process of the house that is started again whenever it has ended. */
export interface Process {
  readonly name: string;
  readonly port: number;
  /** kill -9, this child only. False when it is just being started. */
  kill(): boolean;
  /** Ends of this process, once it was up, that the drill did not ask for. */
  readonly falls: number;
  ready(): Promise<void>;
  stop(): Promise<void>;
}

export interface StageOptions {
  readonly folder: string;
  readonly pages: number;
  readonly workers: number;
  readonly say: (text: string) => void;
  /** Which PostgreSQL; the npm package's unless given. */
  readonly binDir?: string | undefined;
  /** Matters that one address may submit in an hour. */
  readonly submitsPerHour?: number;
}

/** Database, small county, sessions, then the processes; ready when every page answers. */
export async function setStage(options: StageOptions): Promise<Stage> {
  const { folder, pages, workers, say, binDir, submitsPerHour = 100_000_000 } = options;
  const dataDir = join(folder, 'data');
  const key = createHash('sha256').update(`anhe drill ${folder}`).digest();
  const database = await launchPostgres({ folder: join(folder, 'postgres'), sharedBuffersMb: 64, notice: say, binDir });
  const admin = new pg.Client({ connectionString: database.url('postgres') });
  await admin.connect();
  await admin.query('create database drill');
  await admin.end();
  const urls = databaseUrls(database.url('drill'), key);
  await migrate(urls);
  const tokens = await peopleAtDesks(urls);
  const line = await openLine(urls.ownerUrl);
  const start = (role: 'api' | 'worker', n: number): Promise<Process> =>
    startProcess({ role, name: `${role} ${n + 1}`, folder, dataDir, key, databaseUrl: line.url, submitsPerHour });
  const made = await Promise.all([
    ...Array.from({ length: pages }, (_, n) => start('api', n)),
    ...Array.from({ length: workers }, (_, n) => start('worker', n)),
  ]);
  return {
    folder,
    dataDir,
    key,
    urls,
    database,
    line,
    pages: made.slice(0, pages),
    workers: made.slice(pages),
    tokens,
    async close() {
      await Promise.all(made.map((process) => process.stop()));
      await line.close();
      await database.stop();
    },
  };
}

async function peopleAtDesks(urls: DatabaseUrls): Promise<Record<OfficerName, string>> {
  const owner = new pg.Client({ connectionString: urls.ownerUrl });
  await owner.connect();
  await owner.query(smallCounty);
  await owner.end();
  const db = openDatabase({ url: urls.appUrl, size: 1 });
  const at = new Date();
  const tokens: Partial<Record<OfficerName, string>> = {};
  await inTransaction(db, systemPrincipal(1, 'drill'), async (tx) => {
    await seedCalendar(tx, at);
    for (const [name, { officerId, postId }] of Object.entries(officers)) {
      const opening = { at, address: '127.0.0.1', agent: 'drill' };
      const { token } = await openSession(tx, { kind: 'officer', officerId, postId }, opening);
      tokens[name as OfficerName] = token;
    }
  });
  await db.end();
  return tokens as Record<OfficerName, string>;
}

interface ProcessOptions {
  readonly role: 'api' | 'worker';
  readonly name: string;
  readonly folder: string;
  readonly dataDir: string;
  readonly key: Buffer;
  readonly databaseUrl: string;
  readonly submitsPerHour: number;
}

async function startProcess(options: ProcessOptions): Promise<Process> {
  const port = await freePort();
  const log = await open(join(options.folder, `${options.name.replace(' ', '-')}.log`), 'a', 0o600);
  const state = { stopping: false, falls: 0, asked: false, up: false, starts: 0 };
  let child: ChildProcess | null = null;
  const life = (async () => {
    while (!state.stopping) {
      child = spawn(process.execPath, [join(root, 'server/main.ts')], {
        env: environment(options, port),
        stdio: ['ignore', 'pipe', log.fd],
      });
      state.starts += 1;
      child.stdout?.on('data', (said: Buffer) => {
        if (!said.includes('Anhe is ready')) return;
        state.up = true;
        state.starts = 0;
      });
      await once(child, 'exit');
      // One that finds no database when it starts ends by itself and is started again, as systemd would.
      if (state.up && !state.asked && !state.stopping) state.falls += 1;
      state.asked = false;
      state.up = false;
      child = null;
      if (!state.stopping) await pause(200);
    }
  })();
  return {
    name: options.name,
    port,
    kill() {
      if (child === null || state.asked) return false;
      state.asked = true;
      return child.kill('SIGKILL');
    },
    get falls() {
      return state.falls;
    },
    async ready() {
      while (options.role === 'api' && !state.stopping && !(await answers(port))) {
        if (state.starts > 20) throw new Error(`${options.name} does not stay up: see its log in ${options.folder}`);
        await pause(100);
      }
    },
    async stop() {
      state.stopping = true;
      child?.kill('SIGTERM');
      await life;
      await log.close();
    },
  };
}

function environment(options: ProcessOptions, port: number): Record<string, string | undefined> {
  return {
    PATH: process.env['PATH'],
    HOME: process.env['HOME'],
    ROLE: options.role,
    PORT: String(port),
    DATABASE_URL: options.databaseUrl,
    DATA_DIR: options.dataDir,
    FIELD_KEY: options.key.toString('base64'),
    SUBMITS_PER_HOUR: String(options.submitsPerHour),
    COUNTY: 'real',
    LOG_LEVEL: 'warn',
  };
}

async function answers(port: number): Promise<boolean> {
  const reply = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(2000) }).catch(() => null);
  return reply?.ok === true;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  probe.listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const bound = probe.address();
  probe.close();
  await once(probe, 'close');
  return typeof bound === 'object' && bound !== null ? bound.port : 0;
}
