import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { readFile, readlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** What `postmaster.pid` says; `ready` once the server takes connections. */
export interface Postmaster {
  pid: number;
  ready: boolean;
  port: number;
  /** Folder of its socket; null when it listens on loopback only. */
  socket: string | null;
}

/** Reads `postmaster.pid`; null when there is none or it is only half written. */
export async function readPostmaster(cluster: string): Promise<Postmaster | null> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '');
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  if (!Number.isInteger(pid) || pid <= 0) return null;
  // Lines: pid, folder, start time, port, socket folder, address, shared memory, state.
  return { pid, ready: lines[7]?.trim() === 'ready', port: Number(lines[3]), socket: lines[4]?.trim() || null };
}

export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !isZombie(pid);
  } catch (error) {
    // EPERM: it lives and belongs to somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** Ended, but nobody has asked for its exit: usual in containers whose first process adopts no orphans. */
function isZombie(pid: number): boolean {
  try {
    return /\) Z/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** Whether the process is a PostgreSQL server on this folder, and not one that got the old number. */
async function servesCluster(pid: number, cluster: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  const workingFolder = await readlink(`/proc/${pid}/cwd`).catch(() => null);
  if (workingFolder !== null) return workingFolder === cluster;
  const { stdout } = await run('ps', ['-p', String(pid), '-o', 'command=']).catch(() => ({ stdout: '' }));
  return stdout.includes(cluster);
}

/**
 * Clears the way for a new server on the folder: stops one that survived the death of the
 * programme that had started it, and makes a left-over lock harmless whose process number now
 * belongs to a stranger.
 */
export async function clearSurvivor(cluster: string): Promise<'none' | 'stopped' | 'stale'> {
  const found = await readPostmaster(cluster);
  if (found === null || found.pid === process.pid) return 'none';
  if (await servesCluster(found.pid, cluster)) {
    await stopProcess(found.pid);
    return 'stopped';
  }
  if (!numberTaken(found.pid)) return 'none';
  // PostgreSQL would refuse because the number lives. It takes its parent's number for stale,
  // and still checks by the shared memory key that no session of the old server is left.
  const file = join(cluster, 'postmaster.pid');
  const text = await readFile(file, 'utf8');
  await writeFile(file, text.replace(/^\d+/, String(process.pid)));
  return 'stale';
}

/** Stops a server: fast (sessions end, a checkpoint is written), then without checkpoint, then at once. */
export async function stopProcess(pid: number, patience = 30_000): Promise<void> {
  for (const [signal, wait] of [
    ['SIGINT', patience],
    ['SIGQUIT', 5_000],
    ['SIGKILL', 5_000],
  ] as const) {
    if (!signalled(pid, signal)) return;
    const until = performance.now() + wait;
    while (performance.now() < until) {
      if (!isAlive(pid)) return;
      await pause(15);
    }
  }
}

/** Whether PostgreSQL would take the number for a living process: it does not tell zombies apart. */
function numberTaken(pid: number): boolean {
  return isAlive(pid) || isZombie(pid);
}

function signalled(pid: number, signal: NodeJS.Signals): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}
