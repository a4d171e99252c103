import { createHash } from 'node:crypto';
import { canonical } from '../../../kernel/canonical.ts';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import { auditBytes, brokenAt, type ChainedEntry, firstHash } from '../audit.ts';
import type { PeopleTables } from './tables.ts';

export interface AuditNote {
  readonly at: Date;
  readonly what: string;
  /** Code of the refusal; absent: it was done. */
  readonly why?: string;
  readonly officerId: number | null;
  readonly target: string | null;
  readonly address: string;
  /** Facts of the act; never a password, a secret or a resident's data. */
  readonly facts?: Readonly<Record<string, unknown>>;
}

function hashOf(previous: Uint8Array, bytes: string): Buffer {
  return createHash('sha256').update(previous).update(bytes).digest();
}

/** Adds an entry to the trail. Call it late in the transaction: the head stays locked until the end. */
export async function recordAudit(tx: Tx, note: AuditNote): Promise<void> {
  const db = tablesOf<PeopleTables>(tx);
  const countyId = tx.principal.countyId;
  await db
    .insertInto('people.audit_head')
    .values({ county_id: countyId, sequence: 0, hash: Buffer.from(firstHash) })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  const head = await db
    .selectFrom('people.audit_head')
    .select(['sequence', 'hash'])
    .where('county_id', '=', countyId)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const entry = {
    countyId,
    sequence: head.sequence + 1,
    at: note.at,
    what: note.what,
    outcome: note.why === undefined ? ('done' as const) : ('refused' as const),
    why: note.why ?? null,
    officerId: note.officerId,
    target: note.target,
    address: note.address,
    facts: canonical(note.facts ?? {}),
  };
  const hash = hashOf(head.hash, auditBytes(entry));
  await db
    .insertInto('people.audit_entry')
    .values({
      county_id: countyId,
      sequence: entry.sequence,
      at: entry.at,
      what: entry.what,
      outcome: entry.outcome,
      why: entry.why,
      officer_id: entry.officerId,
      target: entry.target,
      address: entry.address,
      facts: entry.facts,
      previous_hash: head.hash,
      hash,
    })
    .execute();
  await db
    .updateTable('people.audit_head')
    .set({ sequence: entry.sequence, hash })
    .where('county_id', '=', countyId)
    .execute();
}

/** What a check of the whole trail found. */
export interface AuditCheck {
  readonly entries: number;
  readonly whole: boolean;
  /** First entry that is missing, moved or changed. */
  readonly brokenAt: number | null;
  /** Hash of the last entry, hexadecimal: to be written down outside the database. */
  readonly head: string;
}

/** Computes the whole chain anew, a thousand entries at a time, and compares its end with the head. */
export async function checkAuditTrail(tx: Tx): Promise<AuditCheck> {
  const db = tablesOf<PeopleTables>(tx);
  const countyId = tx.principal.countyId;
  const head = (await db
    .selectFrom('people.audit_head')
    .select(['sequence', 'hash'])
    .where('county_id', '=', countyId)
    .executeTakeFirst()) ?? { sequence: 0, hash: Buffer.from(firstHash) };
  let last: { sequence: number; hash: Uint8Array } = { sequence: 0, hash: firstHash };
  const answer = (broken: number | null): AuditCheck => ({
    entries: head.sequence,
    whole: broken === null,
    brokenAt: broken,
    head: head.hash.toString('hex'),
  });
  for (;;) {
    const rows = await db
      .selectFrom('people.audit_entry')
      .selectAll()
      .where('county_id', '=', countyId)
      .where('sequence', '>', last.sequence)
      .where('sequence', '<=', head.sequence)
      .orderBy('sequence')
      .limit(1000)
      .execute();
    if (rows.length === 0) break;
    const run: ChainedEntry[] = rows.map((row) => ({
      countyId: row.county_id,
      sequence: row.sequence,
      at: row.at,
      what: row.what,
      outcome: row.outcome,
      why: row.why,
      officerId: row.officer_id,
      target: row.target,
      address: row.address,
      facts: row.facts,
      previousHash: row.previous_hash,
      hash: row.hash,
    }));
    const broken = brokenAt(run, last, hashOf);
    if (broken !== undefined) return answer(broken);
    last = run.at(-1) ?? last;
  }
  const end = last.sequence === head.sequence && Buffer.compare(last.hash, head.hash) === 0;
  return answer(end ? null : last.sequence + 1);
}
