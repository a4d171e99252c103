import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { open, readFile, rename, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { platform } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { embeddedBinDir, program } from './binaries.ts';
import { initialiseCluster, readPassword, SUPERUSER } from './initialise.ts';
import { clearSurvivor, isAlive, readPostmaster, stopProcess } from './postmaster.ts';
import { asRunner, chooseRunAs, giveFolder, openWay, reachableBinDir } from './run-as.ts';
import type { RunAs } from './run-as.ts';
import { serverSettings } from './settings.ts';

export interface LaunchOptions {
  /** Where the cluster, its password, its socket and its log live; made when absent. */
  folder: string;
  /** Folder with `initdb` and `postgres`; by default the npm package's. */
  binDir?: string;
  /** Main buffer of the server in megabytes. */
  sharedBuffersMb?: number | undefined;
  /** False only for throw-away clusters of tests: nothing is forced to disk. */
  durable?: boolean;
  /** For tests: as in a container that forbids namespaces, root runs the server as another user. */
  namespaces?: boolean;
  /** Told in one line what happened to the server: stopped a survivor, restarted, could not start. */
  notice?: (text: string) => void;
}

export interface EmbeddedPostgres {
  /** Connection address of the superuser for a database of the cluster. */
  url: (database: string) => string;
  /** Process number of the server; null while it is being restarted. */
  pid: () => number | null;
  /** Stops the server and waits for it; safe to call twice. */
  stop: () => Promise<void>;
  /** Ends the server at once, as a power cut would; the next start recovers. For a second Ctrl-C. */
  abandon: () => void;
}

/** A Unix socket path may have 107 bytes; PostgreSQL puts `/.s.PGSQL.5432` behind the folder. */
const SOCKET_NAME = '/.s.PGSQL.5432';
const SOCKET_LIMIT = 107;
const START_PATIENCE_MS = 15_000;
const READY_PATIENCE_MS = 300_000;

/** What the log says while something of the last server is still going away. */
const PASSING = /lock file|shared memory|in use|already exists/;

interface Prepared {
  folder: string;
  cluster: string;
  binDir: string;
  runAs: RunAs;
  settings: Record<string, string>;
}

/**
 * Starts a real PostgreSQL on a folder, as root or not, after whatever ended the last one, and keeps
 * it running: when the server dies while we live, it is started again on the same address.
 * Sessions use a Unix socket in the folder, or loopback with a password where that path is too long.
 * Throws when the server cannot be started; the end of its log is in the message.
 */
export async function launchPostgres(options: LaunchOptions): Promise<EmbeddedPostgres> {
  const notice = options.notice ?? (() => undefined);
  const folder = resolve(options.folder);
  const runAs = await chooseRunAs(options.namespaces ?? true);
  await giveFolder(runAs, folder);
  await openWay(runAs, folder);
  const binDir = await reachableBinDir(runAs, options.binDir ?? embeddedBinDir(), folder);
  const { cluster, password } = await initialiseCluster(folder, binDir, runAs, options.durable ?? true);
  if ((await clearSurvivor(cluster)) === 'stopped') {
    notice('已停止上次遗留的数据库进程 Stopped the database server that the last run left behind');
  }
  const socket = await socketFolder(folder, runAs);
  const port = socket === null ? await freePort() : 5432;
  const settings = serverSettings({ ...options, socket, port });
  const prepared: Prepared = { folder, cluster, binDir, runAs, settings };

  let stopping = false;
  let server: ChildProcess | null = await startWithPatience(prepared);
  let restarting: Promise<void> = Promise.resolve();
  watch(server);

  function watch(child: ChildProcess): void {
    const again = (): void => {
      server = null;
      if (stopping) return;
      notice('数据库进程意外结束，正在重新启动 The database server ended unexpectedly; starting it again');
      restarting = restart();
    };
    if (child.exitCode !== null || child.signalCode !== null) again();
    else child.once('exit', again);
  }

  async function restart(): Promise<void> {
    for (;;) {
      try {
        const child = await startWithPatience(prepared, () => stopping);
        server = child;
        notice('数据库已恢复 The database server is back');
        if (stopping) await end(child);
        else watch(child);
        return;
      } catch (error) {
        if (stopping) return;
        // Reported each time, and tried until it works: a full disk, for one, may be emptied.
        notice(error instanceof Error ? error.message : String(error));
        await pause(1_000);
      }
    }
  }

  return {
    url: (database) => address({ socket, port, password, database }),
    pid: () => server?.pid ?? null,
    stop: async () => {
      stopping = true;
      await restarting;
      if (server !== null) await end(server);
      server = null;
    },
    abandon: () => {
      stopping = true;
      server?.kill('SIGQUIT');
    },
  };
}

/**
 * Addresses of a server that another process runs on the folder, for a tool beside it; null when none runs.
 * It ends with that process.
 */
export async function runningPostgres(at: string): Promise<((database: string) => string) | null> {
  const folder = resolve(at);
  const found = await readPostmaster(join(folder, 'cluster'));
  if (found === null || !found.ready || !isAlive(found.pid)) return null;
  const { port, socket } = found;
  const password = await readPassword(folder);
  return (database) => address({ socket, port, password, database });
}

/** After a kill -9 the sessions of the dead server need a moment to go: tries for a few seconds. */
async function startWithPatience(prepared: Prepared, givenUp: () => boolean = () => false): Promise<ChildProcess> {
  const until = performance.now() + START_PATIENCE_MS;
  for (;;) {
    const started = await startOnce(prepared);
    if (started !== null) return started;
    const said = await logEnd(prepared.folder);
    if (givenUp() || performance.now() > until || !PASSING.test(said)) {
      throw new Error(`数据库无法启动 PostgreSQL does not start. ${said}`);
    }
    await pause(200);
    await clearSurvivor(prepared.cluster);
  }
}

/** Null when the server ended before it was ready. */
async function startOnce({ folder, cluster, binDir, runAs, settings }: Prepared): Promise<ChildProcess | null> {
  const log = await openLog(folder);
  const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const started = asRunner(runAs, program(binDir, 'postgres'), ['-D', cluster, ...options]);
  // Its own process group, so that Ctrl-C in a terminal reaches us first and the order of stopping
  // is ours; its log is a file, because a pipe to us would break with us.
  const child = spawn(started.command, started.args, {
    ...started.options,
    cwd: folder,
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
    env: { ...process.env, LC_ALL: 'C', TZ: 'UTC' },
  });
  const spawned = await new Promise<boolean>((done) => {
    child.once('spawn', () => done(true));
    child.once('error', () => done(false));
  });
  await log.close();
  if (!spawned) return null;
  // The server must not keep a programme alive that has nothing else to do.
  child.unref();
  const until = performance.now() + READY_PATIENCE_MS;
  while (child.exitCode === null && child.signalCode === null && performance.now() < until) {
    const found = await readPostmaster(cluster);
    if (found?.pid === child.pid && found?.ready === true) return child;
    await pause(15);
  }
  await end(child);
  return null;
}

async function end(child: ChildProcess): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((done) => {
    child.once('exit', () => done());
  });
  child.ref();
  await Promise.race([gone, stopProcess(child.pid)]);
  await gone;
}

/** The socket's folder, or null where the path would be too long or the system has none. */
async function socketFolder(folder: string, runAs: RunAs): Promise<string | null> {
  const socket = join(folder, 'socket');
  if (platform() === 'win32' || Buffer.byteLength(socket + SOCKET_NAME) > SOCKET_LIMIT) return null;
  await giveFolder(runAs, socket);
  return socket;
}

function address(to: { socket: string | null; port: number; password: string; database: string }): string {
  const login = `${SUPERUSER}:${to.password}`;
  if (to.socket === null) return `postgresql://${login}@127.0.0.1:${to.port}/${to.database}`;
  return `postgresql://${login}@localhost:${to.port}/${to.database}?host=${encodeURIComponent(to.socket)}`;
}

async function freePort(): Promise<number> {
  const probe = createServer();
  await new Promise<void>((done, fail) => {
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', done);
  });
  const bound = probe.address();
  await new Promise<void>((done) => {
    probe.close(() => done());
  });
  if (bound === null || typeof bound === 'string') throw new Error('No free port on 127.0.0.1');
  return bound.port;
}

const LOG_LIMIT_BYTES = 10_000_000;

async function openLog(folder: string): ReturnType<typeof open> {
  const file = join(folder, 'postgres.log');
  if (existsSync(file) && (await stat(file)).size > LOG_LIMIT_BYTES) await rename(file, `${file}.1`);
  return open(file, 'a', 0o600);
}

async function logEnd(folder: string): Promise<string> {
  const text = await readFile(join(folder, 'postgres.log'), 'utf8').catch(() => '');
  return text.trim().split('\n').slice(-8).join('\n');
}
