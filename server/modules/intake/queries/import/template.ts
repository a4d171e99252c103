import type { Call } from '../../../../platform/act.ts';
import { inTransaction } from '../../../../platform/db.ts';
import { areaTree } from '../../../places/index.ts';
import type { Sent } from '../../../../platform/http/serve.ts';
import type { OfficerPrincipal } from '../../../../platform/principal.ts';
import { importColumns, importSheet, mostImportRows } from '../../import/columns.ts';
import type { getMatterImportTemplate as contract } from '../../import/contract.ts';

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
/** Rows of the template with lists to choose from. */
const prepared = 1000;

/** 导入模板 The sheet to fill, with lists to choose from; notes on every column; codes of categories and places. */
export async function getMatterImportTemplate(call: Call<typeof contract, OfficerPrincipal>): Promise<Sent> {
  const { house } = call;
  const tree = await inTransaction(house.db, call.principal, (tx) => areaTree(tx));
  const { default: excel } = await import('exceljs');
  const book = new excel.Workbook();
  const sheet = book.addWorksheet(importSheet, { views: [{ state: 'frozen', ySplit: 1 }] });
  const codes = {
    categories: house.profile.categories
      .filter((one) => one.offered && one.kind !== 'complaint' && !one.restricted)
      .map((one) => `${one.code} ${one.name.zh}`),
    areas: [...tree.byCode.values()].map((area) => `${area.code} ${area.name}`),
  };
  sheet.columns = importColumns.map((column) => ({
    header: column.needed ? `${column.title}*` : column.title,
    key: column.key,
    width: column.width ?? 16,
    style: { numFmt: '@' },
  }));
  sheet.getRow(1).font = { bold: true };
  importColumns.forEach((column, i) => {
    sheet.getRow(1).getCell(i + 1).note = column.note;
    if (!column.choices) return;
    const letter = column.choices === 'categories' ? 'A' : 'B';
    const formula = `代码!$${letter}$2:$${letter}$${codes[column.choices].length + 1}`;
    for (let row = 2; row <= prepared + 1; row += 1)
      sheet.getCell(row, i + 1).dataValidation = { type: 'list', allowBlank: true, formulae: [formula] };
  });
  const notes = book.addWorksheet('填写说明');
  notes.columns = [
    { header: '列', key: 'title', width: 20 },
    { header: '必填', key: 'needed', width: 8 },
    { header: '怎么填', key: 'note', width: 80 },
  ];
  for (const column of importColumns)
    notes.addRow({ title: column.title, needed: column.needed ? '是' : '', note: column.note });
  for (const note of [
    `一次最多 ${mostImportRows} 行。也可以用 CSV（UTF-8 或 GB18030），列名与本表相同。`,
    '不要用公式、合并单元格和宏；身份证号码和电话按文本填。',
    '先试读，列出每一处不对的地方；改好再导入。同一单位的同一编号、完全相同的一行，只登记一次。',
    '反映单位和干部的事项、有危险迹象的事项不能批量导入，请在窗口逐件登记。',
    '导入的事项查询码不在表里：当事人到窗口核对身份后领取。',
  ])
    notes.addRow({ title: '', needed: '', note });
  const lists = book.addWorksheet('代码');
  lists.columns = [
    { header: '类别', key: 'categories', width: 30 },
    { header: '地点', key: 'areas', width: 40 },
  ];
  for (let i = 0; i < Math.max(codes.categories.length, codes.areas.length); i += 1)
    lists.addRow({ categories: codes.categories[i] ?? '', areas: codes.areas[i] ?? '' });
  return { media: xlsx, bytes: Buffer.from(await book.xlsx.writeBuffer()), fileName: '事项导入模板.xlsx' };
}
