// Pure. Decides the exact bytes of an audit entry that its hash is made over, and which entry of a trail does not fit.
import { canonical } from '../../kernel/canonical.ts';

export interface AuditFacts {
  readonly countyId: number;
  readonly sequence: number;
  readonly at: Date;
  readonly what: string;
  readonly outcome: 'done' | 'refused';
  readonly why: string | null;
  readonly officerId: number | null;
  readonly target: string | null;
  readonly address: string;
  /** Canonical JSON as stored. */
  readonly facts: string;
}

/** What is hashed, after the 32 bytes of the hash before. */
export function auditBytes(entry: AuditFacts): string {
  const { countyId, sequence, at, what, outcome, why, officerId, target, address, facts } = entry;
  return canonical({ countyId, sequence, at, what, outcome, why, officerId, target, address, facts });
}

/** The hash before the first entry. */
export const firstHash = new Uint8Array(32);

export interface ChainedEntry extends AuditFacts {
  readonly previousHash: Uint8Array;
  readonly hash: Uint8Array;
}

function same(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i]);
}

/**
 * The sequence of the first entry of `entries` (a run in order, following on `before`) that is missing, moved or changed;
 * undefined when the run is whole.
 */
export function brokenAt(
  entries: readonly ChainedEntry[],
  before: { readonly sequence: number; readonly hash: Uint8Array },
  hashOf: (previous: Uint8Array, bytes: string) => Uint8Array,
): number | undefined {
  let last = before;
  for (const entry of entries) {
    const expected = last.sequence + 1;
    if (entry.sequence !== expected || !same(entry.previousHash, last.hash)) return expected;
    if (!same(entry.hash, hashOf(entry.previousHash, auditBytes(entry)))) return expected;
    last = entry;
  }
  return undefined;
}
