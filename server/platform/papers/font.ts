// Reads of a TrueType font file what a paper needs to know beforehand: its family name and which characters it can show.
// Only the two tables are read (about 100 kB), not the whole file.
import { open } from 'node:fs/promises';
import type { FileHandle } from 'node:fs/promises';

export interface FontFace {
  readonly file: string;
  /** 'Noto Serif SC': how typst finds it. */
  readonly family: string;
  /** True when the font has a shape for the code point. */
  has(codePoint: number): boolean;
}

/** Throws when the file is no TrueType or OpenType font with a Unicode character table. Collections (.ttc) are not read. */
export async function readFont(file: string): Promise<FontFace> {
  const handle = await open(file, 'r');
  try {
    const head = await bytes(handle, 0, 12);
    const tables = head.readUInt16BE(4);
    const directory = await bytes(handle, 12, tables * 16);
    const cmap = await tableNamed(handle, directory, 'cmap', file);
    const name = await tableNamed(handle, directory, 'name', file);
    const ranges = rangesOf(cmap, file);
    return { file, family: familyOf(name, file), has: (codePoint) => covers(ranges, codePoint) };
  } finally {
    await handle.close();
  }
}

async function bytes(handle: FileHandle, at: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await handle.read(buffer, 0, length, at);
  if (bytesRead < length) throw new Error('font file ends too early');
  return buffer;
}

async function tableNamed(handle: FileHandle, directory: Buffer, tag: string, file: string): Promise<Buffer> {
  for (let at = 0; at + 16 <= directory.length; at += 16) {
    if (directory.toString('latin1', at, at + 4) !== tag) continue;
    return bytes(handle, directory.readUInt32BE(at + 8), directory.readUInt32BE(at + 12));
  }
  throw new Error(`no ${tag} table: ${file} is no TrueType font`);
}

/** First and last code points in turn, rising. */
type Ranges = readonly (readonly [number, number])[];

function covers(ranges: Ranges, codePoint: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (!range) return false;
    if (codePoint < range[0]) high = middle - 1;
    else if (codePoint > range[1]) low = middle + 1;
    else return true;
  }
  return false;
}

function rangesOf(cmap: Buffer, file: string): Ranges {
  const count = cmap.readUInt16BE(2);
  let full: Ranges | undefined;
  let basic: Ranges | undefined;
  for (let n = 0; n < count; n += 1) {
    const at = cmap.readUInt32BE(4 + n * 8 + 4);
    const format = cmap.readUInt16BE(at);
    if (format === 12) full = groups(cmap, at);
    if (format === 4) basic = segments(cmap, at);
  }
  const found = full ?? basic;
  if (!found) throw new Error(`no Unicode character table in ${file}`);
  return found;
}

function groups(cmap: Buffer, at: number): Ranges {
  const count = cmap.readUInt32BE(at + 12);
  return Array.from({ length: count }, (_, n) => {
    const group = at + 16 + n * 12;
    return [cmap.readUInt32BE(group), cmap.readUInt32BE(group + 4)] as const;
  });
}

function segments(cmap: Buffer, at: number): Ranges {
  const count = cmap.readUInt16BE(at + 6) / 2;
  const starts = at + 16 + count * 2;
  const ranges: (readonly [number, number])[] = [];
  for (let n = 0; n < count; n += 1) {
    const last = cmap.readUInt16BE(at + 14 + n * 2);
    const first = cmap.readUInt16BE(starts + n * 2);
    const offset = starts + count * 4 + n * 2;
    for (let code = first; code <= last && code < 0xffff; code += 1) {
      if (glyphOf(cmap, offset, code, first, offset - count * 2) !== 0) ranges.push([code, code]);
    }
  }
  return ranges;
}

function glyphOf(cmap: Buffer, rangeOffsetAt: number, code: number, first: number, deltaAt: number): number {
  const rangeOffset = cmap.readUInt16BE(rangeOffsetAt);
  const delta = cmap.readUInt16BE(deltaAt);
  if (rangeOffset === 0) return (code + delta) & 0xffff;
  const glyph = cmap.readUInt16BE(rangeOffsetAt + rangeOffset + (code - first) * 2);
  return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
}

/** The typographic family (name 16) where there is one, else the family (name 1), in English. */
function familyOf(name: Buffer, file: string): string {
  const count = name.readUInt16BE(2);
  const texts = name.readUInt16BE(4);
  const found = new Map<number, string>();
  for (let n = 0; n < count; n += 1) {
    const at = 6 + n * 12;
    const id = name.readUInt16BE(at + 6);
    const windowsEnglish = name.readUInt16BE(at) === 3 && name.readUInt16BE(at + 4) === 0x409;
    if (!windowsEnglish || (id !== 1 && id !== 16)) continue;
    const from = texts + name.readUInt16BE(at + 10);
    const utf16 = Buffer.from(name.subarray(from, from + name.readUInt16BE(at + 8))).swap16();
    found.set(id, utf16.toString('utf16le'));
  }
  const family = found.get(16) ?? found.get(1);
  if (!family) throw new Error(`no family name in ${file}`);
  return family;
}
