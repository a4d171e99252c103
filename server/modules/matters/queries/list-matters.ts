import { type RawBuilder, sql } from 'kysely';
import { isPast } from '../../../kernel/instant.ts';
import { encodeCursor, pageSize } from '../../../kernel/page.ts';
import { searchTokens } from '../../../kernel/plain-text.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { isMatterNumber } from '../../../kernel/matter-number.ts';
import type { Call } from '../../../platform/act.ts';
import { inOneTrip, inTransaction, type Tx } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import type { listMatters as contract, MatterRow } from '../contract/reads.ts';
import { mattersByOutsideNumber } from '../store/source.ts';
import { remainingOf, unitOf } from './clock-view.ts';
import { type ListedRow, listStatement, placeOf } from './list-statement.ts';

/** 事项列表 One page, newest first (or oldest clock first), from the reader rows of the caller's keys. */
export async function listMatters(call: Call<typeof contract, OfficerPrincipal>): Promise<ReplyOf<typeof contract>> {
  const limit = call.query.limit ?? pageSize.usual;
  const ids = call.query.q
    ? await inTransaction(call.house.db, call.principal, (tx) => found(tx, call.house, call.query.q ?? ''))
    : undefined;
  const statement = listStatement(call.house, call.principal, call.query, call.at, limit, ids);
  const { rows } = await inOneTrip(call.house.db, call.principal, { rows: statement });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => listedRow(call.house, row, call.at)),
    next: rows.length > limit && last ? encodeCursor(placeOf(call.query, last)) : null,
  };
}

export function listedRow(house: House, row: ListedRow, now: Date): MatterRow {
  const directory = house.directory();
  return {
    number: row.number,
    version: row.version,
    title: row.title,
    category: row.category,
    stage: row.stage,
    urgency: row.urgency,
    areaName: directory.area(row.area_id)?.name ?? '',
    townshipName: directory.area(row.township_id)?.name ?? null,
    holderName: directory.organisation(row.holder_organisation_id)?.name ?? null,
    registeredAt: row.registered_at.toISOString(),
    dueAt: row.due_at?.toISOString() ?? null,
    remaining: row.due_at ? remainingOf(house, row.registered_at, row.due_at, unitOf(house, row.late_rule), now) : null,
    overdue: row.due_at !== null && isPast(row.due_at, now),
    restricted: row.restriction !== null,
    outcome: row.outcome,
    waits: row.waits ?? [],
  };
}

/** Whole numbers are found exactly, parts of one and single characters in the newest that the caller sees; words through the search door, at most 500 matters, then narrowed by the list. */
export async function found(tx: Tx, house: House, q: string): Promise<string[]> {
  const number = q.replaceAll(/\s/gu, '');
  if (isMatterNumber(number)) {
    const { rows } = await sql<{
      id: string;
    }>`select id from matters.matter where county_id = ${house.countyId} and number = ${number}`.execute(tx.kysely);
    return rows.map((r) => r.id);
  }
  // A work order, a case number, a number next door: exactly that one before any words.
  const elsewhere = /\d/u.test(q) ? await mattersByOutsideNumber(tx, q) : [];
  if (elsewhere.length > 0) return elsewhere;
  const parts = /^[\d-]{4,}$/u.test(number) ? await withPartOfNumber(tx, house, number) : [];
  if (/^\p{Script=Han}$/u.test(number)) return withCharacter(tx, house, number);
  const tokens = searchTokens(q);
  if (tokens.length === 0) return parts;
  const query = tokens.map((t) => `'${t.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`).join(' & ');
  // Bigrams can be there apart from each other; the words themselves are looked for again (exact substring).
  const like = /\s/u.test(q) ? null : q.toLowerCase();
  const { rows } = await sql<{
    matter_id: string;
  }>`select matter_id from matters.search(${house.countyId}, ${query}::tsquery, ${like}, 500)`.execute(tx.kysely);
  return [...parts, ...rows.map((r) => r.matter_id)];
}

/** So many of each key are looked through for what no index knows. */
const newest = 1000;

/** The newest reader rows of the caller's keys, under the name `r`. */
function newestOf(tx: Tx, house: House): RawBuilder<unknown> {
  return sql`unnest(${tx.principal.keys}::text[]) as k(key)
    cross join lateral (
      select matter_id, ring from matters.reader where county_id = ${house.countyId} and key = k.key
      order by registered_at desc, matter_id desc limit ${newest}
    ) r`;
}

/** The last figures of a number, as a resident reads them out. */
async function withPartOfNumber(tx: Tx, house: House, part: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct m.id from ${newestOf(tx, house)}
    join matters.matter m on m.county_id = ${house.countyId} and m.id = r.matter_id
    where position(${part} in m.number) > 0 limit 500`.execute(tx.kysely);
  return rows.map((r) => r.id);
}

/** One character is no word of the index, which holds pairs of them. */
async function withCharacter(tx: Tx, house: House, character: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct f.matter_id as id from ${newestOf(tx, house)}
    join matters.facts f on f.county_id = ${house.countyId} and f.matter_id = r.matter_id
    where r.ring = 2 and position(${character} in f.description || ' ' || coalesce(f.claims, '') || ' ' || coalesce(f.place_detail, '')) > 0
    limit 500`.execute(tx.kysely);
  return rows.map((r) => r.id);
}
