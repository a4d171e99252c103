import { localDateOf } from '../../../kernel/instant.ts';
import { decodeCursor } from '../../../kernel/page.ts';
import { accepted, fail } from '../../../kernel/refusal.ts';
import type { Call } from '../../../platform/act.ts';
import { ready, type ReadyStatement } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import type { listMatters as contract, MatterRow } from '../contract/reads.ts';
import { isOpen, SOON_DAYS, soonUntil, type Wait } from '../list-view.ts';

export type ListQuery = Call<typeof contract>['query'];

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
  /** The rule of the clock that is late: its unit is the one lateness is told in. */
  late_rule: string | null;
  restriction: string | null;
  outcome: MatterRow['outcome'];
  /** Whom it waits for; in the view «waiting» only. */
  waits?: Wait[] | null;
}

/** Rows that a view of few is looked at for: more do not wait at once. */
const mostWaiting = 20_000;

/** Whether the list goes by what falls due; a view does unless it is asked otherwise, what has ended never can. */
export function byDue(query: ListQuery): boolean {
  return (query.order ?? (query.view ? 'due' : 'newest')) === 'due' && isOpen(query.stage);
}

/** What is late, newest first, goes by when it became late: what was registered last lies anywhere among it, and no index can know what is late now. */
function byMomentDue(query: ListQuery): boolean {
  return byDue(query) || (query.overdue === 'true' && isOpen(query.stage));
}

/** The place of a row in the list's order, for the cursor. */
export function placeOf(query: ListQuery, row: Pick<ListedRow, 'id' | 'due_at' | 'registered_at'>): [string, string] {
  const moment = byMomentDue(query) ? row.due_at : row.registered_at;
  return [moment?.toISOString() ?? 'infinity', row.id];
}

interface Parts {
  /** Of reader rows `r`. */
  readonly filters: readonly string[];
  /** Of the matter's row, under the name `h`. */
  readonly ofMatter: readonly string[];
  /** Orders by: of reader rows or matters, under the name put in. */
  readonly momentOf: (name: string) => string;
  readonly way: '' | ' desc';
  readonly cursor: ((name: string, id: string) => string) | undefined;
  readonly given: (value: unknown) => string;
}

/**
 * The list's SQL: the page first, then the rows it names. Where the page comes from depends on what is asked: each key's reader rows in index order,
 * merged; what a body or post holds; or the few that wait. Its text depends only on which filters are given (and on the stage, whose index is partial).
 */
export function listStatement(
  house: House,
  principal: OfficerPrincipal,
  query: ListQuery,
  now: Date,
  limit: number,
  ids?: readonly string[],
): ReadyStatement<ListedRow> {
  const values: unknown[] = [house.countyId, principal.keys, limit + 1];
  const parts = partsOf(house, principal, query, now, ids, (value) => `$${values.push(value)}`);
  const waiting = query.view === 'waiting';
  const page = waiting
    ? waitingPage(parts, principal, now)
    : query.view === 'opinion'
      ? opinionPage(parts, principal)
      : ids
        ? fewPage(parts, `(select distinct unnest(${parts.given(ids)}::uuid[]) as matter_id)`)
        : query.view === 'mine'
          ? minePage(parts, principal)
          : parts.ofMatter.length > 0
            ? heldPage(parts)
            : keysPage(parts);
  return ready(
    `
    select m.id, m.number, m.version, f.title, m.category, m.stage, m.urgency, m.area_id, m.township_id, m.holder_organisation_id,
           m.registered_at, m.due_at, case when m.due_at < ${parts.given(now)} then ${lateRule('m.due_at')} end as late_rule, m.restriction, m.outcome${waiting ? ', p.waits' : ''}
    from (${page}) p
    join matters.matter m on m.county_id = $1 and m.id = p.matter_id
    left join lateral (
      select left(facts.description, 60) as title from matters.facts where facts.county_id = m.county_id and facts.matter_id = m.id
    ) f on true
    order by p.moment${parts.way}, p.matter_id${parts.way}`,
    values,
  );
}

/** The rule of the running clock of `m` that is due at this moment. */
export function lateRule(dueAt: string): string {
  return `(select c.rule_id from matters.clock c where c.county_id = m.county_id and c.matter_id = m.id and c.state = 'running' and c.kind <> 'legal'
    and c.due_at = ${dueAt} order by c.id limit 1)`;
}

function partsOf(
  house: House,
  principal: OfficerPrincipal,
  query: ListQuery,
  now: Date,
  ids: readonly string[] | undefined,
  given: (value: unknown) => string,
): Parts {
  const due = byMomentDue(query);
  const back = !byDue(query);
  const late = new Date(now.getTime() - 1000);
  const filters: string[] = [];
  const ofMatter: string[] = [];
  if (query.area !== undefined) filters.push(...areaCondition(house, query.area, given));

  // Written out, not given: only so does the planner know the partial index for it.
  if (query.stage) filters.push(`r.stage = '${query.stage}'`);
  if (query.outcome) filters.push(`r.outcome = ${given(query.outcome)}`);
  if (query.category) filters.push(`r.category = ${given(query.category)}`);
  if (query.view === 'soon') {
    const until = soonUntil(now, query.days ?? SOON_DAYS, house.calendar());
    filters.push(`r.due_at >= ${given(late)}`, `r.due_at <= ${given(until)}`);
  }
  if (query.view === 'waiting' || query.view === 'opinion') {
    filters.push(`r.stage not in ('closed', 'refused')`);
    if (ids) filters.push(`r.matter_id = any(${given(ids)})`);
  }
  if (query.view === 'mine') {
    filters.push(`r.stage not in ('closed', 'refused')`);
    ofMatter.push(`h.stage not in ('closed', 'refused')`);
    const post = ids && given(principal.postId);
    if (post) ofMatter.push(`(h.holder_post_id = ${post} or h.first_receiver_post_id = ${post})`);
  }
  // Reader rows know townships and villages; a grid is known to the matter alone.
  const area = query.area === undefined ? undefined : house.directory().areaByCode(query.area);
  if (area?.level === 'grid') ofMatter.push(`h.area_id = ${given(area.id)}`);
  if (principal.viaKey)
    ofMatter.push(
      `exists (select 1 from matters.source s where s.county_id = h.county_id and s.matter_id = h.id and s.api_key_id = ${given(principal.viaKey.id)})`,
    );
  if (query.mine === 'true') ofMatter.push(`h.holder_organisation_id = ${given(principal.organisationId)}`);
  if (query.holder !== undefined) ofMatter.push(`h.holder_organisation_id = ${given(query.holder)}`);
  // One stage, or a view of few, shows also what has no running clock, last; the order by due of all shows what has one.
  const toTheEnd = query.stage !== undefined || (query.view !== undefined && query.view !== 'soon');
  if (due && !toTheEnd) filters.push('r.due_at is not null');
  const momentOf = (name: string): string => {
    if (!due) return `${name}.registered_at`;
    return toTheEnd ? `coalesce(${name}.due_at, 'infinity'::timestamptz)` : `${name}.due_at`;
  };
  // By what the order goes by where it is the same: so the index begins, or ends, where the late ones do.
  // What has ended is never late.
  if (query.overdue === 'true') filters.push(due ? `${momentOf('r')} < ${given(late)}` : 'false');
  if (query.overdue === 'false')
    filters.push(due ? `${momentOf('r')} >= ${given(late)}` : `(r.due_at is null or r.due_at >= ${given(late)})`);
  const place = query.after === undefined ? undefined : cursorOf(query.after, given);
  return {
    filters,
    ofMatter,
    momentOf,
    way: back ? ' desc' : '',
    cursor:
      place === undefined ? undefined : (name, id) => `(${momentOf(name)}, ${name}.${id}) ${back ? '<' : '>'} ${place}`,
    given,
  };
}

function cursorOf(after: string, given: (value: unknown) => string): string {
  const [at, id] = accepted(decodeCursor(after, 2)).map(String);
  if (at !== 'infinity' && Number.isNaN(Date.parse(String(at)))) fail('invalid', 'cursor-invalid');
  if (!/^[0-9a-f-]{36}$/u.test(String(id))) fail('invalid', 'cursor-invalid');
  return `(${given(at)}::timestamptz, ${given(id)}::uuid)`;
}

/** Each key's rows in the order of an index, merged: a matter is met by several keys. */
function keysPage(parts: Parts): string {
  const { momentOf, way } = parts;
  return `
      select distinct on (page.moment, page.matter_id) page.matter_id, page.moment
      from unnest($2::text[]) as k(key)
      cross join lateral (
        select r.matter_id, ${momentOf('r')} as moment from matters.reader r
        where ${all(['r.county_id = $1', 'r.key = k.key', ...parts.filters, parts.cursor?.('r', 'matter_id')])}
        order by ${momentOf('r')}${way}, r.matter_id${way}
        limit $3
      ) page
      order by moment${way}, matter_id${way}
      limit $3
    `;
}

/**
 * What a body or a post holds: found by its own index, then held against the reader's rows one by one. A plain `exists` would be turned round, to begin
 * with all that the reader sees.
 */
function heldPage(parts: Parts): string {
  const { momentOf, way } = parts;
  return `
      select h.id as matter_id, ${momentOf('h')} as moment from matters.matter h
      where ${all(['h.county_id = $1', ...parts.ofMatter, parts.cursor?.('h', 'id')])}
        and (select true from ${readersOf('h', 'id')} r${where(parts.filters)} limit 1)
      order by ${momentOf('h')}${way}, h.id${way}
      limit $3
    `;
}

/** What the caller's post holds, and what it took in: each in the order of its index, merged. */
function minePage(parts: Parts, principal: OfficerPrincipal): string {
  const post = parts.given(principal.postId);
  const of = (column: string): string => heldPage({ ...parts, ofMatter: [`h.${column} = ${post}`, ...parts.ofMatter] });
  return `
      select page.matter_id, page.moment from ((${of('holder_post_id')}) union (${of('first_receiver_post_id')})) page
      order by page.moment${parts.way}, page.matter_id${parts.way}
      limit $3
    `;
}

/**
 * What waits for somebody else, with whom. Of what waits by its stage the first of each stage, in index order: a matter of the page is among them. The
 * others are few and are all looked at.
 */
function waitingPage(parts: Parts, principal: OfficerPrincipal, now: Date): string {
  const { given, way } = parts;
  const few = `matters.waiting($1, ${given(principal.organisationId)}, ${given(localDateOf(now))}::date, ${given(mostWaiting)}, false)`;
  const others = `(select o.matter_id, array_agg(o.why) as why from ${few} o group by o.matter_id)`;
  const filters = [...parts.filters, ...conditionOfMatter(parts)];
  const ofStage = (stage: Wait): string =>
    `select s.matter_id, s.moment, '${stage}' as why from (${keysPage({ ...parts, filters: [`r.stage = '${stage}'`, ...filters] })}) s`;
  return `
      select w.matter_id, w.moment, array_agg(w.why order by w.why) as waits from (
        ${ofStage('correcting')} union all ${ofStage('linked')}
        union all (select f.matter_id, f.moment, unnest(f.why) as why from (${fewPage(parts, others, 'w.why')}) f)
      ) w
      group by w.matter_id, w.moment
      order by w.moment${way}, w.matter_id${way}
      limit $3
    `;
}

/** Matters on which the caller's own body owes its opinion. */
function opinionPage(parts: Parts, principal: OfficerPrincipal): string {
  return fewPage(
    parts,
    `(select distinct c.matter_id from matters.co_handling c where c.county_id = $1 and c.organisation_id = ${parts.given(principal.organisationId)}
        and c.opinion_at is null and c.released_at is null)`,
  );
}

/** The page out of few matters, each with the first of the reader's rows that meets it: never from all that the reader sees. */
function fewPage(parts: Parts, few: string, more?: string): string {
  const { momentOf, way } = parts;
  return `
      select r.matter_id, ${momentOf('r')} as moment${more ? `, ${more}` : ''}
      from ${few} w
      cross join lateral (
        select r.* from ${readersOf('w', 'matter_id')} r${where([...parts.filters, ...conditionOfMatter(parts), parts.cursor?.('r', 'matter_id')])}
        limit 1
      ) r
      order by ${momentOf('r')}${way}, r.matter_id${way}
      limit $3
    `;
}

/** What is asked of the matter, of a reader row `r`. */
function conditionOfMatter({ ofMatter }: Parts): string[] {
  const asked = all(['h.county_id = $1', 'h.id = r.matter_id', ...ofMatter]);
  return ofMatter.length === 0 ? [] : [`(select true from matters.matter h where ${asked} limit 1)`];
}

/** The reader's own rows of one matter, looked up before anything is asked of them: another index would go through all rows that meet the rest. */
function readersOf(name: string, id: string): string {
  return `(select * from matters.reader where county_id = $1 and matter_id = ${name}.${id} and key = any($2::text[]) offset 0)`;
}

function where(conditions: readonly (string | undefined)[]): string {
  const some = all(conditions);
  return some === '' ? '' : ` where ${some}`;
}

function all(conditions: readonly (string | undefined)[]): string {
  return conditions.filter((one) => one !== undefined).join(' and ');
}

function areaCondition(house: House, code: string, given: (value: unknown) => string): string[] {
  const area = house.directory().areaByCode(code);
  if (!area) fail('invalid', 'area-unknown', { field: 'area' });
  if (area.level === 'county') return [];
  return area.level === 'township'
    ? [`r.township_id = ${given(area.id)}`]
    : [`r.village_id = ${given(area.path.at(area.level === 'grid' ? -2 : -1) ?? area.id)}`];
}
