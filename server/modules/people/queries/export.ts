import { maskPhone } from '../../../kernel/identity-number.ts';
import type { Call } from '../../../platform/act.ts';
import { inTransaction, tablesOf } from '../../../platform/db.ts';
import type { Sent } from '../../../platform/http/serve.ts';
import { type Column, writeWorkbook } from '../../../platform/workbook.ts';
import { xlsx } from '../../places/contract.ts';
import type { Desk } from '../commands/desk.ts';
import type * as contract from '../contract.ts';
import { mediatorColumns } from '../mediator-rows.ts';
import { officerColumns } from '../officer-rows.ts';
import { organisationKindNames } from '../organisation.ts';
import { organisationColumns } from '../organisation-rows.ts';
import { activeMediators, openPhone } from '../store/mediators.ts';
import type { PeopleTables } from '../store/tables.ts';

type Cells = Readonly<Record<string, string | null>>;

async function sheet(
  name: string,
  columns: readonly Column[],
  empty: boolean,
  rows: () => Promise<readonly Cells[]>,
): Promise<Sent> {
  const bytes = await writeWorkbook({ name, columns }, empty ? [] : await rows());
  return { media: xlsx, bytes, fileName: `${name}${empty ? '模板' : ''}.xlsx` };
}

/** The bodies that are there, as the sheet that `importOrganisations` reads. */
export function exportOrganisations(desk: Desk, call: Call<typeof contract.exportOrganisations>): Promise<Sent> {
  const { organisations, tree } = desk.keeper.register();
  return sheet('机构', organisationColumns, call.query.empty === 'true', async () =>
    [...organisations.values()]
      .filter((row) => row.valid_to === null)
      .map((row) => ({
        name: row.name,
        shortName: row.short_name,
        kind: organisationKindNames[row.kind].zh,
        level: row.level === 'industry' ? '行业性专业性' : '',
        area: tree.byId.get(row.area_id)?.code ?? '',
        parent: row.parent_id === null ? '' : (organisations.get(row.parent_id)?.name ?? ''),
        telephone: row.telephone,
        address: row.address,
        from: row.valid_from,
      })),
  );
}

/** Accounts with the posts they hold, one row a post; no roles and nothing secret. */
export function exportOfficers(desk: Desk, call: Call<typeof contract.exportOfficers>): Promise<Sent> {
  const { organisations } = desk.keeper.register();
  return sheet('人员', officerColumns, call.query.empty === 'true', async () => {
    const rows = await inTransaction(call.house.db, call.principal, (tx) =>
      tablesOf<PeopleTables>(tx)
        .selectFrom('people.officer as o')
        .leftJoin('people.post as p', (join) =>
          join.onRef('p.county_id', '=', 'o.county_id').onRef('p.officer_id', '=', 'o.id').on('p.valid_to', 'is', null),
        )
        .select(['o.username', 'o.name', 'p.organisation_id', 'p.valid_from'])
        .where('o.county_id', '=', tx.principal.countyId)
        .where('o.status', '=', 'active')
        .orderBy('o.id')
        .orderBy('p.id')
        .execute(),
    );
    return rows.map((row) => ({
      username: row.username,
      name: row.name,
      organisation: row.organisation_id === null ? '' : (organisations.get(row.organisation_id)?.name ?? ''),
      from: row.valid_from,
    }));
  });
}

/** The roster; telephones masked, which an import leaves as they are. */
export function exportMediators(desk: Desk, call: Call<typeof contract.exportMediators>): Promise<Sent> {
  const { organisations } = desk.keeper.register();
  return sheet('调解员', mediatorColumns, call.query.empty === 'true', () =>
    inTransaction(call.house.db, call.principal, async (tx) => {
      const officers = await tablesOf<PeopleTables>(tx)
        .selectFrom('people.officer')
        .select(['id', 'username'])
        .where('county_id', '=', tx.principal.countyId)
        .execute();
      const usernames = new Map(officers.map((row) => [row.id, row.username]));
      return (await activeMediators(tx)).map((row) => {
        const phone = openPhone(call.house.crypto, row.phone);
        return {
          name: row.name,
          organisation: organisations.get(row.organisation_id)?.name ?? '',
          username: row.officer_id === null ? '' : (usernames.get(row.officer_id) ?? ''),
          fullTime: row.full_time ? '专职' : '兼职',
          specialities: row.specialities.join('、'),
          since: row.since,
          phone: phone === null ? '' : maskPhone(phone),
        };
      });
    }),
  );
}
