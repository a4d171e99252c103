import { withoutFormula } from '../../../../kernel/sheet-text.ts';
import { fail } from '../../../../kernel/refusal.ts';
import type { Call } from '../../../../platform/act.ts';
import { inTransaction } from '../../../../platform/db.ts';
import type { Sent } from '../../../../platform/http/serve.ts';
import type { OfficerPrincipal } from '../../../../platform/principal.ts';
import { writeWorkbook } from '../../../../platform/workbook.ts';
import { type JudgedRow, judgeRows } from '../../commands/import/judge.ts';
import { importColumns, importSheet, mostImportRows } from '../../import/columns.ts';
import type { exportBadImportRows as contract } from '../../import/contract.ts';
import { faultWords } from '../../import/fault-words.ts';
import { importById, importedBytes, importedName, refusedRows } from '../../store/imports.ts';

/** Rows of one sheet, at most; whoever has more bad ones mends these first. */
const most = 5000;

/**
 * 不对的行 As they were handed in, with what is wrong before them: mended there, the sheet is handed in again as it is. Before the taking over every
 * bad row, afterwards every one that was refused.
 */
export async function exportBadImportRows(call: Call<typeof contract, OfficerPrincipal>): Promise<Sent> {
  const { house, principal, params } = call;
  const { found, refused } = await inTransaction(house.db, principal, async (tx) => {
    const one = await importById(tx, params.id);
    if (!one) return fail('unknown', 'not-found');
    return { found: one, refused: one.state === 'checked' ? undefined : await refusedRows(tx, one.id, mostImportRows) };
  });
  const bytes = await importedBytes(house, found);
  if (!bytes) return fail('too-late', 'import-file-gone');
  const rows: Record<string, string>[] = [];
  let cut = false;
  for await (const judged of judgeRows(house, { name: importedName(house, found), bytes }, found.checked_at)) {
    for (const one of judged) {
      const why = refused ? wordsOfRefusal(one, refused) : wordsOfBad(one);
      if (why === undefined) continue;
      if (rows.length === most) cut = true;
      else rows.push({ ...cellsOf(one), row: String(one.row.row), why });
    }
    if (cut) break;
  }
  const columns = [
    { key: 'row', title: '原行号', width: 8 },
    { key: 'why', title: '不对的地方', width: 60 },
    ...importColumns.map(({ key, title, needed, width }) => ({
      key,
      title: needed ? `${title}*` : title,
      ...(width ? { width } : {}),
    })),
  ];
  return {
    media: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    bytes: await writeWorkbook({ name: importSheet, columns }, rows),
    fileName: `不对的行${cut ? `-前${most}行` : ''}.xlsx`,
  };
}

function wordsOfBad({ bad }: JudgedRow): string | undefined {
  return bad.length === 0 ? undefined : bad.map((one) => `${one.column}：${faultWords(one.reason)}`).join('；');
}

/** A refused row whose cells are sound was refused by the desk. */
function wordsOfRefusal(one: JudgedRow, refused: ReadonlyMap<number, string>): string | undefined {
  const reason = refused.get(one.row.row);
  return reason === undefined ? undefined : (wordsOfBad(one) ?? faultWords(reason));
}

/** Telephones may begin with a plus; whatever else begins like a formula becomes text for every spreadsheet. */
function cellsOf({ row }: JudgedRow): Record<string, string> {
  return Object.fromEntries(
    Object.entries(row.cells).map(([key, text]) => [key, /^\+?[\d\s-]+$/u.test(text) ? text : withoutFormula(text)]),
  );
}
