import { sql } from 'kysely';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import { type Call, inAct } from '../../../platform/act.ts';
import { inTransaction } from '../../../platform/db.ts';
import { newId } from '../../../platform/new-id.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import type {
  listSavedFilters as listContract,
  removeFilter as removeContract,
  saveFilter as saveContract,
} from '../contract/lists.ts';
import { aboutPerson, lockFilters, savedFilters } from '../store/saved-filters.ts';

/** More than fit above a list help nobody. */
const mostFilters = 20;

/** 常用条件 What the officer keeps; nobody else sees it. */
export function listSavedFilters(
  call: Call<typeof listContract, OfficerPrincipal>,
): Promise<ReplyOf<typeof listContract>> {
  const { house, principal } = call;
  return inTransaction(house.db, principal, async (tx) => ({ items: await savedFilters(tx, principal.officerId) }));
}

/** 保存常用条件 Under a name; the same name takes the place of what was there. Words that are a party's name are not kept. */
export function saveFilter(call: Call<typeof saveContract, OfficerPrincipal>): Promise<ReplyOf<typeof saveContract>> {
  const { house, principal, body, at } = call;
  return inAct(call, async (tx) => {
    const { name, query, first = false } = body;
    if (Object.values(query).every((value) => value === undefined)) fail('invalid', 'filter-empty', { field: 'query' });
    if (query.q !== undefined && (await aboutPerson(tx, house, query.q)))
      fail('invalid', 'filter-about-person', { field: 'query' });
    const { officerId } = principal;
    await lockFilters(tx, officerId);
    const kept = await savedFilters(tx, officerId);
    if (kept.length >= mostFilters && !kept.some((one) => one.name === name))
      fail('conflict', 'filters-too-many', { most: mostFilters });
    if (first)
      await sql`update matters.saved_filter set first = false where county_id = ${house.countyId} and officer_id = ${officerId} and first`.execute(
        tx.kysely,
      );
    await sql`
      insert into matters.saved_filter (county_id, id, officer_id, name, query, first, saved_at)
      values (${house.countyId}, ${newId(at)}, ${officerId}, ${name}, ${JSON.stringify(query)}::jsonb, ${first}, ${at})
      on conflict (county_id, officer_id, name) do update set query = excluded.query, first = excluded.first, saved_at = excluded.saved_at, removed_at = null`.execute(
      tx.kysely,
    );
    return { items: await savedFilters(tx, officerId) };
  });
}

/** 删除常用条件 Another's is not there. */
export function removeFilter(
  call: Call<typeof removeContract, OfficerPrincipal>,
): Promise<ReplyOf<typeof removeContract>> {
  const { house, principal, params, at } = call;
  return inAct(call, async (tx) => {
    const { numAffectedRows } =
      await sql`update matters.saved_filter set removed_at = ${at}, query = '{}', first = false
        where county_id = ${house.countyId} and id = ${params.id} and removed_at is null`.execute(tx.kysely);
    if (!numAffectedRows) fail('unknown', 'not-found');
    return { items: await savedFilters(tx, principal.officerId) };
  });
}
