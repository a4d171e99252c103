import type { ReplyOf } from '../../../kernel/route.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction } from '../../../platform/db.ts';
import type { OfficerPrincipal } from '../../../platform/principal.ts';
import { rulings } from '../../matters/index.ts';
import type { listRulings as contract } from '../contract-rulings.ts';

/** 裁定沿用 What was ruled, with the number it came from; nothing of the matter's persons. */
export async function listRulings(call: Call<typeof contract, OfficerPrincipal>): Promise<ReplyOf<typeof contract>> {
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
