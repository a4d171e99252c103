import { sql } from 'kysely';
import type { Tx } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { isMatterNumber } from '../../../kernel/matter-number.ts';
import type { SavedFilter } from '../contract/lists.ts';
import { nameFinder } from './parties.ts';

/** What the officer of this transaction keeps, the first one first, then in the order of saving. */
export async function savedFilters(tx: Tx, officerId: number): Promise<SavedFilter[]> {
  const { rows } = await sql<SavedFilter>`
    select id, name, query, first from matters.saved_filter
    where county_id = ${tx.principal.countyId} and officer_id = ${officerId} and removed_at is null order by first desc, id`.execute(
    tx.kysely,
  );
  return rows;
}

/** Two screens of one officer save one after the other. */
export async function lockFilters(tx: Tx, officerId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('matters.saved_filter', ${officerId}))`.execute(tx.kysely);
}

/**
 * Whether words of a search are the name of somebody who is a party of a matter that the caller sees, or a number by which a person is known. Kept or
 * exported, such a list would be one about a person across matters.
 */
export async function aboutPerson(tx: Tx, house: House, q: string): Promise<boolean> {
  if (isMatterNumber(q.replaceAll(/\s/gu, ''))) return false;
  if (/[\d０-９]{7,}/u.test(q.replaceAll(/[\s-]/gu, ''))) return true;
  const words = new Set([q.trim(), ...q.split(/[\s,，、;；。]+/u)].filter((word) => word.length > 1));
  const finders = [...words].map((word) => nameFinder(house.crypto, word));
  if (finders.length === 0) return false;
  const { rows } = await sql`
    select 1 from matters.party p where p.county_id = ${house.countyId} and p.name_finder = any(${finders}) limit 1`.execute(
    tx.kysely,
  );
  return rows.length > 0;
}
