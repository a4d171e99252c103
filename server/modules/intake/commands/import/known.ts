import { localDateOf } from '../../../../kernel/instant.ts';
import { canonical } from '../../../../kernel/canonical.ts';
import type { House } from '../../../../platform/house.ts';
import type { TableRules } from '../../../../platform/sheets/table.ts';
import { importColumns, importSheet, mostImportRows } from '../../import/columns.ts';
import type { Known, SheetRow } from '../../import/read-row.ts';

/** What a row's codes are held against. */
export function knownTo(house: House, at: Date): Known {
  const directory = house.directory();
  return {
    categories: new Map(
      house.profile.categories
        .filter((one) => one.offered)
        .map((one) => [one.code, { complaint: one.kind === 'complaint' || one.restricted, name: one.name.zh }]),
    ),
    areas: { has: (code) => directory.areaByCode(code) !== undefined },
    today: localDateOf(at),
  };
}

export const importRules: TableRules = {
  sheet: importSheet,
  mostRows: mostImportRows,
  heads: importColumns.map(({ key, title, date, needed }) => ({
    key,
    title,
    ...(date ? { date } : {}),
    ...(needed ? {} : { optional: true }),
  })),
};

/** By what a row is known again: sender and number where it has one, else all that it says. */
export function rowKey(house: House, row: SheetRow): Buffer {
  const { bodyName, reference } = row.cells;
  const text = reference
    ? canonical({ bodyName: bodyName ?? '', reference: reference.replaceAll(/\s/gu, '').toUpperCase() })
    : canonical(row.cells);
  return house.crypto.finder('intake.import', text);
}
