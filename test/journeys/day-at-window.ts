import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { readPdf } from '../../server/platform/papers/testing.ts';
import { takeFrom } from './keyboard.ts';
import { shown } from './shown.ts';
import { signInAdministrator } from './staff.ts';
import { lookAt, officerWindow, residentWindow, type Stage } from './stage.ts';

const identityNumber = '990101199001010019';
const visitor = '周小满';

/** A day at a window: booked by phone, drawn, called, shown in the hall, registered from an identity card; and a pad for when the power goes. */
export function dayAtTheWindow(stage: () => Stage): void {
  test('a resident reads what the centre does, books a visit by phone, sees it by number and code, and cancels it', async () => {
    const phone = await residentWindow(stage());
    const { page } = phone;
    await page.goto('/');
    await page.getByRole('link', { name: '办事指南、预约' }).click();
    await page.getByRole('heading', { name: '办事指南' }).waitFor();
    await lookAt(stage(), phone, 'resident: guide');
    await page.getByRole('link', { name: /矛盾纠纷登记/u }).click();
    await page.getByRole('heading', { name: '要带的材料' }).waitFor();
    expect(await shown(page, '身份证')).toBe(true);
    await lookAt(stage(), phone, 'resident: one service');

    await page.getByRole('link', { name: '预约这项' }).click();
    await page.getByRole('group', { name: '哪一天' }).getByRole('radio').last().check();
    await page.getByRole('group', { name: '什么时间' }).getByRole('radio').first().check();
    await page.getByLabel('姓名').fill(visitor);
    await page.getByLabel('手机号').fill('19900000001');
    await lookAt(stage(), phone, 'resident: book');
    await page.getByRole('button', { name: '预约', exact: true }).click();
    await page.getByRole('heading', { name: '约好了' }).waitFor();
    const [number = '', lookupCode = ''] = await page.locator('dd.code').allInnerTexts();
    stage().secrets.push(lookupCode.trim());
    expect(number).toMatch(/^Y\d{8}-\d{5}-\d$/u);
    await lookAt(stage(), phone, 'resident: booked');

    await page.getByRole('link', { name: '查看、取消预约' }).click();
    await page.getByLabel('预约号').fill(number);
    await page.getByLabel('预约查询码').fill(lookupCode);
    await page.getByRole('button', { name: '查看', exact: true }).click();
    await page.getByRole('heading', { name: number }).waitFor();
    expect(await shown(page, '周*')).toBe(true);
    await page.getByRole('button', { name: '取消这个预约' }).click();
    await page.getByRole('button', { name: '确定取消' }).click();
    await page.getByText('已取消。姓名和电话已经删除。').waitFor();
    await lookAt(stage(), phone, 'resident: booking cancelled');
    await phone.context.close();
  });

  test('a number is drawn, called, shown in the hall without a name, and its matter registered from an identity card', async () => {
    const hall = await residentWindow(stage(), { size: { width: 1440, height: 900 } });
    await hall.page.goto(await screenAddress(stage()));
    const clerk = await officerWindow(stage(), stage().office.officer('window_clerk', 'window2'));
    const { page } = clerk;
    await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '窗口' }).click();
    await page.getByRole('combobox', { name: '您坐在哪个窗口' }).click();
    await page.locator('.ant-select-item-option', { hasText: '2 号 综合受理' }).click();
    await page.getByRole('button', { name: 'A 矛盾纠纷登记' }).click();
    const label = await page.locator('.slip .queue-number').innerText();
    expect(label).toMatch(/^A\d{3}$/u);
    await lookAt(stage(), clerk, 'staff: window with a number drawn');
    await page.getByRole('button', { name: '叫下一号' }).click();
    await page.getByRole('button', { name: '再叫一次' }).waitFor();
    await hall.page.getByText(label).waitFor();
    expect(await shown(hall.page, '请到 2 号窗口')).toBe(true);
    await lookAt(stage(), hall, 'hall: call screen');

    await page.getByRole('button', { name: '人来了，开始办' }).click();
    await page.getByRole('button', { name: '办完' }).waitFor();
    await page.getByRole('region', { name: '我的窗口' }).getByRole('link', { name: '登记事项' }).click();
    await page.getByText(`正在为 ${label} 号登记`).waitFor();
    await page.keyboard.press('Alt+1');
    await takeFrom(page, '类别', '邻里', '邻里纠纷');
    await page.getByLabel('反映的情况').fill('邻居家的空调外机对着我家窗户，商量过两次没有结果。');
    await takeFrom(page, '地点', '城关南街', '南街社区');
    // On a busy machine the keys come as slowly as from a hand, and are taken for one: the card is laid down again.
    const read = page.getByText('读到身份证');
    for (let laid = 1; laid <= 4 && !(await read.isVisible()); laid += 1) {
      await page.getByLabel('姓名').fill('');
      await page.getByLabel('姓名').focus();
      await readIdentityCard(page, `${visitor}\n${identityNumber}\n`);
      await read.waitFor({ timeout: 3_000 }).catch(() => undefined);
    }
    await read.waitFor();
    expect(await page.getByLabel('姓名').first().inputValue()).toBe(visitor);
    expect(await page.getByLabel('身份证号码').first().inputValue()).toBe(identityNumber);
    await page.getByLabel('已宣读或出示').check();
    await page.keyboard.press('Control+Enter');
    const receipt = page.getByRole('status', { name: '登记回执' });
    await receipt.waitFor();
    stage().secrets.push((await receipt.locator('strong.code').nth(1).innerText()).trim());
    await page.goto('/staff/windows');
    await page.getByRole('combobox', { name: '您坐在哪个窗口' }).click();
    await page.locator('.ant-select-item-option', { hasText: '2 号 综合受理' }).click();
    await page.getByText('已登记事项').waitFor();
    await page.getByRole('button', { name: '办完' }).click();
    await page.getByText('窗口前没有号。').waitFor();
    expect(await hall.page.locator('main').innerText()).not.toContain(visitor);
    await hall.context.close();

    await page.getByRole('link', { name: '预约', exact: true }).click();
    await page.getByLabel('日期').waitFor();
    await lookAt(stage(), clerk, 'staff: bookings of a day');
    await page.getByRole('link', { name: '停电登记表' }).click();
    await page.getByLabel('张数').fill('2');
    await page.getByRole('button', { name: '发放一叠' }).click();
    await page.getByText('未用 2 · 已录入 0 · 作废 0').click();
    await lookAt(stage(), clerk, 'staff: pads');
    const href = (await page.getByRole('link', { name: '打印未用的' }).getAttribute('href')) ?? '';
    const pdf = readPdf(await (await page.request.get(href)).body());
    expect(pdf.pages.length).toBe(2);
    expect(pdf.text).toContain('沿此线撕下');
    await clerk.context.close();
  });
}

/** The system administrator makes a screen; its address is shown once. */
async function screenAddress(stage: Stage): Promise<string> {
  const window = await residentWindow(stage, { size: { width: 1440, height: 900 } });
  const { page } = window;
  await signInAdministrator(page, stage.office.officer('system_admin'));
  for (const [name, heading] of [
    ['windows', '窗口'],
    ['services', '办事指南'],
    ['screens', '叫号屏'],
  ] as const) {
    await page.goto(`/staff/administration?page=${name}`);
    await page.getByRole('heading', { name: heading }).waitFor();
    await lookAt(stage, window, `administration: ${name}`);
  }
  await page.getByLabel('放在哪里').fill('一楼大厅');
  await page.getByRole('button', { name: '新增叫号屏' }).click();
  const address = await page.locator('code.code').innerText();
  await window.context.close();
  return address;
}

/** Types as a reader does: every letter at once after the other. */
async function readIdentityCard(page: Page, text: string): Promise<void> {
  const line = await page.context().newCDPSession(page);
  await Promise.all(
    [...text].flatMap((letter) =>
      letter === '\n'
        ? [
            line.send('Input.dispatchKeyEvent', {
              type: 'rawKeyDown',
              key: 'Enter',
              code: 'Enter',
              windowsVirtualKeyCode: 13,
            }),
            line.send('Input.dispatchKeyEvent', {
              type: 'keyUp',
              key: 'Enter',
              code: 'Enter',
              windowsVirtualKeyCode: 13,
            }),
          ]
        : [line.send('Input.dispatchKeyEvent', { type: 'char', text: letter, key: letter })],
    ),
  );
  await line.detach();
}
