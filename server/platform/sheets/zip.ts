import { createInflateRaw } from 'node:zlib';
import { fail, Refused } from '../../kernel/refusal.ts';

/** One part of a zip file, still packed. */
export interface ZipPart {
  readonly name: string;
  readonly method: number;
  readonly packed: Buffer;
}

const END = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const ENTRY = 0x02014b50;
const encrypted = 1;

/** The parts of a zip, by its own list at the end. @throws Refused `workbook-unreadable`, `workbook-locked` */
export function zipParts(bytes: Buffer): ZipPart[] {
  try {
    const end = bytes.lastIndexOf(END);
    if (end < 0) fail('invalid', 'workbook-unreadable');
    const count = bytes.readUInt16LE(end + 10);
    let at = bytes.readUInt32LE(end + 16);
    const parts: ZipPart[] = [];
    for (let i = 0; i < count; i += 1) {
      if (bytes.readUInt32LE(at) !== ENTRY) fail('invalid', 'workbook-unreadable');
      if (bytes.readUInt16LE(at + 8) & encrypted) fail('invalid', 'workbook-locked');
      const size = bytes.readUInt32LE(at + 20);
      const nameLength = bytes.readUInt16LE(at + 28);
      const local = bytes.readUInt32LE(at + 42);
      const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
      parts.push({
        name: bytes.toString('utf8', at + 46, at + 46 + nameLength),
        method: bytes.readUInt16LE(at + 10),
        packed: bytes.subarray(from, from + size),
      });
      at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
    }
    return parts;
  } catch (error) {
    if (error instanceof RangeError) return fail('invalid', 'workbook-unreadable');
    throw error;
  }
}

/** Bytes that may still be unpacked; shared by all parts of one file, so that a small file cannot swell beyond it. */
export interface Allowance {
  left: number;
}

/** The unpacked bytes of a part, piece by piece; never more of them in memory than one piece. @throws Refused `workbook-too-large`, `workbook-unreadable` */
export async function* unpack(part: ZipPart, allowance: Allowance): AsyncGenerator<Buffer> {
  const take = (piece: Buffer): Buffer => {
    allowance.left -= piece.length;
    if (allowance.left < 0) fail('too-large', 'workbook-too-large');
    return piece;
  };
  if (part.method === 0) {
    yield take(part.packed);
    return;
  }
  if (part.method !== 8) fail('invalid', 'workbook-unreadable');
  const inflate = createInflateRaw({ chunkSize: 32 * 1024 });
  inflate.end(part.packed);
  try {
    for await (const piece of inflate) yield take(piece as Buffer);
  } catch (error) {
    if (error instanceof Refused) throw error;
    fail('invalid', 'workbook-unreadable');
  } finally {
    inflate.destroy();
  }
}

/** A part as text; for the small ones. */
export async function unpackText(part: ZipPart, allowance: Allowance): Promise<string> {
  const decoder = new TextDecoder('utf-8');
  let text = '';
  for await (const piece of unpack(part, allowance)) text += decoder.decode(piece, { stream: true });
  return text + decoder.decode();
}
