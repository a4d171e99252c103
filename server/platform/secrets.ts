import { createHmac, hkdfSync, randomBytes, randomUUID } from 'node:crypto';
import { link, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Bytes of the one key from which all others of the house are derived. */
export const KEY_BYTES = 32;

/** The file that holds the generated key, in base64, mode 600. Lost with no copy, the encrypted fields are lost. */
export const KEY_FILE = 'field.key';

/**
 * The house's key: given in the environment (base64), else read from the key file of the data folder,
 * else made and written there. Two processes that start at once end with the same key.
 */
export async function houseKey(dataDir: string, given: Buffer | undefined): Promise<Buffer> {
  if (given !== undefined) return given;
  const file = join(dataDir, KEY_FILE);
  const kept = await readKey(file);
  if (kept !== null) return kept;
  const unfinished = `${file}.${randomUUID()}`;
  await writeFile(unfinished, `${randomBytes(KEY_BYTES).toString('base64')}\n`, { mode: 0o600, flush: true });
  // A link is made whole or not at all, and fails when another process was first.
  await link(unfinished, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await unlink(unfinished);
  const made = await readKey(file);
  if (made === null) throw new Error(`${file} cannot be read`);
  return made;
}

/** The 32 bytes that a file holds in base64; null when there is no such file. @throws Error when it holds something else */
export async function readKey(file: string): Promise<Buffer | null> {
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (text === null) return null;
  const key = Buffer.from(text.trim(), 'base64');
  if (key.length === KEY_BYTES) return key;
  throw new Error(
    `${file} 已损坏（应为 ${KEY_BYTES} 字节的 base64），请从备份恢复。 ${file} is damaged (it should hold ${KEY_BYTES} bytes in base64): restore it from a backup.`,
  );
}

/** The password of a database role: the same in every process that has the key, and written nowhere. */
export function rolePassword(key: Buffer, role: string): string {
  const roleKey = Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), 'anhe:database-roles', KEY_BYTES));
  return createHmac('sha256', roleKey).update(role).digest('hex');
}
