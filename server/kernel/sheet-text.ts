// Decides what of a text of ours may stand in a table that leaves the house: no telephone or identity number, and nothing that a spreadsheet would
// take for a formula once the file is saved in another form.

/** Media type of Excel workbooks. */
export const xlsxType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Telephone, identity, card and account numbers: seven digits in a row, or a mobile number written in groups. */
const longNumber = /[\d０-９]{7,}[xXｘＸ]?|1[3-9]\d[ -]\d{4}[ -]\d{4}/gu;
/** Beginnings that spreadsheets run. */
const formula = /^[\s]*[=+\-@＝＋－＠]/u;

/** Long numbers gone, formulas made words. */
export function outgoingText(text: string): string {
  return withoutFormula(text.replaceAll(longNumber, '****'));
}

/** A text that begins like a formula gets the mark by which every spreadsheet knows a text. */
export function withoutFormula(text: string): string {
  return formula.test(text) ? `'${text}` : text;
}

type Row = Readonly<Record<string, string | null>>;

/** At most so many rows; when more there were, a last line says so in the column `key`. */
export function cutRows(
  rows: readonly Row[],
  most: number,
  key: string,
): { readonly rows: readonly Row[]; readonly cut: boolean } {
  if (rows.length <= most) return { rows, cut: false };
  const said = `（超过 ${most} 行，只列出前 ${most} 行；请缩小条件后再导出）`;
  return { rows: [...rows.slice(0, most), { [key]: said }], cut: true };
}
