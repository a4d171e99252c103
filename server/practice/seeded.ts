// Pure. Decides what «by chance» means in the practice county: the same seed gives the same numbers on every machine.
// Never used for secrets: passwords, lookup codes and keys come from the system's own source.
import { createHash } from 'node:crypto';

/** A stream of numbers from a seed. Two streams from the same words are equal. */
export interface Dice {
  /** From 0 up to, not with, 1. */
  fraction(): number;
  /** A whole number from `from` to `to`, both possible. */
  whole(from: number, to: number): number;
  chance(share: number): boolean;
  pick<T>(from: readonly T[]): T;
  /** `[thing, weight]`; a weight of 0 is never taken. */
  weighted<T>(from: readonly (readonly [T, number])[]): T;
  /** `count` different things in random order; all of them when there are fewer. */
  some<T>(from: readonly T[], count: number): T[];
  /** A UUID of version 7 for this moment. */
  id(at: Date): string;
  /** An own stream that does not move this one. */
  apart(words: string): Dice;
}

export function diceOf(seed: string): Dice {
  const next = sfc32(createHash('sha256').update(seed).digest());
  const fraction = (): number => next() / 4_294_967_296;
  const whole = (from: number, to: number): number => from + Math.floor(fraction() * (to - from + 1));
  const dice: Dice = {
    fraction,
    whole,
    chance: (share) => fraction() < share,
    pick: (from) => {
      if (from.length === 0) throw new RangeError('nothing to pick from');
      return from[whole(0, from.length - 1)] as (typeof from)[number];
    },
    weighted: (from) => {
      let left = fraction() * from.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [thing, weight] of from) {
        if (left < weight) return thing;
        left -= weight;
      }
      const last = from.findLast(([, weight]) => weight > 0);
      if (!last) throw new RangeError('nothing to pick from');
      return last[0];
    },
    some: (from, count) => {
      const rest = [...from];
      const taken: typeof rest = [];
      while (taken.length < count && rest.length > 0) taken.push(...rest.splice(whole(0, rest.length - 1), 1));
      return taken;
    },
    id: (at) => idOf(at, next),
    apart: (words) => diceOf(`${seed}/${words}`),
  };
  return dice;
}

/** Small fast counter generator (Chris Doty-Humphrey's PractRand), state from a digest. */
function sfc32(digest: Buffer): () => number {
  let [a, b, c, d] = [digest.readInt32LE(0), digest.readInt32LE(4), digest.readInt32LE(8), 1] as [
    number,
    number,
    number,
    number,
  ];
  const next = (): number => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 12; i += 1) next();
  return next;
}

function idOf(at: Date, next: () => number): string {
  const hex = (value: number, length: number): string => value.toString(16).padStart(length, '0');
  const ms = hex(at.getTime(), 12);
  const [a, b, c] = [next(), next(), next()];
  return `${ms.slice(0, 8)}-${ms.slice(8)}-7${hex(a & 0xfff, 3)}-${hex(0x8000 | (b & 0x3fff), 4)}-${hex(b >>> 16, 4)}${hex(c, 8)}`;
}
