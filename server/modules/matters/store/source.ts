import { type Selectable, sql } from 'kysely';
import { type Tx, tablesOf } from '../../../platform/db.ts';
import { numberKey, type Source } from '../source.ts';
import type { LockedMatter } from './lock.ts';
import type { OutsideNumberTable, SourceTable } from './source-tables.ts';
import type { MattersTables } from './tables.ts';

/** Where a matter came from, with the key of the programme that brought it, if one did. */
export interface NewSource extends Source {
  readonly apiKeyId?: string | undefined;
}

export function sourceRow(countyId: number, matterId: string, source: NewSource): SourceTable {
  return {
    county_id: countyId,
    matter_id: matterId,
    body_name: source.bodyName,
    reference: source.reference ?? null,
    reference_key: source.reference === undefined ? null : numberKey(source.reference),
    received_on: source.receivedOn ?? null,
    asks_back: source.asksBack ?? null,
    answer_by: source.answerBy ?? null,
    court_mediation: source.courtMediation ?? null,
    api_key_id: source.apiKeyId ?? null,
  };
}

export async function sourceOf(
  tx: Tx,
  matter: Pick<LockedMatter, 'county_id' | 'id'>,
): Promise<Selectable<SourceTable> | undefined> {
  return tablesOf<MattersTables>(tx)
    .selectFrom('matters.source')
    .selectAll()
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .executeTakeFirst();
}

/** Numbers that stand, oldest first. */
export async function outsideNumbersOf(
  tx: Tx,
  matter: Pick<LockedMatter, 'county_id' | 'id'>,
): Promise<Selectable<OutsideNumberTable>[]> {
  return tablesOf<MattersTables>(tx)
    .selectFrom('matters.outside_number')
    .selectAll()
    .where('county_id', '=', matter.county_id)
    .where('matter_id', '=', matter.id)
    .where('removed_at', 'is', null)
    .orderBy('id')
    .execute();
}

/** Matters that have exactly this number somewhere else, among those whose facts the caller sees. */
export async function mattersByOutsideNumber(tx: Tx, number: string): Promise<string[]> {
  const key = numberKey(number);
  const county = tx.principal.countyId;
  const { rows } = await sql<{ matter_id: string }>`
    select matter_id from matters.source where county_id = ${county} and reference_key = ${key}
    union
    select matter_id from matters.outside_number where county_id = ${county} and number_key = ${key} and removed_at is null
    limit 500`.execute(tx.kysely);
  return rows.map((row) => row.matter_id);
}

/** Whether this key brought the matter of this number. */
export async function broughtUnder(tx: Tx, apiKeyId: string, number: string): Promise<boolean> {
  const { rows } = await sql`
    select 1 from matters.source s join matters.matter m on m.county_id = s.county_id and m.id = s.matter_id
    where s.county_id = ${tx.principal.countyId} and s.api_key_id = ${apiKeyId} and m.number = ${number}`.execute(
    tx.kysely,
  );
  return rows.length > 0;
}

/** What a body calls a matter: by this it is known that it was sent before. */
export interface SentAs {
  readonly bodyName: string;
  readonly reference: string;
}

/** The matters that bodies sent under these numbers before, by `sentKey`; an import run twice finds them. */
export async function sentBefore(tx: Tx, sent: readonly SentAs[]): Promise<ReadonlyMap<string, string>> {
  if (sent.length === 0) return new Map();
  const keys = [...new Set(sent.map((one) => numberKey(one.reference)))];
  const { rows } = await sql<{ body_name: string; reference_key: string; number: string }>`
    select s.body_name, s.reference_key, m.number from matters.source s join matters.matter m on m.county_id = s.county_id and m.id = s.matter_id
    where s.county_id = ${tx.principal.countyId} and s.reference_key = any(${keys}::text[])`.execute(tx.kysely);
  return new Map(
    rows.map((row) => [sentKey({ bodyName: row.body_name, reference: row.reference_key }), row.number] as const),
  );
}

export function sentKey(one: SentAs): string {
  return `${one.bodyName}\n${numberKey(one.reference)}`;
}
