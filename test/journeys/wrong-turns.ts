import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { shown } from './shown.ts';
import { lookAt, officerWindow, residentWindow, type Stage } from './stage.ts';
import { openMatter, openSheet, press } from './staff.ts';

/** A code mistyped, two people at the same matter, and a part of the pages that does not come. */
export function wrongTurns(stage: () => Stage): void {
  test('a wrong code and an unknown number get the very same answer', async () => {
    const known = stage().office.codes.find((one) => one.side === 'applicant');
    const reader = await residentWindow(stage());
    const said = [];
    for (const number of [known?.number ?? '', '990101-20260105-09999-0']) {
      await reader.page.goto('/track');
      await reader.page.getByLabel('编号').fill(number);
      await reader.page.getByLabel('查询码').fill('AAAAA-AAAAA');
      await reader.page.getByRole('button', { name: '查进度' }).click();
      const alert = reader.page.getByRole('alert');
      await alert.waitFor();
      said.push((await alert.innerText()).replace(/[0-9a-f-]{20,}/gu, ''));
      expect(await reader.page.getByLabel('编号').inputValue()).toBe(number);
    }
    await lookAt(stage(), reader, 'track: wrong code');
    expect(said[0]).toContain('编号或查询码不对');
    expect(said[1]).toBe(said[0]);
    await reader.context.close();
  });

  test('who acts on a page that has become old is told what changed, keeps what was typed, and can go on', async () => {
    const clerk = await officerWindow(stage(), stage().office.officer('window_clerk', 'window3'));
    const other = await officerWindow(stage(), stage().office.officer('coordinator', 'coordinator2'));
    const number = await firstRegistered(clerk.page);
    const why = '来人补充说，水是从阳台渗下来的。';

    await openMatter(clerk.page, number);
    await clerk.page.getByText('更多').first().click();
    const sheet = await openSheet(clerk.page, '更正事项');
    await sheet.line('诉求', '先修好阳台，再谈赔偿。');
    await sheet.line('原因', why);

    await openMatter(other.page, number);
    const first = await openSheet(other.page, '受理');
    await first.choose('难易', '一般');
    await first.choose('缓急', '普通');
    await press(first, '受理');
    expect(await shown(other.page, '进入「待分流」')).toBe(true);

    await press(sheet, '更正');
    expect(await shown(clerk.page, /在您填写的时候[,，]别人办过这件事项/u)).toBe(true);
    expect(await sheet.box.getByLabel(/^原因/u).first().inputValue()).toBe(why);
    await lookAt(stage(), clerk, 'staff: stale');
    await sheet.box.getByRole('button', { name: /我看过了/u }).click();
    expect(await shown(clerk.page, clerk.page.getByText(why))).toBe(true);
    await clerk.context.close();
    await other.context.close();
  });

  test('a part of the pages that does not come is said so, warns of what would be lost, and comes when asked for again', async () => {
    const clerk = await officerWindow(stage(), stage().office.officer('window_clerk', 'window3'));
    const { page } = clerk;
    const what = '楼上深夜拖动家具，说过三次没有用。';
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '登记' }).click();
    await page.getByLabel('反映的情况').fill(what);
    await page.getByRole('heading', { level: 1 }).click();
    // As after an update: the file that the page knows is not there any more.
    const parts = /\/staff\/assets\/(?:keys-help|routes|matters-page)[^/]*\.js$/u;
    await page.route(parts, (route) => route.fulfill({ status: 404 }));
    await page.keyboard.press('?');
    const note = page.getByRole('alert').filter({ hasText: '这部分没有取到' });
    await note.waitFor();
    expect(await note.innerText()).toContain('填写了没有保存的内容');
    await lookAt(stage(), clerk, 'staff: a part that did not come');
    await note.getByRole('button', { name: '重新打开页面' }).click();
    await page.getByText('填写了没有保存的内容会丢失，确定重新打开？').waitFor();
    await page.locator('.ant-popconfirm').getByRole('button', { name: '取消' }).click();
    expect(await page.getByLabel('反映的情况').inputValue()).toBe(what);
    await page.unroute(parts);
    await note.getByRole('button', { name: '再试一次' }).click();
    await page.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    expect(await page.getByLabel('反映的情况').inputValue()).toBe(what);
    await clerk.context.close();
  });
}

async function firstRegistered(page: Page): Promise<string> {
  const reply = await page.request.get('/api/matters?stage=registered&limit=20');
  const { items } = (await reply.json()) as { items: { number: string; restricted: boolean; title: string | null }[] };
  const open = items.find((item) => !item.restricted && item.title !== null);
  if (!open) throw new Error('nothing waits to be accepted');
  return open.number;
}
