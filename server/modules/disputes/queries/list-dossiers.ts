import { type RawBuilder, sql } from 'kysely';
import { localDateOf } from '../../../kernel/instant.ts';
import { formatDateZh, yearOf } from '../../../kernel/local-date.ts';
import { decodeCursor, encodeCursor, pageSize } from '../../../kernel/page.ts';
import { accepted, fail } from '../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inOneTrip } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import type { Sent } from '../../../platform/http/serve.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import { categoryOf } from '../../../platform/profile/lookups.ts';
import { type Column, writeWorkbook } from '../../../platform/workbook.ts';
import { xlsx } from '../../places/contract.ts';
import type { exportDossiers as exportContract, listDossiers as contract } from '../contract/dossier.ts';
import { retentionWords } from '../dossier-archive.ts';
import type { ArchiveRow } from '../store/archive.ts';

type Reply = ReplyOf<typeof contract>;
type Item = Reply['items'][number];

type Row = ArchiveRow & {
  readonly matter_number: string;
  readonly category: string;
  readonly profile_version: string;
  readonly supplements: number;
};

/** Rows of one workbook: a county's year. */
const MOST_ROWS = 20_000;

/** 案卷目录 The archived dossiers of a year that the caller sees, by committee and file number; void numbers too. No party is named. */
export async function listDossiers(call: Call<typeof contract, OfficerPrincipal>): Promise<Reply> {
  const { house, principal, query, at } = call;
  const limit = query.limit ?? pageSize.usual;
  const after = query.after === undefined ? null : placeOf(query.after);
  const year = query.year ?? yearOf(localDateOf(at));
  const { rows } = await inOneTrip(house.db, principal, {
    rows: statement({ county: house.countyId, year, committeeId: query.committeeId, after, limit: limit + 1 }),
  });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    items: shown.map((row) => itemOf(house, row)),
    next: rows.length > limit && last ? encodeCursor([last.committee_id, last.serial]) : null,
  };
}

const columns: readonly Column[] = [
  { key: 'number', title: '案卷号', width: 26 },
  { key: 'dossierNumber', title: '卷号', width: 26 },
  { key: 'committee', title: '人民调解委员会', width: 28 },
  { key: 'category', title: '纠纷类型' },
  { key: 'matterNumber', title: '事项编号', width: 28 },
  { key: 'archivedOn', title: '归档日期' },
  { key: 'pages', title: '页数', width: 8 },
  { key: 'supplements', title: '补充卷', width: 8 },
  { key: 'retention', title: '保管期限', width: 10 },
  { key: 'until', title: '期满日期' },
  { key: 'custodian', title: '保管人', width: 12 },
  { key: 'state', title: '备注' },
];
const stateZh = { binding: '装订中', sealed: '', voided: '案卷号作废' } as const;

/** 案卷目录（Excel） */
export async function exportDossiers(call: Call<typeof exportContract, OfficerPrincipal>): Promise<Sent> {
  const { house, principal, query, at } = call;
  const year = query.year ?? yearOf(localDateOf(at));
  const { rows } = await inOneTrip(house.db, principal, {
    rows: statement({ county: house.countyId, year, committeeId: query.committeeId, after: null, limit: MOST_ROWS }),
  });
  const bytes = await writeWorkbook(
    { name: '案卷目录', columns },
    rows.map((row) => {
      const item = itemOf(house, row);
      return {
        number: item.number,
        dossierNumber: item.dossierNumber,
        committee: item.committee.name,
        category: item.category.zh,
        matterNumber: item.matterNumber,
        archivedOn: formatDateZh(localDateOf(row.archived_at)),
        pages: item.pages === null ? null : String(item.pages),
        supplements: item.supplements === 0 ? null : String(item.supplements),
        retention: retentionWords(item.retentionYears),
        until: item.retentionUntil === null ? null : formatDateZh(item.retentionUntil),
        custodian: item.custodian,
        state: stateZh[item.state],
      };
    }),
  );
  return { media: xlsx, bytes, fileName: `案卷目录-${year}.xlsx` };
}

function itemOf(house: House, row: Row): Item {
  const directory = house.directory();
  const name = categoryOf(house.profileAt(row.profile_version), row.category)?.name;
  return {
    number: row.number,
    dossierNumber: row.dossier_number,
    matterNumber: row.matter_number,
    category: name ? { zh: name.zh, en: name.en } : { zh: row.category, en: row.category },
    committee: { id: row.committee_id, name: directory.organisation(row.committee_id)?.name ?? '' },
    archivedAt: row.archived_at.toISOString(),
    custodian: directory.post(row.custodian_post_id)?.officerName ?? null,
    pages: row.pages,
    how: row.how,
    state: row.voided_at ? 'voided' : row.sealed_at ? 'sealed' : 'binding',
    retentionYears: row.retention_years,
    retentionUntil: row.retention_until,
    supplements: row.supplements,
  };
}

function placeOf(after: string): readonly [number, number] {
  const [committee, serial] = accepted(decodeCursor(after, 2));
  if (!Number.isInteger(committee) || !Number.isInteger(serial)) fail('invalid', 'cursor-invalid');
  return [Number(committee), Number(serial)];
}

interface Wanted {
  readonly county: number;
  readonly year: number;
  readonly committeeId: number | undefined;
  readonly after: readonly [number, number] | null;
  readonly limit: number;
}

function statement(wanted: Wanted): RawBuilder<Row> {
  const of = wanted.committeeId === undefined ? sql`` : sql`and a.committee_id = ${wanted.committeeId}`;
  const after = wanted.after ? sql`and (a.committee_id, a.serial) > (${wanted.after[0]}, ${wanted.after[1]})` : sql``;
  return sql<Row>`
    select a.*, m.number as matter_number, m.category, m.profile_version,
      (select count(*)::int from disputes.dossier_supplement s where s.county_id = a.county_id and s.archive_id = a.id) as supplements
    from disputes.dossier_archive a join matters.matter m on m.county_id = a.county_id and m.id = a.matter_id
    where a.county_id = ${wanted.county} and a.year = ${wanted.year} ${of} ${after}
    order by a.committee_id, a.serial limit ${wanted.limit}`;
}
