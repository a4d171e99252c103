import { formatDateTimeZh, localDateOf } from '../../../kernel/instant.ts';
import { formatDateZh } from '../../../kernel/local-date.ts';
import { decodeCursor, encodeCursor, pageSize } from '../../../kernel/page.ts';
import { accepted, fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inOneTrip, ready, type ReadyStatement } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import type { Sent } from '../../../platform/http/serve.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import { categoryOf } from '../../../platform/profile/lookups.ts';
import { type Column, writeWorkbook } from '../../../platform/workbook.ts';
import { xlsx } from '../../places/contract.ts';
import type { exportLate as exportContract, LateRow, listLate as contract } from '../contract/supervision.ts';
import type { Stage } from '../lifecycle.ts';
import { bodyOfTurn, daysLate, HOLDERS_TURN, LATE_FOR_ALL } from '../supervision.ts';
import type { SupervisionTable } from '../store/supervision-tables.ts';
import { remainingOf, unitOf } from './clock-view.ts';
import { lateRule } from './list-statement.ts';
import { replyOverdue, turnOf } from './supervision.ts';

type Filter = Call<typeof exportContract>['query'];

/** Matters counted by body, and rows of one workbook, at most: those that are late the longest. */
const most = 5000;

interface Row {
  readonly id: string;
  readonly number: string;
  readonly category: string;
  readonly stage: Stage;
  readonly area_id: number;
  readonly township_id: number | null;
  readonly holder_organisation_id: number | null;
  readonly centre_organisation_id: number;
  readonly signed_at: Date | null;
  readonly registered_at: Date;
  readonly due_at: Date;
  readonly late_rule: string | null;
  readonly level: SupervisionTable['level'] | null;
  readonly letter_number: string | null;
  readonly asks: SupervisionTable['asks'] | null;
  readonly issued_at: Date | null;
  readonly reply_due: string | null;
  readonly replied_at: Date | null;
  readonly reason: string | null;
}

/** 已超期 What is late of what the caller may see, the longest first; whoever is not of the centre sees what the own body is late with. */
export async function listLate(call: Call<typeof contract, OfficerPrincipal>): Promise<ReplyOf<typeof contract>> {
  const { house, principal, query, at } = call;
  const limit = query.limit ?? pageSize.usual;
  const { rows, bodies } = await inOneTrip(house.db, principal, {
    rows: rowsStatement(call, limit, query.after),
    bodies: bodiesStatement(call),
  });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    items: page.map((row) => lateRow(house, row, at)),
    next: rows.length > limit && last ? encodeCursor([last.due_at.toISOString(), last.id]) : null,
    bodies: bodies.map(({ id, count }) => ({ id, name: house.directory().organisation(id)?.name ?? '', count })),
    more: bodies.reduce((sum, body) => sum + body.count, 0) >= most,
    asOf: at.toISOString(),
  };
}

type LateCall = Pick<Call, 'house' | 'at'> & { readonly principal: OfficerPrincipal; readonly query: Filter };

/** The body whose turn it is, as `bodyOfTurn` says it and as the index of what is late by body has it. */
function turnOfMatter(m: string): string {
  return `case when ${m}.stage in (${HOLDERS_TURN.map((stage) => `'${stage}'`).join(', ')})
    then coalesce(${m}.holder_organisation_id, ${m}.centre_organisation_id) else ${m}.centre_organisation_id end`;
}

interface Asked {
  /** Of a reader row or a matter, under the name `r`: late, in the area. The first two values are county and keys. */
  readonly conditions: readonly string[];
  /** The moment before which what is late was due. */
  readonly late: string;
  /** The body whose turn it is, where one is asked for. */
  readonly body: string | undefined;
}

function askedOf(call: LateCall, given: (value: unknown) => string, everyBody: boolean): Asked {
  const { house, principal, query, at } = call;
  const late = `${given(new Date(at.getTime() - 1000))}::timestamptz`;
  const conditions = ['r.county_id = $1', `r.due_at < ${late}`, `r.stage <> 'correcting'`];
  if (query.area !== undefined) {
    const area = house.directory().areaByCode(query.area);
    if (!area) fail('invalid', 'area-unknown', { field: 'area' });
    if (area.level === 'township') conditions.push(`r.township_id = ${given(area.id)}`);
    else if (area.level !== 'county') conditions.push(`r.village_id = ${given(area.path[2] ?? area.id)}`);
  }
  // Whoever does not answer for all sees the own body alone.
  const own = principal.roles.some((role) => LATE_FOR_ALL.includes(role)) ? undefined : principal.organisationId;
  const looked = everyBody ? undefined : query.body;
  if (own !== undefined && looked !== undefined && looked !== own) conditions.push('false');
  const body = own ?? looked;
  return { conditions, late, body: body === undefined ? undefined : `${given(body)}::int` };
}

/** The longest late first: of a body from its own index, held one by one against the reader's rows; else from each key's rows. */
function pageOf({ conditions, late, body }: Asked, size: string, after = ''): string {
  if (body !== undefined) {
    const turn = turnOfMatter('r');
    // From one place in that index to another: as an equation it may be looked up in any index, and be met with only after all that is late.
    const from = after ? `(${turn}, r.due_at, r.id) > (${body}, ${after})` : `${turn} >= ${body}`;
    return `select r.id as matter_id, r.due_at from matters.matter r
    where ${[...conditions, from].join(' and ')} and (${turn}, r.due_at) < (${body}, ${late})
      and (select true from matters.reader k where k.county_id = $1 and k.matter_id = r.id and k.key = any($2::text[]) limit 1)
    order by ${turn}, r.due_at, r.id limit ${size}`;
  }
  return `select distinct on (page.due_at, page.matter_id) page.matter_id, page.due_at
    from unnest($2::text[]) as k(key)
    cross join lateral (
      select r.matter_id, r.due_at from matters.reader r where ${['r.key = k.key', ...conditions].join(' and ')}${after && ` and (r.due_at, r.matter_id) > (${after})`}
      order by r.due_at, r.matter_id limit ${size}
    ) page
    order by due_at, matter_id limit ${size}`;
}

function rowsStatement(call: LateCall, limit: number, after?: string): ReadyStatement<Row> {
  const values: unknown[] = [call.house.countyId, call.principal.keys];
  const given = (value: unknown): string => `$${values.push(value)}`;
  const asked = askedOf(call, given, false);
  let place = '';
  if (after !== undefined) {
    const [due, id] = accepted(decodeCursor(after, 2));
    if (Number.isNaN(Date.parse(String(due))) || !/^[0-9a-f-]{36}$/u.test(String(id)))
      fail('invalid', 'cursor-invalid');
    place = `${given(String(due))}::timestamptz, ${given(String(id))}::uuid`;
  }
  return ready(
    `select m.id, m.number, m.category, m.stage, m.area_id, m.township_id, m.holder_organisation_id, m.centre_organisation_id, m.signed_at, m.registered_at,
       p.due_at, ${lateRule('p.due_at')} as late_rule, s.level, s.letter_number, s.asks, s.issued_at, s.reply_due, s.replied_at, w.reason
     from (${pageOf(asked, given(limit + 1), place)}) p
     join matters.matter m on m.county_id = $1 and m.id = p.matter_id
     left join lateral (
       select level, letter_number, asks, issued_at, reply_due, replied_at from matters.supervision
       where county_id = m.county_id and matter_id = m.id and transfer_id is null and (level in ('urge', 'notice') or decision = 'adopted')
       order by id desc limit 1
     ) s on true
     left join lateral (
       select n.body as reason from matters.supervision a
       join matters.note n on n.county_id = a.county_id and n.matter_id = a.matter_id and n.seq = a.reply_seq and n.kind = 'whyNot'
       where a.county_id = m.county_id and a.matter_id = m.id and a.replied_at is not null order by a.replied_at desc limit 1
     ) w on true
     order by p.due_at, m.id`,
    values,
  );
}

function bodiesStatement(call: LateCall): ReadyStatement<{ id: number; count: number }> {
  const values: unknown[] = [call.house.countyId, call.principal.keys];
  const given = (value: unknown): string => `$${values.push(value)}`;
  const asked = askedOf(call, given, true);
  return ready(
    `select ${turnOfMatter('m')} as id, count(*)::int as count from (${pageOf(asked, given(most))}) p
     join matters.matter m on m.county_id = $1 and m.id = p.matter_id group by 1 order by 2 desc, 1`,
    values,
  );
}

function lateRow(house: House, row: Row, at: Date): LateRow {
  const directory = house.directory();
  const bodyId = bodyOfTurn(turnOf(row)) ?? row.centre_organisation_id;
  const receipt = row.asks === 'receipt' && row.signed_at !== null ? row.signed_at : null;
  return {
    number: row.number,
    category: row.category,
    stage: row.stage,
    areaName: directory.area(row.area_id)?.name ?? '',
    townshipName: directory.area(row.township_id)?.name ?? null,
    body: { id: bodyId, name: directory.organisation(bodyId)?.name ?? '' },
    dueAt: row.due_at.toISOString(),
    remaining: remainingOf(house, row.registered_at, row.due_at, unitOf(house, row.late_rule), at),
    daysLate: daysLate(localDateOf(row.due_at), localDateOf(at), house.calendar()),
    last:
      row.level && row.issued_at
        ? {
            level: row.level,
            letterNumber: row.letter_number,
            issuedAt: row.issued_at.toISOString(),
            replyDue: row.reply_due,
            replyOverdue: replyOverdue(row.reply_due, receipt ?? row.replied_at, at),
          }
        : null,
    reason: row.reason,
  };
}

const columns: readonly Column[] = [
  { key: 'number', title: '事项编号', width: 26 },
  { key: 'category', title: '类别', width: 20 },
  { key: 'place', title: '地点', width: 22 },
  { key: 'body', title: '责任单位', width: 30 },
  { key: 'due', title: '到期时间', width: 22 },
  { key: 'days', title: '超期', width: 18 },
  { key: 'level', title: '最近督办', width: 12 },
  { key: 'letter', title: '文号', width: 22 },
  { key: 'issued', title: '发出时间', width: 22 },
  { key: 'replyDue', title: '回复期限', width: 14 },
  { key: 'replied', title: '回复', width: 12 },
  { key: 'reason', title: '单位说明的原因', width: 40 },
];

/** The same as Excel, within what the caller sees. Of people it holds nothing. */
export async function exportLate(call: Call<typeof exportContract, OfficerPrincipal>): Promise<Sent> {
  const { house, principal, at } = call;
  const { rows } = await inOneTrip(house.db, principal, { rows: rowsStatement(call, most) });
  const profile = house.profile;
  const cells = rows.slice(0, most).map((each) => {
    const row = lateRow(house, each, at);
    const { last } = row;
    return {
      number: row.number,
      category: categoryOf(profile, row.category)?.name.zh ?? row.category,
      place: [row.townshipName, row.areaName].filter((part, i, all) => part && all.indexOf(part) === i).join('·'),
      body: row.body.name,
      due: formatDateTimeZh(each.due_at),
      days: row.remaining?.zh ?? '',
      level: last ? profile.supervision[last.level].name.zh : null,
      letter: last?.letterNumber ?? null,
      issued: last ? formatDateTimeZh(new Date(last.issuedAt)) : null,
      replyDue: last?.replyDue ? formatDateZh(last.replyDue) : null,
      replied: last?.replyOverdue ? '逾期未复' : null,
      reason: row.reason,
    };
  });
  return {
    media: xlsx,
    bytes: await writeWorkbook({ name: '已超期', columns }, cells),
    fileName: `已超期-${localDateOf(at)}.xlsx`,
  };
}
