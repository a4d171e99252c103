import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { readPdf } from '../../server/platform/papers/testing.ts';
import { takeFrom, tabTo, typeInto } from './keyboard.ts';
import { shown } from './shown.ts';
import { lookAt, officerWindow, type Stage } from './stage.ts';

const claims = '把占道的杂物搬走，以后不再堆放。';

/** What the walk-in tells at the window. */
export const walkInAccount = '隔壁在公用过道堆放杂物，老人出入不便，劝说多次没有用。';

/** Fills in the register page by keyboard alone; the place is found by some of its letters. */
export async function fillWalkIn(page: Page, typed: string, place: string): Promise<void> {
  await page.keyboard.press('Alt+1');
  await takeFrom(page, '类别', '邻里', '邻里纠纷');
  await typeInto(page, '反映的情况', walkInAccount);
  await typeInto(page, '诉求', claims);
  await takeFrom(page, '地点', typed, place);
  await typeInto(page, '涉及人数', '4');
  await typeInto(page, '安全的联系方式', '白天打电话，不发短信。');
  await page.keyboard.press('Alt+2');
  await typeInto(page, '姓名', '郑秋月');
  await typeInto(page, '电话', '19900000003');
  await tabTo(page, '加一位被申请人');
  await page.keyboard.press('Enter');
  await page.getByLabel('姓名').nth(1).waitFor();
  await page.keyboard.insertText('何立冬');
  await tabTo(page, '已宣读或出示');
  await page.keyboard.press('Space');
  expect(await shown(page, '建议承办单位')).toBe(true);
}

/** A walk-in at the window, registered without a mouse, and the receipt that the person takes along. */
export function registerAtTheWindow(stage: () => Stage): void {
  test('the window clerk registers a walk-in by keyboard only and prints the receipt, which shows claim and hour', async () => {
    const clerk = await officerWindow(stage(), stage().office.officer('window_clerk', 'window2'));
    const { page } = clerk;
    await tabTo(page, '登记');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '窗口登记' }).waitFor();
    await lookAt(stage(), clerk, 'staff: register');

    await fillWalkIn(page, '城关南街', '南街社区');
    await lookAt(stage(), clerk, 'staff: register filled in');
    await page.keyboard.press('Control+Enter');

    const receipt = page.getByRole('status', { name: '登记回执' });
    await receipt.waitFor();
    const [number = '', lookupCode = ''] = await receipt.locator('strong.code').allInnerTexts();
    stage().secrets.push(lookupCode.trim());
    expect(number).toMatch(/^990101-\d{8}-\d{5}-\d$/u);
    expect(await receipt.innerText()).toContain(claims);
    await lookAt(stage(), clerk, 'staff: receipt');

    const printed = clerk.context.waitForEvent('request', (request) => request.url().includes('/papers/receipt'));
    await tabTo(page, '打印回执');
    await page.keyboard.press('Enter');
    const pdf = await page.request.get((await printed).url());
    expect(pdf.headers()['content-type']).toContain('application/pdf');
    const { pages, text } = readPdf(await pdf.body());
    expect(pages.length).toBe(1);
    expect(text).toContain(number.trim());
    expect(text).toContain(claims);
    expect(text).toMatch(/\d{1,2}[:：时]\d{2}/u);
    expect(text).not.toContain(lookupCode.trim());

    // Ctrl-K takes what is typed at once, without the mouse.
    await page.keyboard.press('Control+k');
    await page.locator('[role=dialog] [role=combobox]:focus').waitFor();
    await page.keyboard.insertText(number.trim());
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '可以做' }).waitFor();
    expect(page.url()).toContain(number.trim());
    await clerk.context.close();
  });
}
