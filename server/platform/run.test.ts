import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { readConfig } from './config/index.ts';
import { isAlive, readPostmaster } from './embedded-postgres/postmaster.ts';
import { visitGround } from './ground.ts';
import { withClient } from './migrate/index.ts';

let root: string;
let started: Programme[];

interface Programme {
  process: ChildProcess;
  said: () => string;
  /** Resolves when the text has been said; throws with everything said when the programme ends before. */
  says: (text: string) => Promise<void>;
  /** Exit code and everything said. */
  ended: Promise<number | null>;
}

/** A data folder that was started once and stopped in order: most tests begin on a copy, only some with the first start. */
let prepared: string;

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'anhe-run-'));
  prepared = root;
  started = [];
  const first = start();
  await first.says('Ctrl-C to stop');
  first.process.kill('SIGTERM');
  await first.ended;
}, 0);
afterAll(() => rm(prepared, { recursive: true, force: true }));

/** As it lies there, with the owners that the database wants. */
async function startedBefore(folder = 'data'): Promise<void> {
  await promisify(execFile)('cp', ['-a', join(prepared, 'data'), join(root, folder)]);
}

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'anhe-run-'));
  started = [];
});

afterEach(async () => {
  for (const it of started) {
    it.process.kill('SIGTERM');
    await it.ended;
  }
  await rm(root, { recursive: true, force: true });
});

/** An office of one page that asks the database; its practice county is one row. */
const office = `
  import { createServer } from 'node:http';
  import { once } from 'node:events';
  import pg from 'pg';
  import { withClient } from ${JSON.stringify(new URL('migrate/index.ts', import.meta.url).href)};
  import { run } from ${JSON.stringify(new URL('run.ts', import.meta.url).href)};
  const say = (text) => console.log('[' + text + ']');
  await run({
    loadPractice: (config, ground) => withClient(ground.urls.ownerUrl, async (client) => {
      say('load');
      await client.query("INSERT INTO platform.county (id, code, name, kind, created_at) VALUES (1, '990101', '安和县', 'practice', '2026-01-01')");
    }),
    open: async (config, ground) => {
      say('open');
      const pool = new pg.Pool({ connectionString: ground.urls.appUrl });
      pool.on('error', () => undefined);
      return pool;
    },
    close: async (pool) => { await pool.end(); say('closed'); },
    work: async () => ({ stop: async () => say('jobs stopped') }),
    serve: async (pool) => {
      const server = createServer(async (request, reply) => {
        if (request.url === '/slow') await new Promise((done) => setTimeout(done, 600));
        try {
          const { rows } = await pool.query('SELECT name FROM platform.county');
          reply.end(rows[0].name);
        } catch { reply.writeHead(503); reply.end(); }
      });
      return {
        listen: async ({ host, port }) => {
          server.listen(port, host);
          await once(server, 'listening');
          return 'http://' + host + ':' + server.address().port;
        },
        close: async () => {
          server.closeIdleConnections();
          await new Promise((done) => server.close(done));
          say('pages closed');
        },
      };
    },
  });`;

function start(env: Record<string, string> = {}): Programme {
  const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('npm_')));
  const child = spawn(process.execPath, ['--input-type=module', '-e', office], {
    env: { ...clean, DATA_DIR: join(root, 'data'), PORT: '0', DATABASE_BUFFERS_MB: '32', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  const hear = (part: Buffer): void => void (text += part.toString());
  child.stdout.on('data', hear);
  child.stderr.on('data', hear);
  const ended = once(child, 'close').then(([code]) => (typeof code === 'number' ? code : null));
  const says = async (wanted: string): Promise<void> => {
    while (!text.includes(wanted)) {
      if (child.exitCode !== null || child.signalCode !== null) throw new Error(`ended, having said: ${text}`);
      await pause(20);
    }
  };
  const programme = { process: child, said: () => text, says, ended };
  started.push(programme);
  return programme;
}

const addressIn = (programme: Programme): string => /http:\/\/127\.0\.0\.1:\d+/.exec(programme.said())?.[0] ?? '';
const serverPid = async (): Promise<number> =>
  (await readPostmaster(join(root, 'data', 'postgres', 'cluster')))?.pid ?? 0;

it('starts on an empty folder, loads the practice county once, and Ctrl-C ends all in order with 0', async () => {
  const first = start();
  await first.says('Ctrl-C to stop');
  expect(await (await fetch(addressIn(first))).text()).toBe('安和县');
  const database = await serverPid();
  const slow = fetch(`${addressIn(first)}/slow`).then((reply) => reply.text());
  await pause(100);
  first.process.kill('SIGINT');
  expect(await slow).toBe('安和县');
  expect(await first.ended).toBe(0);
  expect(first.said().match(/\[[^\]]+\]/g)).toEqual(
    ['load', 'open', 'pages closed', 'jobs stopped', 'closed'].map((step) => `[${step}]`),
  );
  expect(isAlive(database)).toBe(false);
  expect(await readdir(join(root, 'data'))).not.toContain('running.json');

  const second = start();
  await second.says('Ctrl-C to stop');
  expect(second.said()).not.toContain('[load]');
});

it('prints one sign-in a role of the practice county, and where all of them are', async () => {
  await startedBefore();
  const clerk = { role: '窗口', organisation: '县中心', areaCode: '990101', username: 'clerk-1', password: 'p-1' };
  const file = join(root, 'data', 'practice-sign-ins.json');
  const both = ['coordinator', 'handler'].map((role) => ({ ...clerk, role, username: 'both' }));
  const all = [clerk, { ...clerk, username: 'clerk-2' }, ...both, { ...clerk, role: 'handler', username: 'bureau' }];
  await writeFile(file, JSON.stringify(all));
  const second = start();
  await second.says('Ctrl-C to stop');
  expect(second.said()).toContain(file);
  expect(second.said()).toContain('clerk-1 / p-1');
  expect(second.said()).not.toContain('clerk-2');
  // Somebody who has the role alone shows what it sees.
  expect(second.said()).toMatch(/coordinator {2}both \/.*handling body {2}bureau \//su);
});

it('tells a second start on the same folder who is running and leaves it with 1', async () => {
  await startedBefore();
  const first = start();
  await first.says('Ctrl-C to stop');
  const second = start();
  expect(await second.ended).toBe(1);
  expect(second.said()).toContain(`安和已在运行（pid ${first.process.pid} ${addressIn(first)}）`);
  expect(second.said()).toContain('Anhe is already running');
  expect(await (await fetch(addressIn(first))).text()).toBe('安和县');
});

it('lets a tool look in while it runs, and gives it the ground alone when nothing runs', async () => {
  await startedBefore();
  const config = readConfig({ DATA_DIR: join(root, 'data'), DATABASE_BUFFERS_MB: '32' });
  const nameOf = (url: string): Promise<unknown[]> =>
    withClient(url, async (client) => (await client.query('SELECT name FROM platform.county')).rows);
  const first = start();
  await first.says('Ctrl-C to stop');
  const beside = await visitGround(config, () => undefined);
  expect(await nameOf(beside.urls.workerUrl)).toEqual([{ name: '安和县' }]);
  await beside.close();
  expect(await (await fetch(addressIn(first))).text()).toBe('安和县');
  first.process.kill('SIGTERM');
  await first.ended;
  const alone = await visitGround(config, () => undefined);
  expect(await nameOf(alone.urls.appUrl)).toEqual([{ name: '安和县' }]);
  await alone.close();
  expect(await serverPid()).toBe(0);
});

it('recovers by itself after a kill -9, and at once when the old one is still stopping', async () => {
  await startedBefore();
  const first = start();
  await first.says('Ctrl-C to stop');
  const orphan = await serverPid();
  first.process.kill('SIGKILL');
  await first.ended;
  expect(isAlive(orphan)).toBe(true);
  const second = start();
  await second.says('Ctrl-C to stop');
  expect(isAlive(orphan)).toBe(false);
  expect(second.said()).not.toContain('[load]');
  second.process.kill('SIGTERM');
  const third = start();
  await third.says('Ctrl-C to stop');
  expect(await (await fetch(addressIn(third))).text()).toBe('安和县');
});

it('is well again after its database was killed with -9', async () => {
  await startedBefore();
  const programme = start();
  await programme.says('Ctrl-C to stop');
  process.kill(await serverPid(), 'SIGKILL');
  await programme.says('The database server is back');
  const replies = [];
  while (replies.at(-1) !== 200) replies.push((await fetch(addressIn(programme))).status);
  expect(replies.filter((status) => status !== 200 && status !== 503)).toEqual([]);
});

it('leaves at once on a second Ctrl-C, and the next start recovers', async () => {
  await startedBefore();
  const first = start();
  await first.says('Ctrl-C to stop');
  const database = await serverPid();
  const slow = fetch(`${addressIn(first)}/slow`).catch(() => 'cut off');
  await pause(100);
  first.process.kill('SIGINT');
  await first.says('press Ctrl-C again');
  first.process.kill('SIGINT');
  expect(await first.ended).toBe(130);
  while (isAlive(database)) await pause(20);
  expect(await slow).toBe('cut off');
  const second = start();
  await second.says('Ctrl-C to stop');
});

it('stops when asked in the middle of the first start, and leaves nothing running', async () => {
  const first = start();
  while (!(await readdir(root)).includes('data')) await pause(5);
  await pause(400);
  first.process.kill('SIGINT');
  expect(await first.ended).toBe(0);
  expect(await serverPid()).toBe(0);
  const second = start();
  await second.says('Ctrl-C to stop');
});

it('stops when npm, which started it, is gone', async () => {
  await startedBefore();
  const launcher = spawn(
    '/bin/sh',
    ['-c', `"$NODE" --input-type=module -e "$OFFICE" > "$DATA_DIR.log" 2>&1 & echo $!; wait`],
    {
      env: {
        ...process.env,
        NODE: process.execPath,
        OFFICE: office,
        DATA_DIR: join(root, 'data'),
        PORT: '0',
        npm_lifecycle_event: 'start',
      },
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  const [line] = await once(launcher.stdout, 'data');
  const pid = Number(String(line));
  const log = (): Promise<string> => readFile(join(root, 'data.log'), 'utf8').catch(() => '');
  while (!(await log()).includes('Ctrl-C to stop')) await pause(20);
  launcher.kill('SIGKILL');
  while (isAlive(pid)) await pause(20);
  expect(await log()).toContain('[closed]');
  const next = start();
  await next.says('Ctrl-C to stop');
});

it('leaves with 2 and one line for each bad variable, touching nothing', async () => {
  const programme = start({ PORT: 'eighty', LOG_LEVEL: 'loud' });
  expect(await programme.ended).toBe(2);
  expect(programme.said().trim().split('\n')).toHaveLength(2);
  expect(await readdir(root)).toEqual([]);
});

it('says which port is taken and leaves with 1, ending what was begun', async () => {
  await startedBefore();
  await startedBefore('other');
  const first = start();
  await first.says('Ctrl-C to stop');
  const port = new URL(addressIn(first)).port;
  const second = start({ DATA_DIR: join(root, 'other'), PORT: port });
  expect(await second.ended).toBe(1);
  expect(second.said()).toContain(`Port ${port} is in use`);
  expect(second.said()).toContain('[closed]');
});

it('refuses to make up a practice county where a real one is wanted', async () => {
  const programme = start({ COUNTY: 'real' });
  expect(await programme.ended).toBe(1);
  expect(programme.said()).toContain('run npm run new-county first');
  expect(programme.said()).not.toContain('[load]');
});

it('refuses a database that was sealed with another key', async () => {
  await startedBefore();
  const second = start({ FIELD_KEY: Buffer.alloc(32, 1).toString('base64') });
  expect(await second.ended).toBe(1);
  expect(second.said()).toContain('Wrong master key');
});
