import { fail } from '../../../../kernel/refusal.ts';
import type { ReplyOf } from '../../../../kernel/route.ts';
import type { Call } from '../../../../platform/act.ts';
import { inTransaction, tablesOf } from '../../../../platform/db.ts';
import type { OfficerPrincipal } from '../../../../platform/principal.ts';
import type { getMatterImport as oneContract, listMatterImports as listContract } from '../../import/contract.ts';
import { faultsOf, importById, type ImportTables, viewOf } from '../../store/imports.ts';

/** 进度和结果 How far it has come; of each row its number, or why it was refused. */
export function getMatterImport(
  call: Call<typeof oneContract, OfficerPrincipal>,
): Promise<ReplyOf<typeof oneContract>> {
  const { house, principal, params, query } = call;
  const limit = query.limit ?? 100;
  return inTransaction(house.db, principal, async (tx) => {
    const found = await importById(tx, params.id);
    if (!found) fail('unknown', 'not-found');
    const rows = await tablesOf<ImportTables>(tx)
      .selectFrom('intake.matter_import_row')
      .select(['row', 'number', 'reason'])
      .where('county_id', '=', house.countyId)
      .where('import_id', '=', found.id)
      .where('row', '>', query.after ?? 0)
      .orderBy('row')
      .limit(limit + 1)
      .execute();
    const results = rows.slice(0, limit);
    return {
      ...viewOf(house, found),
      faults: faultsOf(house, found),
      results,
      next: rows.length > limit ? (results.at(-1)?.row ?? null) : null,
    };
  });
}

/** 本单位的导入 The last fifty. */
export function listMatterImports(
  call: Pick<Call<typeof listContract, OfficerPrincipal>, 'house' | 'principal'>,
): Promise<ReplyOf<typeof listContract>> {
  const { house, principal } = call;
  return inTransaction(house.db, principal, async (tx) => {
    const rows = await tablesOf<ImportTables>(tx)
      .selectFrom('intake.matter_import')
      .selectAll()
      .where('county_id', '=', house.countyId)
      .where('organisation_id', '=', principal.organisationId)
      .orderBy('checked_at', 'desc')
      .orderBy('id', 'desc')
      .limit(50)
      .execute();
    return { items: rows.map((row) => viewOf(house, row)) };
  });
}
