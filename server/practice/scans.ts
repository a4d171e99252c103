import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FieldCrypto } from '../platform/field-crypto.ts';
import { sealBytes } from '../platform/files/sealed-bytes.ts';
import { SAMPLE_PAPER } from './sample-paper.ts';

/**
 * Puts the sample sheet into the cabinet once for every paper, as cabinet.keep does but without waiting for the disk at each: if the machine
 * dies here, nothing is committed yet and the sweep finds what lies there.
 */
export async function samplePapers(
  dataDir: string,
  crypto: FieldCrypto,
): Promise<{ place: () => string; written: () => Promise<void> }> {
  const plain = await readFile(join(import.meta.dirname, SAMPLE_PAPER.fileName));
  const key = crypto.derive('files');
  const folder = join(dataDir, 'files');
  const writing: Promise<void>[] = [];
  async function keep(place: string): Promise<void> {
    const shelf = join(folder, place.slice(0, 2), place.slice(2, 4));
    await mkdir(shelf, { recursive: true, mode: 0o700 });
    await writeFile(join(shelf, place), sealBytes(key, crypto.keyId, place, plain), { mode: 0o600, flag: 'wx' });
  }
  return {
    place: () => {
      const place = randomBytes(16).toString('hex');
      const kept = keep(place);
      kept.catch(() => undefined);
      writing.push(kept);
      return place;
    },
    written: async () => {
      await Promise.all(writing);
    },
  };
}
