import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { FieldCrypto } from '../platform/field-crypto.ts';
import { sealBytes } from '../platform/files/sealed-bytes.ts';
import type { SampleFile } from './sample-paper.ts';

/**
 * Puts the sample sheets into the cabinet, once for every paper, as cabinet.keep does but without waiting for the disk at each: if the machine
 * dies here, nothing is committed yet and the sweep finds what lies there.
 */
export function samplePapers(
  dataDir: string,
  crypto: FieldCrypto,
): { place: (sample: SampleFile) => string; written: () => Promise<void> } {
  const plain = new Map<string, Buffer>();
  const key = crypto.derive('files');
  const folder = join(dataDir, 'files');
  const writing: Promise<void>[] = [];
  function bytesOf({ fileName }: SampleFile): Buffer {
    const known = plain.get(fileName) ?? readFileSync(join(import.meta.dirname, fileName));
    plain.set(fileName, known);
    return known;
  }
  async function keep(place: string, bytes: Buffer): Promise<void> {
    const shelf = join(folder, place.slice(0, 2), place.slice(2, 4));
    await mkdir(shelf, { recursive: true, mode: 0o700 });
    await writeFile(join(shelf, place), sealBytes(key, crypto.keyId, place, bytes), { mode: 0o600, flag: 'wx' });
  }
  return {
    place: (sample) => {
      const place = randomBytes(16).toString('hex');
      const kept = keep(place, bytesOf(sample));
      kept.catch(() => undefined);
      writing.push(kept);
      return place;
    },
    written: async () => {
      await Promise.all(writing);
    },
  };
}
