import { expect } from 'vitest';
import { follow, partyAct } from './resident.ts';
import { shown } from './shown.ts';
import { lookAt, officerWindow } from './stage.ts';
import { doAct, openMatter, openSheet, press } from './staff.ts';
import { applicantName, type Chapter, committeeName, reply, respondentName } from './tale.ts';

/** Last chapter: answered, checked, asked after, closed, rated; and what a leader sees of it. */
export function endTheQuarrel({ next, stage, tale }: Chapter): void {
  next('the committee answers, and the checker passes it', async () => {
    const { page } = tale('committee');
    await openMatter(page, tale('filed').number);
    await doAct(page, '办结', '报告办结', async (sheet) => {
      await sheet.pick('办理结果', '调解成功（书面协议）');
      await sheet.line('给当事人的答复', reply);
    });
    await tale('committee').context.close();
    const checker = await officerWindow(stage(), stage().office.officer('checker', 'checker1'));
    await openMatter(checker.page, tale('filed').number);
    await doAct(checker.page, '审核通过', '审核通过');
    expect(await shown(checker.page, '进入「待回访」')).toBe(true);
    await checker.context.close();
  });

  next('both parties are asked, and the matter is closed as solved', async () => {
    const asker = await officerWindow(stage(), stage().office.officer('follow_up', 'followup1'));
    await openMatter(asker.page, tale('filed').number);
    for (const name of [applicantName, respondentName])
      await doAct(asker.page, '回访', '记录回访', async (sheet) => {
        await sheet.pick('当事人', name);
        await sheet.choose('是否联系上', '联系上了');
        await sheet.choose('当事人认为解决了吗', '是');
        await sheet.choose('协议履行得怎么样', '还没到期');
      });
    await asker.context.close();
    const checker = await officerWindow(stage(), stage().office.officer('checker', 'checker1'));
    await openMatter(checker.page, tale('filed').number);
    const close = await openSheet(checker.page, '结案归档');
    await press(close, '结案归档');
    expect(await shown(checker.page, /已结案[:：]已化解/u)).toBe(true);
    await lookAt(stage(), checker, 'staff: closed');
    await checker.context.close();
  });

  next('the resident sees the end in plain words and rates it', async () => {
    const { page } = tale('resident');
    await follow(page, tale('filed'));
    expect(await shown(page, '这件事已经结案归档。')).toBe(true);
    expect(await shown(page, reply)).toBe(true);
    await lookAt(stage(), tale('resident'), 'progress: closed');
    await partyAct(page, '评价', '提交评价', '谢谢您的评价。', async (act) => {
      for (const question of ['受理快不快', '办得认真不认真', '结果满不满意'])
        await act.getByRole('group', { name: question }).getByLabel('满意', { exact: true }).check();
    });
  });

  next(
    'the resident sees who opened the record, as post and body; what is printed of it holds no empty box',
    async () => {
      const { page } = tale('resident');
      await page.getByRole('link', { name: '我的信息、谁看过' }).click();
      await page.getByRole('heading', { name: '谁看过' }).waitFor();
      expect(await shown(page, new RegExp(committeeName, 'u'))).toBe(true);
      await lookAt(stage(), tale('resident'), 'my information');
      await page.emulateMedia({ media: 'print' });
      const boxes = await page.locator('.card:visible').allInnerTexts();
      expect(boxes.length).toBeGreaterThan(1);
      expect(boxes.filter((words) => words.trim() === '')).toEqual([]);
      await page.emulateMedia({ media: null });
    },
  );

  next('taking back a consent says first what stops and what stays, and answers afterwards', async () => {
    const { page, context } = tale('resident');
    const act = page.locator('details.act').filter({ hasText: '撤回同意' });
    await act.locator('summary').click();
    expect(await shown(page, act.getByText('撤回以后，下面这件事就不再做了'))).toBe(true);
    expect(await shown(page, act.getByText('我同意用短信告诉我有新进展'))).toBe(true);
    expect(await shown(page, act.getByText('撤回以前已经做过的仍然有效'))).toBe(true);
    await lookAt(stage(), tale('resident'), 'my information: before a consent is taken back');
    await act.getByRole('button', { name: '不撤回', exact: true }).click();
    expect(await act.getByRole('button', { name: '确定撤回' }).isVisible()).toBe(false);
    await act.locator('summary').click();
    await act.getByRole('button', { name: '确定撤回' }).click();
    expect(await shown(page, '已经撤回，从现在起不再做。以前做过的仍然有效。')).toBe(true);
    await context.close();
  });

  next('the leader opens a count down to this matter, and sees neither facts nor parties', async () => {
    const { number } = tale('filed');
    const leader = await officerWindow(stage(), stage().office.officer('leader', 'leader'));
    const { page } = leader;
    await page.goto('/staff/figures');
    await page.getByRole('table').first().waitFor();
    await lookAt(stage(), leader, 'staff: figures');
    await page.getByRole('link', { name: '河西镇', exact: true }).click();
    const village = page.getByRole('row', { name: /^徐家冲村/u });
    await village.getByRole('link').last().click();
    await page.getByRole('link', { name: number }).click();
    await page.getByRole('heading', { name: '可以做' }).waitFor();
    const words = await page.locator('main').innerText();
    expect(words).toContain(number);
    for (const hidden of [applicantName, respondentName, '漏水', '刷墙']) expect(words).not.toContain(hidden);
    await lookAt(stage(), leader, 'staff: matter without facts');
    await leader.context.close();
  });
}
