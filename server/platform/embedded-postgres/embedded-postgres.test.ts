import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { testBinDir } from '../../../test/harness/cluster.ts';
import { withClient } from '../migrate/index.ts';
import { launchPostgres } from './index.ts';
import type { EmbeddedPostgres } from './index.ts';
import { isAlive } from './postmaster.ts';
import { buffersFor, serverSettings } from './settings.ts';

let root: string;
let running: EmbeddedPostgres[];
const folder = (): string => join(root, 'data', 'postgres');
const binDir = testBinDir();

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'anhe-pg-'));
  await mkdir(join(root, 'data'), { mode: 0o700 });
  running = [];
});

afterEach(async () => {
  for (const server of running) await server.stop();
  await rm(root, { recursive: true, force: true });
});

async function launch(at = folder(), notices: string[] = []): Promise<EmbeddedPostgres> {
  const notice = (text: string): void => void notices.push(text);
  const server = await launchPostgres({ folder: at, binDir, sharedBuffersMb: 32, notice });
  running.push(server);
  return server;
}

function write(server: EmbeddedPostgres, text: string): Promise<unknown> {
  return withClient(server.url('postgres'), async (client) => {
    await client.query('CREATE TABLE IF NOT EXISTS note (text text)');
    await client.query('INSERT INTO note VALUES ($1)', [text]);
  });
}

async function read(server: EmbeddedPostgres): Promise<string[]> {
  const { rows } = await withClient(server.url('postgres'), (client) =>
    client.query<{ text: string }>('SELECT text FROM note ORDER BY text'),
  );
  return rows.map(({ text }) => text);
}

async function pidOf(server: EmbeddedPostgres): Promise<number> {
  for (let tries = 0; tries < 200; tries += 1) {
    const pid = server.pid();
    if (pid !== null) return pid;
    await pause(50);
  }
  throw new Error('the server did not come back');
}

it('keeps what was written over a stop and a start, forced to disk', async () => {
  const first = await launch();
  await write(first, '一');
  await first.stop();
  const second = await launch();
  expect(await read(second)).toEqual(['一']);
  const { rows } = await withClient(second.url('postgres'), (client) =>
    client.query(
      `SELECT name, setting FROM pg_settings
       WHERE name IN ('fsync', 'synchronous_commit', 'full_page_writes', 'data_checksums', 'listen_addresses') ORDER BY name`,
    ),
  );
  expect(rows).toEqual([
    { name: 'data_checksums', setting: 'on' },
    { name: 'fsync', setting: 'on' },
    { name: 'full_page_writes', setting: 'on' },
    { name: 'listen_addresses', setting: '' },
    { name: 'synchronous_commit', setting: 'on' },
  ]);
});

it('starts the server again on the same address when it is killed with -9 under us', async () => {
  const notices: string[] = [];
  const server = await launch(folder(), notices);
  await write(server, '一');
  const before = await pidOf(server);
  process.kill(before, 'SIGKILL');
  while (server.pid() === before) await pause(10);
  const after = await pidOf(server);
  expect(after).not.toBe(before);
  expect(await read(server)).toEqual(['一']);
  expect(notices.join()).toMatch(/ended unexpectedly.*is back/);
});

it('starts again with a session still open at the moment of the kill', async () => {
  const server = await launch();
  await write(server, '一');
  await withClient(server.url('postgres'), async (client) => {
    await client.query('BEGIN');
    await client.query(`INSERT INTO note VALUES ('half done')`);
    const before = await pidOf(server);
    process.kill(before, 'SIGKILL');
    while (server.pid() === before) await pause(10);
    await pidOf(server);
  });
  expect(await read(server)).toEqual(['一']);
});

/** A programme of its own that launches the server, writes one row and waits. */
async function launchElsewhere(): Promise<{ kill: () => Promise<void>; server: number }> {
  const script = `
    import { launchPostgres } from ${JSON.stringify(new URL('index.ts', import.meta.url).href)};
    import { withClient } from ${JSON.stringify(new URL('../migrate/index.ts', import.meta.url).href)};
    const server = await launchPostgres(${JSON.stringify({ folder: folder(), binDir, sharedBuffersMb: 32 })});
    await withClient(server.url('postgres'), (client) => client.query("CREATE TABLE note AS SELECT 'kept' AS text"));
    console.log(server.pid());
    setInterval(() => {}, 1000);`;
  const programme = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [line] = await once(programme.stdout, 'data');
  return {
    server: Number(String(line)),
    kill: async () => {
      programme.kill('SIGKILL');
      await once(programme, 'exit');
    },
  };
}

it('takes over after a kill -9 of the programme that had launched the server', async () => {
  const other = await launchElsewhere();
  await other.kill();
  expect(isAlive(other.server)).toBe(true);
  const notices: string[] = [];
  const server = await launch(folder(), notices);
  expect(isAlive(other.server)).toBe(false);
  expect(await read(server)).toEqual(['kept']);
  expect(notices.join()).toContain('left behind');
});

it('takes over after a kill -9 of the programme and of the server', async () => {
  const other = await launchElsewhere();
  process.kill(other.server, 'SIGKILL');
  await other.kill();
  expect(await read(await launch())).toEqual(['kept']);
});

it('does not mistake a stranger that got the old process number for the server', async () => {
  const first = await launch();
  await write(first, '一');
  await first.stop();
  const stranger = spawn('sleep', ['60']);
  await once(stranger, 'spawn');
  const cluster = join(folder(), 'cluster');
  await writeFile(join(cluster, 'postmaster.pid'), `${stranger.pid}\n${cluster}\n1700000000\n5432\n\n\n\nready   \n`);
  const second = await launch();
  expect(await read(second)).toEqual(['一']);
  expect(isAlive(stranger.pid ?? 0)).toBe(true);
  stranger.kill();
});

it('begins anew when the making of the cluster was interrupted', async () => {
  await mkdir(join(folder(), 'cluster.new', 'base'), { recursive: true });
  await writeFile(join(folder(), 'superuser-password'), 'of the interrupted run');
  await expect(write(await launch(), '一')).resolves.toBeUndefined();
});

it('uses loopback and a password where the path is too long for a socket', async () => {
  const server = await launch(join(root, 'data', `数据${'x'.repeat(90)}`));
  const url = new URL(server.url('postgres'));
  expect(url.hostname).toBe('127.0.0.1');
  expect(url.searchParams.get('host')).toBeNull();
  await write(server, '一');
  const before = await pidOf(server);
  process.kill(before, 'SIGKILL');
  while (server.pid() === before) await pause(10);
  await pidOf(server);
  expect(await read(server)).toEqual(['一']);
  url.password = 'guessed';
  await expect(withClient(url.href, (client) => client.query('SELECT 1'))).rejects.toThrow('password');
});

it('writes no value of a row into its log, and keeps password and log from others', async () => {
  const server = await launch();
  await withClient(server.url('postgres'), async (client) => {
    await client.query('CREATE TABLE person (name text PRIMARY KEY)');
    await client.query(`INSERT INTO person VALUES ('张三丰')`);
    await expect(client.query(`INSERT INTO person VALUES ('张三丰')`)).rejects.toThrow('duplicate');
    await expect(client.query(`SELECT '张三丰'::int`)).rejects.toThrow('integer');
  });
  await server.stop();
  const log = await readFile(join(folder(), 'postgres.log'), 'utf8');
  expect(log).toContain('ready to accept connections');
  expect(log).not.toContain('张三丰');
  for (const name of ['postgres.log', 'superuser-password', 'cluster']) {
    expect((await stat(join(folder(), name))).mode & 0o077).toBe(0);
  }
});

it('says what the log says when the server cannot start', async () => {
  const server = await launch();
  await server.stop();
  await writeFile(join(folder(), 'cluster', 'postgresql.conf'), 'no_such_setting = 1\n');
  await expect(launch()).rejects.toThrow('no_such_setting');
});

it('runs as another user than root where namespaces are forbidden, with the data folder closed to the rest', async () => {
  await chmod(root, 0o755);
  const server = await launchPostgres({ folder: folder(), binDir, sharedBuffersMb: 32, namespaces: false });
  running.push(server);
  await write(server, '一');
  const before = await pidOf(server);
  process.kill(before, 'SIGKILL');
  while (server.pid() === before) await pause(10);
  const after = await pidOf(server);
  const owner = (await stat(`/proc/${after}`).catch(() => stat(folder()))).uid;
  expect(owner).not.toBe(0);
  expect(await read(server)).toEqual(['一']);
  expect((await stat(join(root, 'data'))).mode & 0o067).toBe(0);
});

it('says which folder the database user cannot reach', async () => {
  await chmod(root, 0o700);
  const outcome = await launchPostgres({ folder: folder(), binDir, sharedBuffersMb: 32, namespaces: false }).then(
    (server) => `started ${running.push(server)}`,
    (error: unknown) => String(error),
  );
  // An ordinary user starts it as himself and reaches his own folders.
  expect(outcome).toContain(process.getuid?.() === 0 ? `cannot reach ${folder()}` : 'started');
});

it('opens the data folder for nobody else', async () => {
  await chmod(join(root, 'data'), 0o700);
  await launch();
  expect((await stat(join(root, 'data'))).mode & 0o007).toBe(0);
});

it('lets only throw-away clusters skip the disk', () => {
  expect(serverSettings({ socket: null, port: 1 })).toMatchObject({ fsync: 'on', listen_addresses: '127.0.0.1' });
  expect(serverSettings({ socket: null, port: 1, durable: false })).toMatchObject({ fsync: 'off' });
});

it('takes an eighth of the memory of the machine for its buffer, within bounds, unless it was told how much', () => {
  const gib = 2 ** 30;
  expect([1, 2, 8, 24, 512].map((memory) => buffersFor(memory * gib))).toEqual([256, 256, 1024, 3072, 4096]);
  expect(serverSettings({ socket: null, port: 1, sharedBuffersMb: 64 })).toMatchObject({ shared_buffers: '64MB' });
});
