import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DataDirBusy, lockDataDir, makeDataDir } from './data-dir.ts';
import { houseKey } from './secrets.ts';

let folder: string;
const lockFile = (): string => join(folder, 'running.json');

/** Resolves when the lock could be taken. */
async function takeAndRelease(): Promise<void> {
  const mine = await lockDataDir(folder);
  expect(JSON.parse(await readFile(lockFile(), 'utf8'))).toMatchObject({ pid: process.pid });
  await mine.release();
}

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'anhe-data-')), 'data');
  await makeDataDir(folder);
});

afterEach(async () => {
  await rm(join(folder, '..'), { recursive: true, force: true });
});

it('makes a folder that only its user can enter', async () => {
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
});

it('tells a second start who is running and where, in Chinese and English', async () => {
  const first = await lockDataDir(folder);
  await first.announce('http://127.0.0.1:8080');
  const second = lockDataDir(folder);
  await expect(second).rejects.toThrow(DataDirBusy);
  await expect(second).rejects.toThrow(`安和已在运行（pid ${process.pid} http://127.0.0.1:8080）`);
  await expect(second).rejects.toThrow(`Anhe is already running (pid ${process.pid} http://127.0.0.1:8080)`);
  await first.release();
  const third = await lockDataDir(folder);
  await third.release();
  expect(await readdir(folder)).toEqual([]);
});

it('waits for one that is stopping', async () => {
  const first = await lockDataDir(folder);
  await first.leave();
  const next = lockDataDir(folder);
  await pause(1_500);
  await first.release();
  await (await next).release();
  expect(await readdir(folder)).toEqual([]);
});

it('takes over after the holder was killed with -9', async () => {
  const holder = spawn(process.execPath, [
    '--input-type=module',
    '-e',
    `import { lockDataDir } from ${JSON.stringify(new URL('data-dir.ts', import.meta.url).href)};
     await lockDataDir(${JSON.stringify(folder)});
     console.log('held');
     setInterval(() => {}, 1000);`,
  ]);
  await once(holder.stdout, 'data');
  await expect(lockDataDir(folder)).rejects.toThrow(`pid ${holder.pid}`);
  holder.kill('SIGKILL');
  await once(holder, 'exit');
  await expect(takeAndRelease()).resolves.toBeUndefined();
});

it('is not deceived by a process number that was given out again', async () => {
  const first = await lockDataDir(folder);
  const text = await readFile(lockFile(), 'utf8');
  await first.release();
  // The number is this very process, which lives; but it did not begin then.
  await writeFile(lockFile(), text.replace(/"began":"[^"]*"/, '"began":"another boot 1"'));
  await expect(takeAndRelease()).resolves.toBeUndefined();
});

it('takes over a lock that a power cut left half written', async () => {
  await writeFile(lockFile(), '{"pid": 12');
  await expect(takeAndRelease()).resolves.toBeUndefined();
});

it('believes another machine while it gives signs of life, and takes over after twenty seconds of silence', async () => {
  const lock = { id: 'x', pid: 1, began: '', host: 'another-machine' };
  await writeFile(lockFile(), JSON.stringify(lock));
  await expect(lockDataDir(folder)).rejects.toThrow('@ another-machine');
  const silentSince = new Date(Date.now() - 21_000);
  await utimes(lockFile(), silentSince, silentSince);
  await expect(takeAndRelease()).resolves.toBeUndefined();
});

it('lets exactly one of many starts in, also over a dead lock', async () => {
  await writeFile(lockFile(), JSON.stringify({ id: 'x', pid: 2 ** 22 + 1, began: '', host: 'h' }));
  await utimes(lockFile(), 0, 0);
  const starts = await Promise.allSettled(Array.from({ length: 8 }, () => lockDataDir(folder)));
  const held = starts.filter((start) => start.status === 'fulfilled');
  expect(held).toHaveLength(1);
  for (const { value } of held) await value.release();
});

it('makes the key once, mode 600, and refuses a damaged one instead of making another', async () => {
  const keys = await Promise.all([houseKey(folder, undefined), houseKey(folder, undefined)]);
  expect(keys[0]).toEqual(keys[1]);
  expect(keys[0]).toHaveLength(32);
  const file = join(folder, 'field.key');
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await houseKey(folder, Buffer.alloc(32, 7))).toEqual(Buffer.alloc(32, 7));
  await writeFile(file, 'half');
  await expect(houseKey(folder, undefined)).rejects.toThrow('damaged');
});
