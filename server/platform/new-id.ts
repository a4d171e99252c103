import { randomBytes, randomInt } from 'node:crypto';

let last = { ms: -1, count: 0 };

/**
 * A UUID version 7 (RFC 9562, method 1 of 6.2): time-ordered, so that indexes grow at their end and lists by id are lists by time; ids of one
 * millisecond keep the order in which this process made them. Made from the given moment, because time comes from the house clock and a practice
 * county may move it.
 */
export function newId(at: Date): string {
  const ms = at.getTime();
  // 26 bits count within the millisecond, from a random place in their lower half; 48 bits stay random.
  last = ms === last.ms ? { ms, count: last.count + 1 } : { ms, count: randomInt(2 ** 25) };
  const bytes = randomBytes(16);
  bytes.writeUIntBE(ms, 0, 6);
  bytes[6] = 0x70 | ((last.count >> 22) & 0x0f);
  bytes[7] = (last.count >> 14) & 0xff;
  bytes[8] = 0x80 | ((last.count >> 8) & 0x3f);
  bytes[9] = last.count & 0xff;
  const hex = bytes.toString('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-${hex.slice(12, 16)}-${hex.slice(16, 20)}-${hex.slice(20)}`;
}
