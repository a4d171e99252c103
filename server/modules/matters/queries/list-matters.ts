import { sql } from 'kysely';
import { isPast } from '../../../kernel/instant.ts';
import { encodeCursor, decodeCursor, pageSize } from '../../../kernel/page.ts';
import { searchTokens } from '../../../kernel/plain-text.ts';
import { accepted, fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { isMatterNumber } from '../../../kernel/matter-number.ts';
import type { Call } from '../../../platform/act.ts';
import { inOneTrip, inTransaction, ready, type ReadyStatement } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import type { listMatters as contract, MatterRow } from '../contract/reads.ts';
import { remainingOf } from './clock-view.ts';

type Query = Call<typeof contract>['query'];

export interface ListedRow {
  id: string;
  number: string;
  version: number;
  title: string | null;
  category: string;
  stage: MatterRow['stage'];
  urgency: MatterRow['urgency'];
  area_id: number;
  township_id: number | null;
  holder_organisation_id: number | null;
  registered_at: Date;
  due_at: Date | null;
  restriction: string | null;
  outcome: MatterRow['outcome'];
}

/** 事项列表 One page, newest first (or oldest clock first), from the reader rows of the caller's keys. */
export async function listMatters(call: Call<typeof contract, OfficerPrincipal>): Promise<ReplyOf<typeof contract>> {
  const limit = call.query.limit ?? pageSize.usual;
  const ids = call.query.q ? await found(call, call.query.q) : undefined;
  const statement = listStatement(call.house, call.principal, call.query, call.at, limit, ids);
  const { rows } = await inOneTrip(call.house.db, call.principal, { rows: statement });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const byDue = call.query.order === 'due';
  return {
    items: page.map((row) => listedRow(call.house, row, call.at)),
    next:
      rows.length > limit && last
        ? encodeCursor([(byDue ? (last.due_at as Date) : last.registered_at).toISOString(), last.id])
        : null,
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
  };
}

/** Numbers are found exactly; words through the search door, at most 500 matters, then narrowed by the list. */
async function found(call: Call<typeof contract>, q: string): Promise<string[]> {
  const { house, principal } = call;
  return inTransaction(house.db, principal, async (tx) => {
    if (isMatterNumber(q.replaceAll(/\s/gu, ''))) {
      const { rows } = await sql<{
        id: string;
      }>`select id from matters.matter where county_id = ${house.countyId} and number = ${q.replaceAll(/\s/gu, '')}`.execute(
        tx.kysely,
      );
      return rows.map((r) => r.id);
    }
    const tokens = searchTokens(q);
    if (tokens.length === 0) return [];
    const query = tokens.map((t) => `'${t.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`).join(' & ');
    // Bigrams can be there apart from each other; the words themselves are looked for again (exact substring).
    const like = /\s/u.test(q) ? null : q.toLowerCase();
    const { rows } = await sql<{
      matter_id: string;
    }>`select matter_id from matters.search(${house.countyId}, ${query}::tsquery, ${like}, 500)`.execute(tx.kysely);
    return rows.map((r) => r.matter_id);
  });
}

/** The list's SQL: a page per key in index order, merged, then the rows it names. Its text depends only on which filters are given. */
export function listStatement(
  house: House,
  principal: OfficerPrincipal,
  query: Query,
  now: Date,
  limit: number,
  ids?: readonly string[],
): ReadyStatement<ListedRow> {
  const byDue = query.order === 'due';
  const values: unknown[] = [house.countyId, principal.keys, limit + 1];
  const given = (value: unknown): string => `$${values.push(value)}`;
  const conditions = ['r.county_id = $1', 'r.key = k.key'];
  if (query.area !== undefined) conditions.push(...areaCondition(house, query.area, given));
  if (query.stage) conditions.push(`r.stage = ${given(query.stage)}`);
  if (query.outcome) conditions.push(`r.outcome = ${given(query.outcome)}`);
  if (query.category) conditions.push(`r.category = ${given(query.category)}`);
  const late = new Date(now.getTime() - 1000);
  if (query.overdue === 'true') conditions.push(`r.due_at < ${given(late)}`);
  if (query.overdue === 'false') conditions.push(`(r.due_at is null or r.due_at >= ${given(late)})`);
  if (byDue) conditions.push('r.due_at is not null');
  if (ids) conditions.push(`r.matter_id = any(${given(ids)})`);
  if (query.mine === 'true') {
    conditions.push(
      `exists (select 1 from matters.matter h where h.county_id = r.county_id and h.id = r.matter_id and h.holder_organisation_id = ${given(principal.organisationId)})`,
    );
  }
  if (query.after !== undefined) {
    const [at, id] = accepted(decodeCursor(query.after, 2));
    if (Number.isNaN(Date.parse(String(at))) || !/^[0-9a-f-]{36}$/u.test(String(id))) fail('invalid', 'cursor-invalid');
    const place = `(${given(String(at))}::timestamptz, ${given(String(id))}::uuid)`;
    conditions.push(byDue ? `(r.due_at, r.matter_id) > ${place}` : `(r.registered_at, r.matter_id) < ${place}`);
  }
  const [moment, way] = byDue ? ['due_at', ''] : ['registered_at', ' desc'];
  return ready(
    `
    select m.id, m.number, m.version, f.title, m.category, m.stage, m.urgency, m.area_id, m.township_id, m.holder_organisation_id,
           m.registered_at, m.due_at, m.restriction, m.outcome
    from (
      select distinct on (page.${moment}, page.matter_id) page.matter_id, page.registered_at, page.due_at
      from unnest($2::text[]) as k(key)
      cross join lateral (
        select r.matter_id, r.registered_at, r.due_at from matters.reader r
        where ${conditions.join(' and ')}
        order by r.${moment}${way}, r.matter_id${way}
        limit $3
      ) page
      order by ${moment}${way}, matter_id${way}
      limit $3
    ) p
    join matters.matter m on m.county_id = $1 and m.id = p.matter_id
    left join lateral (
      select left(facts.description, 60) as title from matters.facts where facts.county_id = m.county_id and facts.matter_id = m.id
    ) f on true
    order by p.${moment}${way}, p.matter_id${way}`,
    values,
  );
}

function areaCondition(house: House, code: string, given: (value: unknown) => string): string[] {
  const area = house.directory().areaByCode(code);
  if (!area) fail('invalid', 'area-unknown', { field: 'area' });
  if (area.level === 'county') return [];
  return area.level === 'township'
    ? [`r.township_id = ${given(area.id)}`]
    : [`r.village_id = ${given(area.path.at(area.level === 'grid' ? -2 : -1) ?? area.id)}`];
}
