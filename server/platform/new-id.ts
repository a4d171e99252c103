import { randomFillSync, randomInt } from 'node:crypto';

let last = { ms: -1, count: 0 };

/** Random bytes asked for together: asking is what costs, and a submission makes a dozen ids. */
const drawn = Buffer.alloc(6 * 512);
let used = drawn.length;

function drawInto(bytes: Buffer, from: number): void {
  if (used === drawn.length) {
    randomFillSync(drawn);
    used = 0;
  }
  drawn.copy(bytes, from, used, used + 6);
  used += 6;
}

/**
 * A UUID version 7 (RFC 9562, method 1 of 6.2): time-ordered, so that indexes grow at their end and lists by id are lists by time; ids of one
 * millisecond keep the order in which this process made them. Made from the given moment, because time comes from the house clock and a practice
 * county may move it.
 */
export function newId(at: Date): string {
  const ms = at.getTime();
  // 26 bits count within the millisecond, from a random place in their lower half; 48 bits stay random.
  last = ms === last.ms ? { ms, count: last.count + 1 } : { ms, count: randomInt(2 ** 25) };
  const bytes = Buffer.alloc(16);
  drawInto(bytes, 10);
  bytes.writeUIntBE(ms, 0, 6);
  bytes[6] = 0x70 | ((last.count >> 22) & 0x0f);
  bytes[7] = (last.count >> 14) & 0xff;
  bytes[8] = 0x80 | ((last.count >> 8) & 0x3f);
  bytes[9] = last.count & 0xff;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
