import { sql } from 'kysely';
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
import { remainingOf } from './clock-view.ts';
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
    remaining: row.due_at ? remainingOf(house, row.registered_at, row.due_at, 'workingDays', now) : null,
    overdue: row.due_at !== null && isPast(row.due_at, now),
    restricted: row.restriction !== null,
    outcome: row.outcome,
    waits: row.waits ?? [],
  };
}

/** Numbers are found exactly; words through the search door, at most 500 matters, then narrowed by the list. */
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
  const tokens = searchTokens(q);
  if (tokens.length === 0) return [];
  const query = tokens.map((t) => `'${t.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`).join(' & ');
  // Bigrams can be there apart from each other; the words themselves are looked for again (exact substring).
  const like = /\s/u.test(q) ? null : q.toLowerCase();
  const { rows } = await sql<{
    matter_id: string;
  }>`select matter_id from matters.search(${house.countyId}, ${query}::tsquery, ${like}, 500)`.execute(tx.kysely);
  return rows.map((r) => r.matter_id);
}
