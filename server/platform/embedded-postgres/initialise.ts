import { randomBytes } from 'node:crypto';
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { platform } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { majorVersion, program } from './binaries.ts';
import { asRunner, giveFile } from './run-as.ts';
import type { RunAs } from './run-as.ts';

const run = promisify(execFile);

/** The user that the cluster is made with; its password never leaves the data folder. */
export const SUPERUSER = 'postgres';
const PASSWORD_FILE = 'superuser-password';

/**
 * Makes the cluster in `folder/cluster` when there is none, and returns the superuser's password,
 * kept in a file of mode 600 beside it. An interrupted run leaves nothing that counts: the cluster
 * is made under another name and renamed when complete.
 */
export async function initialiseCluster(
  folder: string,
  binDir: string,
  runAs: RunAs,
  durable: boolean,
): Promise<{ cluster: string; password: string }> {
  const cluster = join(folder, 'cluster');
  const passwordFile = join(folder, PASSWORD_FILE);
  if (existsSync(join(cluster, 'PG_VERSION'))) {
    await checkVersion(cluster, binDir);
    return { cluster, password: await readPassword(folder) };
  }
  const password = randomBytes(24).toString('hex');
  await writeFile(passwordFile, password, { mode: 0o600 });
  await giveFile(runAs, passwordFile);
  const unfinished = join(folder, 'cluster.new');
  await rm(unfinished, { recursive: true, force: true });
  const started = asRunner(runAs, program(binDir, 'initdb'), [
    `--pgdata=${unfinished}`,
    `--username=${SUPERUSER}`,
    `--pwfile=${passwordFile}`,
    '--auth=scram-sha-256',
    ...localeOptions(await majorVersion(binDir)),
    ...(durable ? ['--data-checksums'] : ['--no-sync']),
  ]);
  await run(started.command, started.args, { ...started.options, env: { ...process.env, LC_ALL: 'C' } });
  await rename(unfinished, cluster);
  return { cluster, password };
}

/** The superuser's password of a cluster that was made here. */
export async function readPassword(folder: string): Promise<string> {
  return (await readFile(join(folder, PASSWORD_FILE), 'utf8')).trim();
}

/**
 * Bytewise order, UTF-8 character classes: with LC_CTYPE C, trigram search finds no Chinese.
 * From 17 on the built-in provider does not depend on the locales of the machine.
 */
function localeOptions(major: number): string[] {
  const ctype = platform() === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';
  const options = ['--encoding=UTF8', '--lc-collate=C', `--lc-ctype=${ctype}`];
  return major >= 17 ? [...options, '--locale-provider=builtin', '--builtin-locale=C.UTF-8'] : options;
}

async function checkVersion(cluster: string, binDir: string): Promise<void> {
  const made = Number(await readFile(join(cluster, 'PG_VERSION'), 'utf8'));
  const major = await majorVersion(binDir);
  if (made === major) return;
  throw new Error(
    `${cluster} 由 PostgreSQL ${made} 建立，而本程序带的是 ${major}：请先用原版本备份再迁移。` +
      ` ${cluster} was made by PostgreSQL ${made}, this release brings ${major}: back up with the old release, then move.`,
  );
}
