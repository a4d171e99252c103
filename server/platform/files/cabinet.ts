import { randomBytes } from 'node:crypto';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { House } from '../house.ts';
import { dropFile, openBytes, sealBytes, toDisk, type Writer, writeWhole } from './sealed-bytes.ts';

/** Where the bytes of files lie: encrypted, each under a random name, in folders of two levels. Knows no database. */
export interface Cabinet {
  /** Keeps bytes and gives the name of their place. @throws Refused `unavailable/disk-full` */
  keep(bytes: Uint8Array): Promise<string>;
  /** @throws Error when they are gone or were changed */
  read(place: string): Promise<Buffer>;
  drop(place: string): Promise<void>;
  /** Places and unfinished writes older than that moment of the machine's own clock (not the house's, which may be moved). */
  olderThan(moment: number): AsyncIterable<{ readonly place?: string; readonly path: string }>;
  /** Pieces of an upload that is under way. */
  keepPiece(upload: string, piece: number, bytes: Uint8Array): Promise<void>;
  readPiece(upload: string, piece: number): Promise<Buffer>;
  pieces(upload: string): Promise<number[]>;
  dropPieces(upload: string): Promise<void>;
}

type Place = Pick<House, 'config' | 'crypto'>;
const cabinets = new WeakMap<Place, Cabinet>();

/** The house's cabinet under DATA_DIR. A test gives a writer of its own, to fill the disk. */
export function cabinetOf(house: Place, write?: Writer): Cabinet {
  const known = cabinets.get(house);
  if (known && !write) return known;
  const made = makeCabinet(house, write ?? toDisk);
  cabinets.set(house, made);
  return made;
}

/** Where the sealed bytes of a file lie under the data folder. */
export function pathOfPlace(dataDir: string, place: string): string {
  return join(dataDir, 'files', place.slice(0, 2), place.slice(2, 4), place);
}

function makeCabinet(house: Place, write: Writer): Cabinet {
  const key = house.crypto.derive('files');
  const folder = join(house.config.dataDir, 'files');
  const uploads = join(house.config.dataDir, 'uploads');
  const pathOf = (place: string): string => pathOfPlace(house.config.dataDir, place);
  const pieceOf = (upload: string, piece: number): string => join(uploads, upload, String(piece));
  const seal = (place: string, bytes: Uint8Array): Buffer => sealBytes(key, house.crypto.keyId, place, bytes);
  return {
    async keep(bytes) {
      const place = randomBytes(16).toString('hex');
      await writeWhole(pathOf(place), seal(place, bytes), write);
      return place;
    },
    async read(place) {
      return openBytes(key, place, await readFile(pathOf(place)));
    },
    drop: (place) => dropFile(pathOf(place)),
    olderThan: (moment) => oldFiles(folder, moment),
    async keepPiece(upload, piece, bytes) {
      await writeWhole(pieceOf(upload, piece), seal(`${upload}/${piece}`, bytes), write);
    },
    async readPiece(upload, piece) {
      return openBytes(key, `${upload}/${piece}`, await readFile(pieceOf(upload, piece)));
    },
    async pieces(upload) {
      const names = await listed(join(uploads, upload));
      return names
        .filter((name) => /^\d+$/u.test(name))
        .map(Number)
        .sort((a, b) => a - b);
    },
    async dropPieces(upload) {
      await rm(join(uploads, upload), { recursive: true, force: true });
    },
  };
}

async function* oldFiles(
  folder: string,
  moment: number,
): AsyncGenerator<{ readonly place?: string; readonly path: string }> {
  for (const first of await listed(folder)) {
    for (const second of await listed(join(folder, first))) {
      for (const name of await listed(join(folder, first, second))) {
        const path = join(folder, first, second, name);
        const seen = await stat(path).catch(() => undefined);
        if (!seen || seen.mtimeMs >= moment) continue;
        yield /^[0-9a-f]{32}$/u.test(name) ? { place: name, path } : { path };
      }
    }
  }
}

async function listed(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return [];
    throw error;
  });
}
