import { sql } from 'kysely';
import { formatDateTimeZh } from '../../../kernel/instant.ts';
import { formatDateZh } from '../../../kernel/local-date.ts';
import { fail } from '../../../kernel/refusal.ts';
import { outgoingText, withoutFormula } from '../../../kernel/sheet-text.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction, readIn, type Tx } from '../../../platform/db.ts';
import type { Sent } from '../../../platform/http/serve.ts';
import { everyRow, MOST_LISTED, sendList } from '../../../platform/list-workbook.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import { categoryOf } from '../../../platform/profile/lookups.ts';
import type { Column } from '../../../platform/workbook.ts';
import * as operations from '../contract.ts';
import type {
  exportBackdated as backdatedContract,
  exportMatters as contract,
  exportMovedClocks as movedContract,
} from '../contract/lists.ts';
import { OUTCOME_WORDS, STAGE_WORDS, WAIT_WORDS } from '../list-words.ts';
import { type Channel, channelNames } from '../source.ts';
import { keepOpenings } from '../store/openings.ts';
import { aboutPerson } from '../store/saved-filters.ts';
import { listMovedClocks } from './calendar.ts';
import { backdated } from './find-by-person.ts';
import { found, listedRow } from './list-matters.ts';
import { listStatement } from './list-statement.ts';

const matterColumns: readonly Column[] = [
  { key: 'number', title: '事项编号', width: 26 },
  { key: 'title', title: '事由', width: 50 },
  { key: 'category', title: '类别', width: 20 },
  { key: 'place', title: '地点', width: 24 },
  { key: 'stage', title: '阶段', width: 14 },
  { key: 'outcome', title: '结案类型', width: 16 },
  { key: 'holder', title: '承办单位', width: 28 },
  { key: 'channel', title: '怎么来的', width: 16 },
  { key: 'sourceBody', title: '来源单位', width: 24 },
  { key: 'sourceReference', title: '来源编号', width: 24 },
  { key: 'sourceReceivedOn', title: '对方收到日期', width: 14 },
  { key: 'firstReceiver', title: '首问责任人', width: 28 },
  { key: 'registeredAt', title: '登记时间', width: 22 },
  { key: 'dueAt', title: '到期时间', width: 22 },
  { key: 'remaining', title: '期限', width: 18 },
  { key: 'waits', title: '等什么', width: 18 },
];

/**
 * 事项列表 as Excel: what the reader's own list shows, no more. The subject stands in it only where facts are seen and nobody is in danger, without
 * long numbers, and each matter whose subject goes out gets a row in its openings.
 */
export async function exportMatters(call: Call<typeof contract, OfficerPrincipal>): Promise<Sent> {
  const { house, principal, query, at } = call;
  const { rows, sources } = await inTransaction(house.db, principal, async (tx) => {
    const { q } = query;
    if (q !== undefined && (await aboutPerson(tx, house, q))) fail('invalid', 'filter-about-person', { field: 'q' });
    const ids = q === undefined ? undefined : await found(tx, house, q);
    const listed = await readIn(tx, listStatement(house, principal, query, at, MOST_LISTED, ids));
    const shown = listed.filter((row, i) => i < MOST_LISTED && row.title !== null && row.restriction === null);
    const out = shown.map((row) => row.id);
    const { operationId: operation } = call.contract;
    await keepOpenings(
      tx,
      principal,
      { operation, at },
      out.map((matterId) => ({ matterId })),
    );
    return { rows: listed, sources: await sourcesOf(tx, out) };
  });
  const directory = house.directory();
  return sendList(
    '事项列表',
    matterColumns,
    rows.map((raw) => {
      const row = listedRow(house, raw, at);
      const source = sources.get(raw.id);
      const post = directory.post(source?.first_receiver_post_id ?? null);
      const body = directory.organisation(post?.organisationId ?? null)?.name;
      return {
        number: row.number,
        title: row.restricted ? '（知情受限）' : outgoingText(row.title ?? ''),
        category: categoryOf(house.profile, row.category)?.name.zh ?? row.category,
        place: [row.townshipName, row.areaName].filter((name, i, both) => name && both.indexOf(name) === i).join('·'),
        stage: STAGE_WORDS[row.stage],
        outcome: row.outcome ? OUTCOME_WORDS[row.outcome] : '',
        holder: row.holderName,
        channel: source ? channelNames[source.channel].zh : '',
        sourceBody: withoutFormula(source?.body_name ?? ''),
        sourceReference: withoutFormula(source?.reference ?? ''),
        sourceReceivedOn: source?.received_on ? formatDateZh(source.received_on) : '',
        firstReceiver: post ? [post.officerName, body].filter(Boolean).join(' · ') : '',
        registeredAt: formatDateTimeZh(raw.registered_at),
        dueAt: raw.due_at ? formatDateTimeZh(raw.due_at) : '',
        remaining: row.remaining?.zh ?? '',
        waits: row.waits.map((wait) => WAIT_WORDS[wait]).join('、'),
      };
    }),
  );
}

interface SourceOfRow {
  readonly id: string;
  readonly channel: Channel;
  readonly first_receiver_post_id: number | null;
  readonly body_name: string | null;
  readonly reference: string | null;
  readonly received_on: string | null;
}

/** Of the matters whose facts go out: how each came, from which body under which number, and who received it first (首问责任人). */
async function sourcesOf(tx: Tx, ids: readonly string[]): Promise<ReadonlyMap<string, SourceOfRow>> {
  const { rows } = await sql<SourceOfRow>`
    select m.id, m.channel, m.first_receiver_post_id, s.body_name, s.reference, s.received_on
    from matters.matter m left join matters.source s on s.county_id = m.county_id and s.matter_id = m.id
    where m.county_id = ${tx.principal.countyId} and m.id = any(${ids}::uuid[])`.execute(tx.kysely);
  return new Map(rows.map((row) => [row.id, row]));
}

const backdatedColumns: readonly Column[] = [
  { key: 'number', title: '事项编号', width: 26 },
  { key: 'act', title: '办理', width: 24 },
  { key: 'doneAt', title: '办理时间', width: 22 },
  { key: 'recordedAt', title: '记录时间', width: 22 },
  { key: 'actor', title: '经办单位', width: 28 },
  { key: 'reason', title: '原因', width: 50 },
];

/** 补录清单 as Excel; the reasons are words of a matter, so they leave a row too. */
export async function exportBackdated(call: Call<typeof backdatedContract, OfficerPrincipal>): Promise<Sent> {
  const { house, principal, at } = call;
  const rows = await inTransaction(house.db, principal, async (tx) => {
    const listed = await backdated(tx, house, MOST_LISTED + 1);
    const told = listed.slice(0, MOST_LISTED).flatMap((row) => (row.reason === null ? [] : [row.matterId]));
    const places = [...new Set(told)].map((matterId) => ({ matterId }));
    await keepOpenings(tx, principal, { operation: call.contract.operationId, at }, places);
    return listed;
  });
  return sendList(
    '补录清单',
    backdatedColumns,
    rows.map((row) => ({
      number: row.number,
      act: actWords(row.act),
      doneAt: formatDateTimeZh(row.doneAt),
      recordedAt: formatDateTimeZh(row.recordedAt),
      actor: row.actor,
      reason: outgoingText(row.reason ?? ''),
    })),
  );
}

const movedColumns: readonly Column[] = [
  { key: 'number', title: '事项编号', width: 26 },
  { key: 'clock', title: '时限', width: 30 },
  { key: 'from', title: '原来到期', width: 14 },
  { key: 'to', title: '现在到期', width: 14 },
  { key: 'at', title: '记录时间', width: 22 },
];

/** 日历变动清单 as Excel: numbers and dates, no facts. */
export async function exportMovedClocks(call: Call<typeof movedContract, OfficerPrincipal>): Promise<Sent> {
  const { version } = call.query;
  const items = await everyRow((after) => listMovedClocks({ ...call, query: { version, after } }));
  return sendList(
    '日历变动清单',
    movedColumns,
    items.map((item) => ({
      number: item.number,
      clock: item.rule.zh,
      from: item.from,
      to: item.to,
      at: formatDateTimeZh(new Date(item.at)),
    })),
  );
}

const summaries = new Map<string, string>();

/** What an act is called, by its operation's own summary. */
function actWords(act: string): string {
  if (summaries.size === 0)
    for (const one of Object.values(operations))
      if (typeof one === 'object' && 'operationId' in one)
        summaries.set(one.operationId, one.summary.zh.split(/[:：;；,，（]/u)[0] ?? '');
  return summaries.get(act) ?? act;
}
