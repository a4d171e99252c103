import { execFile, spawnSync } from 'node:child_process';
import { chown, chmod, cp, mkdir, readFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * How a PostgreSQL programme is started, because it refuses to run as root:
 * - direct: we are an ordinary user;
 * - namespace: we are root, and a user namespace shows root as user 1000 to the programme.
 *   Files stay root's outside, so a folder under a 0700 home works;
 * - user: we are root where namespaces are forbidden (most containers), and the programme
 *   runs as `nobody`, who must be able to reach its folder and binaries.
 */
export type RunAs = { kind: 'direct' } | { kind: 'namespace' } | { kind: 'user'; uid: number; gid: number };

const NAMESPACE = ['--user', '--map-user=1000', '--map-group=1000'];

/** Decides how to run, by trying: a namespace may be forbidden although `unshare` is there. */
export async function chooseRunAs(namespaces: boolean): Promise<RunAs> {
  if (process.getuid?.() !== 0) return { kind: 'direct' };
  const works =
    namespaces &&
    (await run('unshare', [...NAMESPACE, 'true']).then(
      () => true,
      () => false,
    ));
  if (works) return { kind: 'namespace' };
  return { kind: 'user', ...(await unprivilegedUser()) };
}

/** `nobody` from the password file: a uid without an entry makes PostgreSQL stop at start. */
async function unprivilegedUser(): Promise<{ uid: number; gid: number }> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'));
  const entry = lines.find((fields) => fields[0] === 'postgres') ?? lines.find((fields) => fields[0] === 'nobody');
  if (entry === undefined) {
    throw new Error(
      '请用普通用户运行：root 下没有 nobody 用户可用。 Run as an ordinary user: there is no user "nobody" for the database.',
    );
  }
  return { uid: Number(entry[2]), gid: Number(entry[3]) };
}

/** Command line and spawn options that run `command` in the chosen way. */
export function asRunner(
  runAs: RunAs,
  command: string,
  args: string[],
): { command: string; args: string[]; options: { uid?: number; gid?: number } } {
  if (runAs.kind === 'namespace') return { command: 'unshare', args: [...NAMESPACE, command, ...args], options: {} };
  if (runAs.kind === 'user') return { command, args, options: { uid: runAs.uid, gid: runAs.gid } };
  return { command, args, options: {} };
}

/** Makes `folder`, of mode 700, the database user's own. */
export async function giveFolder(runAs: RunAs, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if (runAs.kind === 'user') await chown(folder, runAs.uid, runAs.gid);
}

/**
 * Lets the database user's group, and nobody else, pass through the data folder (otherwise 0700).
 * Throws, naming the folder, when a folder further up is closed to it.
 */
export async function openWay(runAs: RunAs, folder: string): Promise<void> {
  if (runAs.kind !== 'user') return;
  await chown(dirname(folder), 0, runAs.gid);
  await chmod(dirname(folder), 0o710);
  if (reaches(runAs, '-w', folder)) return;
  throw new Error(
    `数据库用户无法进入 ${folder}：请用普通用户运行，或把 DATA_DIR 设到 /var/lib/anhe 一类的目录。` +
      ` The database user cannot reach ${folder}: run as an ordinary user, or set DATA_DIR to a folder such as /var/lib/anhe.`,
  );
}

/** A file that the database user must read. */
export async function giveFile(runAs: RunAs, file: string): Promise<void> {
  if (runAs.kind === 'user') await chown(file, runAs.uid, runAs.gid);
}

/** The binaries, copied beside the data where the database user cannot reach the installed ones. */
export async function reachableBinDir(runAs: RunAs, binDir: string, folder: string): Promise<string> {
  if (runAs.kind !== 'user' || reaches(runAs, '-x', join(binDir, 'postgres'))) return binDir;
  const native = dirname(binDir);
  const copy = join(folder, 'native');
  if (!existsSync(copy)) await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  return join(copy, basename(binDir));
}

function reaches(user: { uid: number; gid: number }, flag: '-w' | '-x', path: string): boolean {
  return spawnSync('test', [flag, path], { uid: user.uid, gid: user.gid }).status === 0;
}
