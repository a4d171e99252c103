import { deflateRawSync } from 'node:zlib';
import ExcelJS from 'exceljs';
import { expect, it } from 'vitest';
import { readWorkbook, writeWorkbook } from './workbook.ts';

const sheet = {
  name: '区域',
  columns: [
    { key: 'code', title: '代码' },
    { key: 'name', title: '名称', hint: '全称' },
    { key: 'kind', title: '类别', choices: ['镇', '乡'] },
  ],
};

it('gives back what was written, long numbers and leading zeros too, without empty rows', async () => {
  const rows = [
    { code: '012345678901234567', name: '河西镇', kind: '镇' },
    { code: '', name: '', kind: '' },
    { code: '990101201', name: '东坪乡', kind: null },
  ];
  expect(await readWorkbook(await writeWorkbook(sheet, rows), sheet)).toEqual([
    { row: 2, cells: { code: '012345678901234567', name: '河西镇', kind: '镇' } },
    { row: 4, cells: { code: '990101201', name: '东坪乡', kind: '' } },
  ]);
});

it('writes words that look like a formula as words, never as a formula', async () => {
  const words = ['=HYPERLINK("http://x","y")', '+1-1', '@SUM(A1:A9)', '-2+3', "=cmd|' /C calc'!A0"];
  const book = new ExcelJS.Workbook();
  const rows = words.map((name) => ({ code: '1', name, kind: '镇' }));
  await book.xlsx.load(new Uint8Array(await writeWorkbook(sheet, rows)).buffer);
  const cells = words.map((_, i) => book.worksheets[0]?.getCell(i + 2, 2));
  expect(cells.map((cell) => cell?.type)).toEqual(words.map(() => ExcelJS.ValueType.String));
  expect(cells.filter((cell) => cell?.formula !== undefined)).toEqual([]);
});

it('reads numbers, dates, formulas and rich text as what they show, columns in any order', async () => {
  const book = new ExcelJS.Workbook();
  const page = book.addWorksheet('任意');
  page.addRow(['类别', '备注', '名称', '代码']);
  page.addRow([
    new Date('2026-11-22T00:00:00Z'),
    '不读',
    { richText: [{ text: '河西' }, { text: '镇' }] },
    { formula: '990101*1000+101', result: 990101101 },
  ]);
  const bytes = Buffer.from(await book.xlsx.writeBuffer());
  expect(await readWorkbook(bytes, sheet)).toEqual([
    { row: 2, cells: { code: '990101101', name: '河西镇', kind: '2026-11-22' } },
  ]);
});

it('names the heads that are missing', async () => {
  const other = { name: '别的', columns: [{ key: 'code', title: '代码' }] };
  await expect(readWorkbook(await writeWorkbook(other, []), sheet)).rejects.toMatchObject({
    refusal: { code: 'workbook-columns', details: { missing: ['名称', '类别'] } },
  });
});

it.each([
  ['nothing', Buffer.alloc(0)],
  ['a text', Buffer.from('代码,名称\n1,2')],
  ['the end of a zip alone', Buffer.from('504b0506', 'hex')],
  ['a zip that points beyond itself', Buffer.from(`504b050600000000010001002e000000ffffff7f0000`, 'hex')],
])('refuses %s', async (_, bytes) => {
  await expect(readWorkbook(bytes, sheet)).rejects.toMatchObject({ refusal: { code: 'workbook-unreadable' } });
});

it('refuses a small file that swells beyond bounds before unpacking it whole', async () => {
  const packed = deflateRawSync(Buffer.alloc(200 * 1024 * 1024));
  await expect(readWorkbook(zipOf(packed), sheet)).rejects.toMatchObject({ refusal: { code: 'workbook-too-large' } });
});

/** A zip with one deflated entry that claims to be small. */
function zipOf(packed: Buffer): Buffer {
  const name = Buffer.from('xl/worksheets/sheet1.xml');
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(10, 22);
  local.writeUInt16LE(name.length, 26);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(8, 10);
  entry.writeUInt32LE(packed.length, 20);
  entry.writeUInt32LE(10, 24);
  entry.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(entry.length + name.length, 12);
  end.writeUInt32LE(local.length + name.length + packed.length, 16);
  return Buffer.concat([local, name, packed, entry, name, end]);
}
