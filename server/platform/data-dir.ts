import { randomUUID } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, link, mkdir, readFile, rename, stat, unlink, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';

/** Another process works on the data folder. The programme ends with 1. */
export class DataDirBusy extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'DataDirBusy';
  }
}

export interface DataDirLock {
  /** Tells a second start where the running one can be found. */
  announce: (address: string) => Promise<void>;
  /** Tells a second start that it is worth waiting. */
  leave: () => Promise<void>;
  /** Lets the next start in; safe to call twice. */
  release: () => Promise<void>;
}

const LOCK_FILE = 'running.json';
const HEARTBEAT_MS = 5_000;
const SILENCE_MS = 20_000;
const LEARNING_MS = 800;
const LEAVING_MS = 40_000;

const lockSchema = z.object({
  id: z.string(),
  pid: z.number().int(),
  /** When the process began, as its system counts: a number used again belongs to another beginning. */
  began: z.string(),
  host: z.string(),
  address: z.string().optional(),
  /** It is on its way out. */
  leaving: z.boolean().optional(),
});
type Lock = z.infer<typeof lockSchema>;

/** Makes the data folder, closed to other users. */
export async function makeDataDir(dataDir: string): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true, mode: 0o700 });
    // Passing through may have been opened to the database user's group; reading never.
    const { mode } = await stat(dataDir);
    if ((mode & 0o067) !== 0) await chmod(dataDir, 0o700);
  } catch (error) {
    throw new Error(`DATA_DIR=${dataDir}: 无法建立或使用 cannot be made or used (${String(error)})`, { cause: error });
  }
}

/**
 * Takes the data folder for this process. A lock whose process is gone (kill -9, power cut) is taken over
 * without asking.
 * @throws DataDirBusy, in Chinese and English, with the other's process number and address
 */
export async function lockDataDir(dataDir: string): Promise<DataDirLock> {
  const file = join(dataDir, LOCK_FILE);
  const mine: Lock = { id: randomUUID(), pid: process.pid, began: began(process.pid) ?? '', host: hostname() };
  const begun = performance.now();
  for (;;) {
    if (await place(file, mine)) return hold(file, mine);
    const found = await readLock(file);
    if (found === 'gone') continue;
    if (found === 'damaged' || !(await isHeld(file, found))) {
      await setAside(file, found);
      continue;
    }
    // One that is stopping is waited for; so is one that is just learning that its terminal is gone.
    if (performance.now() - begun > (found.leaving === true ? LEAVING_MS : LEARNING_MS)) {
      throw busy(dataDir, file, found);
    }
    await pause(100);
  }
}

/** Whole or not at all: a link to a finished file, which fails when there is one already. */
async function place(file: string, lock: Lock): Promise<boolean> {
  const unfinished = `${file}.${lock.id}`;
  await writeFile(unfinished, JSON.stringify(lock), { mode: 0o600 });
  try {
    await link(unfinished, file);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  } finally {
    await unlink(unfinished);
  }
}

async function readLock(file: string): Promise<Lock | 'gone' | 'damaged'> {
  const text = await readFile(file, 'utf8').catch(() => null);
  if (text === null) return 'gone';
  try {
    return lockSchema.parse(JSON.parse(text));
  } catch {
    return 'damaged';
  }
}

/**
 * On this machine: the process lives and began when the lock says. From another (a shared folder, the last
 * container): it has given a sign of life within twenty seconds.
 */
async function isHeld(file: string, lock: Lock): Promise<boolean> {
  if (lock.host === hostname()) return began(lock.pid) === lock.began;
  const { mtimeMs } = await stat(file).catch(() => ({ mtimeMs: 0 }));
  return Date.now() - mtimeMs < SILENCE_MS;
}

/** Moves a dead lock away. Where another start was quicker and the lock is new, it is put back. */
async function setAside(file: string, dead: Lock | 'damaged'): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch {
    return;
  }
  const moved = await readLock(aside);
  const sameAsSeen = JSON.stringify(moved) === JSON.stringify(dead);
  if (!sameAsSeen) await link(aside, file).catch(() => undefined);
  await unlink(aside);
}

function hold(file: string, mine: Lock): DataDirLock {
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => undefined);
  }, HEARTBEAT_MS);
  heartbeat.unref();
  let released = false;
  let said = mine;
  const say = async (more: Partial<Lock>): Promise<void> => {
    said = { ...said, ...more };
    const unfinished = `${file}.${mine.id}`;
    await writeFile(unfinished, JSON.stringify(said), { mode: 0o600 });
    await rename(unfinished, file);
  };
  return {
    announce: (address) => say({ address }),
    leave: () => say({ leaving: true }),
    release: async () => {
      if (released) return;
      released = true;
      clearInterval(heartbeat);
      const found = await readLock(file);
      if (typeof found === 'object' && found.id === mine.id) await unlink(file);
    },
  };
}

function busy(dataDir: string, file: string, lock: Lock): DataDirBusy {
  const where = lock.address === undefined ? '' : ` ${lock.address}`;
  const other = lock.host === hostname() ? '' : ` @ ${lock.host}`;
  const who = `pid ${lock.pid}${other}${where}`;
  return new DataDirBusy(
    `安和已在运行（${who}），数据目录 ${dataDir}。请先停止它，或为本次设置另一个 DATA_DIR。\n` +
      `Anhe is already running (${who}) on the data folder ${dataDir}. Stop it first, or set another DATA_DIR. (${file})`,
  );
}

/** When a process began; null when there is none (or it has ended and only waits to be buried). */
function began(pid: number): string | null {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in brackets may hold anything; fields are counted after it: state first, start time twentieth.
    const fields = line.slice(line.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z') return null;
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    return `${boot} ${fields[19] ?? ''}`;
  } catch {
    return process.platform === 'linux' ? null : beganByPs(pid);
  }
}

function beganByPs(pid: number): string | null {
  if (process.platform === 'win32') return livesOnWindows(pid);
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', 'lstart='], { encoding: 'utf8' }).trim();
  } catch {
    return null;
  }
}

function livesOnWindows(pid: number): string | null {
  try {
    process.kill(pid, 0);
    return 'running';
  } catch {
    return null;
  }
}
