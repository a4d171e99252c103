import ExcelJS from 'exceljs';
import { expect, test } from 'vitest';
import { shown } from './shown.ts';
import { lookAt, officerWindow, type Stage } from './stage.ts';

/** 批量导入 A spoiled Excel: tried, its bad rows given back, mended there, handed in again, and only then taken over. */
export function importSpoiled(stage: () => Stage): void {
  test('a clerk tries a spoiled Excel, is told every bad row, mends the sheet that comes back, and imports both', async () => {
    const window = await officerWindow(stage(), stage().office.officer('window_clerk', 'window1'));
    const { page } = window;
    await page.goto('/staff/register');
    await page.getByRole('link', { name: '批量导入' }).click();
    const book = await taken(() => page.getByRole('link', { name: '下载模板（Excel）' }).click());
    const place = book.worksheets[2]?.getRow(40).getCell(2).value ?? '';
    const sound = {
      来源单位: '安和县信访局',
      类别: '02',
      地点: place,
      反映的情况: '楼上漏水三个月未修，请求调处。',
      申请人: '周小满',
    };
    for (let i = 2; i <= 9; i += 1) fill(book, i, { ...sound, 来源编号: `XF-导入-${i}` });
    fill(book, 4, { 类别: '77' });
    fill(book, 6, { 反映的情况: { formula: 'A1', result: '漏水' } });
    await handIn(book);
    await page.getByText('2 行不对，不能登记。').waitFor();
    const told = page.getByRole('table', { name: '不对的地方' });
    expect(await told.getByRole('row').nth(1).innerText()).toMatch(/4\s+类别\s+没有这个类别。\s+77/u);
    expect(await told.getByRole('row').nth(2).innerText()).toMatch(/6\s+反映的情况\s+单元格里是公式/u);
    await lookAt(stage(), window, 'staff: import tried');
    const bad = await taken(() => page.getByRole('button', { name: '不对的行（Excel）' }).click());
    await begin('跳过 2 行，导入其余 6 行');
    await page.getByText('导入完成').waitFor();
    expect(await shown(page, '6 行')).toBe(true);
    await lookAt(stage(), window, 'staff: import done');

    // What was a formula came back as its value; the wrong category is put right in the sheet that was given back.
    fill(bad, 2, { 类别: '02' });
    await handIn(bad);
    await page.getByText('每一行都可以登记。').waitFor();
    await begin('导入 2 行');
    await page.getByText('导入完成').waitFor();
    await page.getByRole('table', { name: '每一行的结果' }).getByRole('link').first().click();
    await page.getByRole('heading', { name: '可以做' }).waitFor();
    expect(await shown(page, 'XF-导入-4')).toBe(true);
    expect(await shown(page, '安和县信访局')).toBe(true);
    await lookAt(stage(), window, 'staff: a matter with its source');
    await window.context.close();

    async function taken(press: () => Promise<void>): Promise<ExcelJS.Workbook> {
      const [file] = await Promise.all([page.waitForEvent('download'), press()]);
      const read = new ExcelJS.Workbook();
      await read.xlsx.readFile(await file.path());
      return read;
    }

    async function handIn(made: ExcelJS.Workbook): Promise<void> {
      const buffer = Buffer.from(await made.xlsx.writeBuffer());
      await page.locator('input[type=file]').setInputFiles({ name: '信访转来.xlsx', mimeType: '', buffer });
    }

    async function begin(button: string): Promise<void> {
      await page.getByRole('checkbox', { name: /已经向当事人告知/u }).check();
      await page.getByRole('button', { name: button }).click();
    }
  });
}

function fill(book: ExcelJS.Workbook, row: number, cells: Readonly<Record<string, ExcelJS.CellValue>>): void {
  const sheet = book.worksheets[0];
  sheet?.getRow(1).eachCell((head, column) => {
    const value = cells[head.text.replace('*', '')];
    if (value !== undefined) sheet.getRow(row).getCell(column).value = value;
  });
}
