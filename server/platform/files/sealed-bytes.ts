import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { mkdir, open, rename, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Refused, refuse } from '../../kernel/refusal.ts';

/** Writes all bytes to a new file. The only step that a test replaces, to fill the disk. */
export type Writer = (path: string, bytes: Buffer) => Promise<void>;

/** Bytes reach the disk before the file has its name. */
export const toDisk: Writer = async (path, bytes) => {
  const handle = await open(path, 'wx', 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const format = 1;

/** AES-256-GCM over the whole; `place` is bound in, so that one file's bytes cannot stand in for another's. */
export function sealBytes(key: Buffer, keyId: string, place: string, plain: Uint8Array): Buffer {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  cipher.setAAD(Buffer.from(place));
  const body = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([Buffer.from([format]), Buffer.from(keyId, 'hex'), iv, cipher.getAuthTag(), body]);
}

/** @throws Error when the bytes were changed, moved, or sealed with another key */
export function openBytes(key: Buffer, place: string, sealed: Buffer): Buffer {
  if (sealed[0] !== format) throw new Error('file sealed in a format this house does not know');
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(5, 17));
  decipher.setAAD(Buffer.from(place));
  decipher.setAuthTag(sealed.subarray(17, 33));
  return Buffer.concat([decipher.update(sealed.subarray(33)), decipher.final()]);
}

const full = new Set(['ENOSPC', 'EDQUOT', 'EFBIG']);

/**
 * Whole or not at all: written beside, flushed, then named. Nothing half kept stays.
 * @throws Refused `unavailable/disk-full`
 */
export async function writeWhole(path: string, bytes: Buffer, write: Writer): Promise<void> {
  const part = `${path}.${randomBytes(4).toString('hex')}.part`;
  try {
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    await write(part, bytes);
    await rename(part, path);
    await flushFolder(dirname(path));
  } catch (error) {
    await dropFile(part);
    if (!(error instanceof Error && 'code' in error && full.has(String(error.code)))) throw error;
    const refused = new Refused(refuse('unavailable', 'disk-full'));
    refused.cause = error;
    throw refused;
  }
}

async function flushFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Removes a file; one that is gone already is no error. */
export async function dropFile(path: string): Promise<void> {
  await unlink(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
  });
}
