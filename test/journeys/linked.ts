import { expect, test } from 'vitest';
import { assignedQuarrel, handOf } from './beforehand.ts';
import { takeFrom } from './keyboard.ts';
import { shown } from './shown.ts';
import { lookAt, officerWindow, type Stage } from './stage.ts';
import { doAct, openMatter } from './staff.ts';

/** 同一件事又有人反映 The first is answered already; the second is registered, suggested, linked, seen on both pages, and unlinked. */
export function linkAtTheWindow(stage: () => Stage): void {
  test('a second report of an answered matter is suggested while registering, linked by picking it, gets its answer, and goes by itself again', async () => {
    const { office, secrets } = stage();
    const committee = await handOf(office, office.officer('committee_officer', 'hexi-tiaowei'));
    const first = await assignedQuarrel(office, committee, { applicant: '罗小桥', respondent: '罗大路' });
    secrets.push(first.lookupCode);
    await committee.act(first.number, 'sign-for');
    await committee.act(first.number, 'answer', { result: 'settled', reply: '水沟已经恢复原状。' });
    const coordinator = await handOf(office, office.officer('coordinator', 'coordinator1'));
    const { areaName } = (await coordinator.look(`/api/matters/${first.number}`)) as { areaName?: string };

    const clerk = await officerWindow(stage(), office.officer('window_clerk', 'window2'));
    await clerk.page.goto('/staff/register');
    await clerk.page.getByRole('heading', { name: '窗口登记' }).waitFor();
    await clerk.page.keyboard.press('Alt+1');
    await takeFrom(clerk.page, '类别', '邻里', '邻里纠纷');
    await clerk.page.getByLabel('反映的情况').fill('共用的水沟被垫高，下雨天水倒灌进院子，我家也遭了。');
    await takeFrom(clerk.page, '地点', areaName ?? '', areaName ?? '');
    const likely = clerk.page.locator('section', { has: clerk.page.getByRole('heading', { name: '重复与关联' }) });
    await likely.getByRole('link', { name: first.number }).waitFor();
    expect(await likely.innerText()).not.toContain('罗小桥');
    await clerk.page.getByLabel('姓名').first().fill('方小云');
    await clerk.page.getByRole('textbox', { name: /^电话/u }).first().fill('19900000021');
    await clerk.page.getByLabel('已宣读或出示').check();
    await clerk.page.keyboard.press('Control+Enter');
    const receipt = clerk.page.getByRole('status', { name: '登记回执' });
    await receipt.waitFor();
    const [number = '', code = ''] = (await receipt.locator('strong.code').allInnerTexts()).map((one) => one.trim());
    secrets.push(code);
    await clerk.context.close();

    const linking = await officerWindow(stage(), office.officer('coordinator', 'coordinator1'));
    const { page, context } = linking;
    await coordinator.act(number, 'accept', { category: '02', complexity: 'general', urgency: 'normal' });
    await openMatter(page, number);
    const beside = page.getByRole('region', { name: '重复与关联' });
    await beside.getByRole('link', { name: first.number }).waitFor();
    await doAct(page, '关联到同一事项', '关联', async (sheet) => {
      await sheet.pick('主事项编号', first.number);
      await sheet.line('原因', '同一条水沟。');
      await lookAt(stage(), linking, 'staff: link');
    });
    await beside.getByText('随主事项办理').waitFor();
    await expect
      .poll(async () => (await coordinator.look(`/api/matters/${number}`))['stage'], { timeout: 20_000 })
      .toBe('answered');
    // Both pages say that they belong together, and the reporter has the answer.
    await page.goto(`/staff/matters/${first.number}?tab=handOffs`);
    await page.getByText('另有 1 件反映随本事项办理').waitFor();
    expect(await shown(page, page.getByRole('link', { name: new RegExp(number, 'u') }))).toBe(true);
    await openMatter(page, number);
    expect(await shown(page, '水沟已经恢复原状。')).toBe(true);
    await beside.getByRole('link', { name: first.number }).waitFor();
    expect(await shown(page, '下一步：没有经办过的审核员核对办结材料。')).toBe(true);
    await doAct(page, '取消关联', '取消关联', (sheet) => sheet.line('原因', '是另一条水沟。'));
    await page.getByRole('button', { name: /^分流/u }).waitFor();
    await beside.getByText('随主事项办理').waitFor({ state: 'detached' });
    await context.close();
  });
}
