import { localDateOf } from '../../../kernel/instant.ts';
import { formatDateZh } from '../../../kernel/local-date.ts';
import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction } from '../../../platform/db.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import { rulings } from '../../matters/index.ts';
import { categoryOf } from '../../../platform/profile/lookups.ts';
import { type Column, writeWorkbook } from '../../../platform/workbook.ts';
import type { Sent } from '../../../platform/http/serve.ts';
import { withoutFormula } from '../../../kernel/sheet-text.ts';
import { xlsx } from '../../places/contract.ts';
import type { exportRulings as exportContract, listRulings as contract } from '../contract-rulings.ts';

/** 裁定沿用 What was ruled, with the number it came from; nothing of the matter's persons. */
export async function listRulings(
  call: Pick<Call<typeof contract, OfficerPrincipal>, 'house' | 'principal'>,
): Promise<ReplyOf<typeof contract>> {
  const { house, principal } = call;
  const directory = house.directory();
  const rows = await inTransaction(house.db, principal, rulings);
  return {
    items: rows.map((row) => ({
      id: row.id,
      category: row.category,
      township: directory.area(row.township_id)?.name ?? null,
      organisation: directory.organisation(row.organisation_id)?.name ?? '',
      legalBasis: row.legal_basis,
      ruledAt: row.ruled_at.toISOString(),
      fromNumber: row.from_number,
      adoptedAt: row.adopted_at?.toISOString() ?? null,
      endedAt: row.ended_at?.toISOString() ?? null,
    })),
  };
}

const columns: readonly Column[] = [
  { key: 'category', title: '类别', width: 24 },
  { key: 'township', title: '范围', width: 16 },
  { key: 'organisation', title: '承办单位', width: 30 },
  { key: 'legalBasis', title: '法律依据', width: 40 },
  { key: 'ruledAt', title: '裁定日期', width: 18 },
  { key: 'fromNumber', title: '来自', width: 26 },
  { key: 'state', title: '沿用', width: 14 },
];

/** 裁定沿用清单 as Excel: bodies, places and law; nothing of a matter but its number. */
export async function exportRulings(call: Call<typeof exportContract, OfficerPrincipal>): Promise<Sent> {
  const { profile } = call.house;
  const { items } = await listRulings(call);
  const bytes = await writeWorkbook(
    { name: '裁定沿用', columns },
    items.map((item) => ({
      category: categoryOf(profile, item.category)?.name.zh ?? item.category,
      township: item.township ?? '全县',
      organisation: item.organisation,
      legalBasis: withoutFormula(item.legalBasis),
      ruledAt: formatDateZh(localDateOf(new Date(item.ruledAt))),
      fromNumber: item.fromNumber,
      state: item.adoptedAt === null ? '未沿用' : item.endedAt === null ? '沿用中' : '已停止',
    })),
  );
  return { media: xlsx, bytes, fileName: '裁定沿用.xlsx' };
}
