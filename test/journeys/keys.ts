import { expect, test } from 'vitest';
import { shown } from './shown.ts';
import { doAct, signInAdministrator } from './staff.ts';
import { lookAt, residentWindow, type Stage } from './stage.ts';

const programme = '12345 热线平台（新）';

/** 接口密钥 Made, shown once, used by the programme, ended. */
export function giveAKey(stage: () => Stage): void {
  test('the security administrator gives a programme a key that is shown once, opens the office to it, and ends at once', async () => {
    const { office } = stage();
    const admin = await residentWindow(stage(), { size: { width: 1440, height: 900 } });
    const { page } = admin;
    await signInAdministrator(page, office.officer('security_admin'));
    await page.goto('/staff/security?page=keys');
    await page.getByRole('table', { name: '接口密钥' }).waitFor();
    expect(await shown(page, '已失效')).toBe(true);
    await lookAt(stage(), admin, 'security: keys');
    await doAct(page, '发放密钥', '发放', async (sheet) => {
      await sheet.line('名称', programme);
      const post = sheet.box.getByRole('combobox', { name: /^接口账号的岗位/u });
      await post.click();
      await post.fill('12345');
      await page
        .locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: '12345 热线平台 · ' })
        .click();
      await sheet.line('有效期至', '2027-03-31');
      await lookAt(stage(), admin, 'security: make a key');
    });
    const once = page.getByRole('dialog').filter({ hasText: '只显示这一次' });
    const key = (await once.locator('strong.code').innerText()).trim();
    expect(key).toMatch(/^anhe_[\w-]{43}$/u);
    await once.getByRole('button', { name: '关闭' }).last().click();
    await once.waitFor({ state: 'detached' });
    await page.reload();
    const row = page.getByRole('row').filter({ hasText: programme });
    expect(await shown(page, row.getByText('有效', { exact: true }))).toBe(true);
    expect(await page.content()).not.toContain(key);

    const asProgramme = async (): Promise<number> =>
      (await fetch(`${office.address}/api/matters`, { headers: { 'x-api-key': key } })).status;
    expect(await asProgramme()).toBe(200);
    await page.getByRole('button', { name: `停用：${programme}`, exact: true }).click();
    const end = page.getByRole('dialog', { name: '停用密钥' });
    await end.getByLabel(/^原因/u).fill('对接结束');
    await end.locator('.ant-drawer-footer').getByRole('button', { name: '停用', exact: true }).click();
    await row.getByText(/日停用$/u).waitFor();
    expect(await asProgramme()).toBe(401);
    await admin.context.close();
  });
}
