import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** One numbered SQL file of `migrations/`. */
export interface Migration {
  /** File name without `.sql`, for example `0001_platform`. */
  name: string;
  sql: string;
  /** SHA-256 of the text, hexadecimal. */
  hash: string;
}

/** The folder of this release's migrations. */
export function migrationsFolder(): string {
  return fileURLToPath(new URL('../../../migrations', import.meta.url));
}

/** All migrations in the order of their numbers; refuses other names and two files with one number. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.sql')).sort();
  const migrations: Migration[] = [];
  let last = '';
  for (const file of files) {
    const number = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(file)?.[1];
    if (number === undefined) throw new Error(`migrations/${file}: name a migration 0001_what_it_adds.sql`);
    if (number === last) throw new Error(`migrations/${file}: the number ${number} is taken twice`);
    last = number;
    // A checkout with other line ends is the same migration.
    const sql = (await readFile(join(folder, file), 'utf8')).replaceAll('\r\n', '\n');
    const hash = createHash('sha256').update(sql).digest('hex');
    migrations.push({ name: file.slice(0, -4), sql, hash });
  }
  return migrations;
}
