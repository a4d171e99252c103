import { collectEvery } from '../../../../platform/collect.ts';
import type { House } from '../../../../platform/house.ts';
import { readTable, type TableRow } from '../../../../platform/sheets/table.ts';
import { importColumns } from '../../import/columns.ts';
import { type BadCell, readRow } from '../../import/read-row.ts';
import { importRules, knownTo, rowKey } from './known.ts';

/** A row with every bad cell; none when it can become a matter. */
export interface JudgedRow {
  readonly row: TableRow;
  readonly bad: readonly BadCell[];
}

/** Every row of a file as it would be taken over, some at a time. @throws Refused as `readTable` */
export async function* judgeRows(
  house: House,
  file: { readonly name: string; readonly bytes: Buffer },
  at: Date,
): AsyncGenerator<readonly JudgedRow[]> {
  const known = knownTo(house, at);
  const seen = new Set<string>();
  const collect = collectEvery(5000);
  for await (const some of readTable(file, importRules)) {
    yield some.map((row) => {
      const read = readRow(row, known);
      const bad = 'bad' in read ? [...read.bad] : [];
      // Half of it tells rows apart, and a hundred thousand are kept.
      const key = rowKey(house, row).toString('latin1', 0, 16);
      if (seen.has(key)) bad.push(twice(row));
      seen.add(key);
      return { row, bad };
    });
    collect(some.length);
    // Others are served between two pieces of a long file.
    await new Promise((go) => setImmediate(go));
  }
  // The shared texts of the file, before it is sealed and kept.
  collect(Infinity);
}

function twice(row: TableRow): BadCell {
  const key = row.cells['reference'] ? 'reference' : 'description';
  return {
    row: row.row,
    column: importColumns.find((column) => column.key === key)?.title ?? key,
    reason: 'row-twice',
    found: [...(row.cells[key] ?? '')].slice(0, 40).join(''),
  };
}
