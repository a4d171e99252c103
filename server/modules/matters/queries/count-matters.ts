import { endOfDay, localDateOf } from '../../../kernel/instant.ts';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inOneTrip, ready, type ReadyStatement } from '../../../platform/db.ts';
import type { DirectoryArea } from '../../../platform/directory.ts';
import type { House } from '../../../platform/house.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import type { Outcome, Stage } from '../lifecycle.ts';
import type { countMatters as countContract, countWorklist as worklistContract } from '../contract/reads.ts';

interface GroupRow {
  area_id: number | null;
  category: string;
  stage: Stage;
  outcome: Outcome | null;
  count: number;
}

/** 计数 By the areas just beneath. A matter is counted once, however many of the caller's keys see it. */
export async function countMatters(
  call: Call<typeof countContract, OfficerPrincipal>,
): Promise<ReplyOf<typeof countContract>> {
  const { house, principal } = call;
  const directory = house.directory();
  const area =
    call.query.area === undefined ? directory.area(house.countyAreaId) : directory.areaByCode(call.query.area);
  if (!area) fail('invalid', 'area-unknown', { field: 'area' });
  const { rows } = await inOneTrip(house.db, principal, { rows: countStatement(house, principal, area) });
  return {
    groups: rows.map((row) => ({
      areaCode: directory.area(row.area_id)?.code ?? area.code,
      category: row.category,
      stage: row.stage,
      outcome: row.outcome,
      count: Number(row.count),
    })),
    asOf: call.at.toISOString(),
  };
}

/**
 * The counts' SQL: what is kept by key, with the differences not yet folded, in one look; reader rows themselves for whoever may meet a matter by
 * several keys.
 */
export function countStatement(
  house: House,
  principal: OfficerPrincipal,
  area: DirectoryArea,
): ReadyStatement<GroupRow> {
  const beneath = area.level === 'county' ? 'township_id' : 'village_id';
  const within = area.level === 'county' ? '' : `and ${area.level === 'township' ? 'township_id' : 'village_id'} = $3`;
  const values = [house.countyId, principal.keys, ...(area.level === 'county' ? [] : [area.id])];
  if (meetsOnce(principal))
    return ready(
      `select nullif(${beneath}, 0) as area_id, category, stage, nullif(outcome, '') as outcome, sum(n)::bigint as count
      from ${keptCounts(within)} kept
      group by 1, 2, 3, 4 having sum(n) <> 0
      order by 1, 2, 3, 4`,
      values,
    );
  return ready(
    `select ${beneath} as area_id, category, stage, outcome, count(distinct matter_id) as count
    from matters.reader
    where county_id = $1 and key = any($2::text[]) ${within}
    group by 1, 2, 3, 4
    order by 1, 2, 3, 4`,
    values,
  );
}

/**
 * Open matters have rows for areas and bodies only, restricted ones for officers only: a post with one area or body key never meets a
 * matter twice, so its counts by key can be added up.
 */
function meetsOnce(principal: OfficerPrincipal): boolean {
  return principal.keys.filter((key) => !key.startsWith('p')).length <= 1;
}

/** Counts by key as they are now: $1 is the county, $2 the keys. */
function keptCounts(within = ''): string {
  const of = (table: string, n: string): string =>
    `select township_id, village_id, category, stage, outcome, ${n} as n from matters.${table} where county_id = $1 and key = any($2::text[]) ${within}`;
  return `(${of('count_fold', 'count')} union all ${of('count_delta', 'change')})`;
}

/** 工作台 How many in each stage, due today, overdue. */
export async function countWorklist(
  call: Call<typeof worklistContract, OfficerPrincipal>,
): Promise<ReplyOf<typeof worklistContract>> {
  const { house, principal, at } = call;
  const late = new Date(at.getTime() - 1000);
  const tonight = endOfDay(localDateOf(at));
  const { stages, due } = await inOneTrip(house.db, principal, {
    stages: ready<{ stage: Stage; count: number }>(
      meetsOnce(principal)
        ? `select stage, sum(n)::bigint as count from ${keptCounts()} kept group by 1 having sum(n) <> 0`
        : `select stage, count(distinct matter_id) as count from matters.reader
          where county_id = $1 and key = any($2::text[]) group by 1`,
      [house.countyId, principal.keys],
    ),
    due: ready<{ today: number; overdue: number }>(
      `select count(distinct r.matter_id) filter (where r.due_at >= $3) as today, count(distinct r.matter_id) filter (where r.due_at < $3) as overdue
      from matters.reader r
      where r.county_id = $1 and r.key = any($2::text[]) and r.due_at <= $4`,
      [house.countyId, principal.keys, late, tonight],
    ),
  });
  return {
    stages: stages.map((row) => ({ stage: row.stage, count: Number(row.count) })),
    dueToday: Number(due[0]?.today ?? 0),
    overdue: Number(due[0]?.overdue ?? 0),
    asOf: at.toISOString(),
  };
}
