import { createHmac } from 'node:crypto';
import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { canonical } from '../../../kernel/canonical.ts';
import { MINUTE_MS } from '../../../kernel/instant.ts';
import { inTransaction } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import type { Sweep } from '../../../platform/jobs/index.ts';
import { systemPrincipal } from '../../../platform/principal.ts';
import { chained } from '../store/record-act.ts';

/** A signed summary of the heads of all chains at one moment, kept outside the database. */
export interface Digest {
  /** Entries recorded up to here are in it. */
  readonly upTo: string;
  readonly matters: number;
  readonly digest: string;
  readonly signature: string;
}

const batch = 2000;
/** An act in flight has its moment before it is committed: what is younger than this is left to the next digest. */
export const SETTLED_MS = 10 * MINUTE_MS;

/** 摘要 Every night, so that a tail cut off together with its row is found too: the chain inside the database cannot show that. */
export const keepDigest: Sweep = {
  name: 'matters.digest',
  times: '10 19 * * *',
  run: (house, at) => writeDigest(house, new Date(at.getTime() - SETTLED_MS)),
};

export async function writeDigest(house: House, upTo: Date): Promise<Digest> {
  const line = await digestAt(house, upTo);
  await appendFile(digestFile(house), `${JSON.stringify(line)}\n`, { mode: 0o600 });
  return line;
}

/** The heads as they stood at a moment: of each matter the last entry recorded by then. Gives the same for ever, unless history was changed. */
export async function digestAt(house: House, upTo: Date): Promise<Digest> {
  let digest: Buffer = Buffer.alloc(0);
  let matters = 0;
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows = await headsAfter(house, after, upTo);
    for (const row of rows) digest = chained(digest, `${row.number}:${row.hash.toString('hex')}`);
    matters += rows.length;
    const last = rows.at(-1);
    if (rows.length < batch || !last) break;
    after = last.matter_id;
  }
  const facts = { upTo: upTo.toISOString(), matters, digest: digest.toString('hex') };
  return { ...facts, signature: sign(house, facts) };
}

async function headsAfter(
  house: House,
  after: string,
  upTo: Date,
): Promise<{ matter_id: string; number: string; hash: Buffer }[]> {
  return inTransaction(house.db, systemPrincipal(house.countyId, 'digest'), async (tx) => {
    const { rows } = await sql<{ matter_id: string; number: string; hash: Buffer }>`
      select m.id as matter_id, m.number, h.hash from matters.matter m
      cross join lateral (
        select hash from matters.history where county_id = m.county_id and matter_id = m.id and recorded_at <= ${upTo} order by seq desc limit 1
      ) h
      where m.county_id = ${house.countyId} and m.id > ${after}::uuid order by m.id limit ${batch}`.execute(tx.kysely);
    return rows;
  });
}

export interface DigestCheck {
  readonly upTo: string;
  readonly what: 'kept' | 'signature-false' | 'history-changed';
}

/** Holds the digests that were kept (the newest few) against the history of today. */
export async function checkDigests(house: House, newest = 5): Promise<DigestCheck[]> {
  const checks: DigestCheck[] = [];
  for (const kept of (await keptDigests(house)).slice(-newest)) {
    const { signature, ...facts } = kept;
    if (sign(house, facts) !== signature) checks.push({ upTo: kept.upTo, what: 'signature-false' });
    else if ((await digestAt(house, new Date(kept.upTo))).digest !== kept.digest)
      checks.push({ upTo: kept.upTo, what: 'history-changed' });
    else checks.push({ upTo: kept.upTo, what: 'kept' });
  }
  return checks;
}

async function keptDigests(house: House): Promise<Digest[]> {
  const text = await readFile(digestFile(house), 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return '';
    throw error;
  });
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Digest);
}

function digestFile(house: House): string {
  return join(house.config.dataDir, 'digests.jsonl');
}

function sign(house: House, facts: Omit<Digest, 'signature'>): string {
  return createHmac('sha256', house.crypto.derive('digest')).update(canonical(facts)).digest('hex');
}
