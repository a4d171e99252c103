import { endOfDay, localDateOf } from '../../../kernel/instant.ts';
import { fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inOneTrip, ready, type ReadyStatement } from '../../../platform/db.ts';
import type { DirectoryArea } from '../../../platform/directory.ts';
import type { House } from '../../../platform/house.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import { OUTCOMES, type Outcome, type Stage } from '../lifecycle.ts';
import { MOST_COUNTED, SOON_DAYS, soonUntil } from '../list-view.ts';
import type { countMatters as countContract, countWorklist as worklistContract } from '../contract/reads.ts';

/** All groups in one row, a column each: a row a group costs three times as much to read as what stands in it. */
interface Groups {
  area_ids: (number | null)[];
  categories: string[];
  stages: Stage[];
  outcomes: (Outcome | null)[];
  counts: number[];
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
  const { found } = await inOneTrip(house.db, principal, { found: countStatement(house, principal, area) });
  const columns = found[0] as Groups;
  return {
    ...added(columns, (areaId) => directory.area(areaId)?.code ?? area.code),
    asOf: call.at.toISOString(),
  };
}

/** A group for each area, category and stage, however its matters were closed; the ways of closing are added up beside. */
function added(
  { area_ids, categories, stages, outcomes, counts }: Groups,
  codeOf: (areaId: number | null) => string,
): Pick<ReplyOf<typeof countContract>, 'groups' | 'outcomes'> {
  const groups: ReplyOf<typeof countContract>['groups'] = [];
  const ended = new Map<Outcome, number>();
  counts.forEach((count, i) => {
    const areaCode = codeOf(area_ids[i] ?? null);
    const category = categories[i] as string;
    const stage = stages[i] as Stage;
    const outcome = outcomes[i];
    if (outcome) ended.set(outcome, (ended.get(outcome) ?? 0) + count);
    // Rows come in order, so that those of one group lie together.
    const last = groups.at(-1);
    if (last?.areaCode === areaCode && last.category === category && last.stage === stage) last.count += count;
    else groups.push({ areaCode, category, stage, count });
  });
  return { groups, outcomes: OUTCOMES.map((outcome) => ({ outcome, count: ended.get(outcome) ?? 0 })) };
}

/**
 * The counts' SQL: what is kept by key, with the differences not yet folded, in one look; reader rows themselves for whoever may meet a matter by
 * several keys.
 */
export function countStatement(house: House, principal: OfficerPrincipal, area: DirectoryArea): ReadyStatement<Groups> {
  if (area.level === 'grid') return inColumns(ofGrid, [house.countyId, principal.keys, area.path.at(-2), area.id]);
  const beneath = area.level === 'county' ? 'township_id' : 'village_id';
  const within = area.level === 'county' ? '' : `and ${area.level === 'township' ? 'township_id' : 'village_id'} = $3`;
  const values = [house.countyId, principal.keys, ...(area.level === 'county' ? [] : [area.id])];
  const groups = meetsOnce(principal)
    ? `select nullif(${beneath}, 0) as area_id, category, stage, nullif(outcome, '') as outcome, sum(n)::bigint as count
      from ${keptCounts(within)} kept
      group by 1, 2, 3, 4 having sum(n) <> 0
      order by 1, 2, 3, 4`
    : `select ${beneath} as area_id, category, stage, outcome, count(distinct matter_id) as count
      from matters.reader
      where county_id = $1 and key = any($2::text[]) ${within}
      group by 1, 2, 3, 4
      order by 1, 2, 3, 4`;
  return inColumns(groups, values);
}

function inColumns(groups: string, values: readonly unknown[]): ReadyStatement<Groups> {
  const column = (name: string, as: string): string => `coalesce(array_to_json(array_agg(${name})), '[]') as ${as}`;
  return ready(
    `select ${column('area_id', 'area_ids')}, ${column('category', 'categories')}, ${column('stage', 'stages')}, ${column('outcome', 'outcomes')}, ${column('count', 'counts')}
    from (${groups}) groups`,
    values,
  );
}

/** Reader rows know townships and villages; a grid is known to the matter alone. $3 is its village. */
const ofGrid = `select m.area_id, r.category, r.stage, r.outcome, count(distinct r.matter_id) as count
  from matters.reader r join matters.matter m on m.county_id = r.county_id and m.id = r.matter_id
  where r.county_id = $1 and r.key = any($2::text[]) and r.village_id = $3 and m.area_id = $4
  group by 1, 2, 3, 4 order by 1, 2, 3, 4`;

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

/** 工作台 How many in each stage, due today, due soon, overdue, waiting for others, on which an opinion is owed, one's own: one look. */
export async function countWorklist(
  call: Call<typeof worklistContract, OfficerPrincipal>,
): Promise<ReplyOf<typeof worklistContract>> {
  const { house, principal, at } = call;
  const { countyId } = house;
  const { keys } = principal;
  const late = new Date(at.getTime() - 1000);
  const tonight = endOfDay(localDateOf(at));
  const soon = soonUntil(at, call.query.days ?? SOON_DAYS, house.calendar());
  const { stages, overdue, dueToday, dueSoon, waiting, opinion, mine } = await inOneTrip(house.db, principal, {
    stages: ready<{ stage: Stage; count: number }>(
      meetsOnce(principal)
        ? `select stage, sum(n)::bigint as count from ${keptCounts()} kept group by 1 having sum(n) <> 0`
        : `select stage, count(distinct matter_id) as count from matters.reader
          where county_id = $1 and key = any($2::text[]) group by 1`,
      [countyId, keys],
    ),
    overdue: upTo(...dueWithin('r.due_at < $4', countyId, keys, late)),
    dueToday: upTo(...dueWithin('r.due_at >= $4 and r.due_at <= $5', countyId, keys, late, tonight)),
    dueSoon: upTo(...dueWithin('r.due_at >= $4 and r.due_at <= $5', countyId, keys, late, soon)),
    waiting: upTo('select distinct w.matter_id from matters.waiting($1, $2, $3::date, $4) w limit $4', [
      countyId,
      principal.organisationId,
      localDateOf(at),
      MOST_COUNTED,
    ]),
    opinion: upTo(
      `select distinct c.matter_id from matters.co_handling c
      where c.county_id = $1 and c.organisation_id = $2 and c.opinion_at is null and c.released_at is null
        and (select true from (select stage from matters.reader where county_id = c.county_id and matter_id = c.matter_id and key = any($3::text[]) offset 0) r
          where r.stage not in ('closed', 'refused') limit 1)
      limit $4`,
      [countyId, principal.organisationId, keys, MOST_COUNTED],
    ),
    // Whether the officer may still see each is asked by the policy of the table.
    mine: upTo(
      `select h.id from matters.matter h
      where h.county_id = $1 and (h.holder_post_id = $2 or h.first_receiver_post_id = $2) and h.stage not in ('closed', 'refused')
      limit $3`,
      [countyId, principal.postId, MOST_COUNTED],
    ),
  });
  return {
    stages: stages.map((row) => ({ stage: row.stage, count: Number(row.count) })),
    dueToday: Number(dueToday[0]?.count ?? 0),
    overdue: Number(overdue[0]?.count ?? 0),
    dueSoon: Number(dueSoon[0]?.count ?? 0),
    soonUntil: soon.toISOString(),
    waiting: Number(waiting[0]?.count ?? 0),
    opinion: Number(opinion[0]?.count ?? 0),
    mine: Number(mine[0]?.count ?? 0),
    asOf: at.toISOString(),
  };
}

/** Matters with a clock that falls due then, MOST_COUNTED at most. A matter has a row for each key that meets it: so many more are looked at. */
function dueWithin(
  condition: string,
  countyId: number,
  keys: readonly string[],
  ...moments: readonly Date[]
): [string, readonly unknown[]] {
  return [
    `select distinct few.matter_id from (
        select r.matter_id from matters.reader r
        where r.county_id = $1 and r.key = any($2::text[]) and ${condition}
        limit $3 * cardinality($2::text[])
      ) few limit $3`,
    [countyId, keys, MOST_COUNTED, ...moments],
  ];
}

/** How many rows a bounded look finds. */
function upTo(text: string, values: readonly unknown[]): ReadyStatement<{ count: number }> {
  return ready(`select count(*) as count from (${text}) few`, values);
}
