import { expect } from 'vitest';
import { photoWithPlace } from './photo.ts';
import { answerQuestions, follow, receiptOn } from './resident.ts';
import { shown } from './shown.ts';
import { lookAt, officerWindow, residentWindow } from './stage.ts';
import { openMatter, openSheet, press } from './staff.ts';
import { account, applicantName, type Chapter, claims, committeeName, respondentName } from './tale.ts';
import { dayFrom } from './times.ts';

/** First chapter: told by a resident, accepted, assigned. */
export function fileTheQuarrel({ next, stage, tale, keep }: Chapter): void {
  next(
    'a resident without an account files a quarrel with a photo on a phone, and gets number, code and QR',
    async () => {
      const resident = await residentWindow(stage());
      const { page } = resident;
      await page.goto('/');
      await page.getByRole('link', { name: '我要反映' }).waitFor();
      await lookAt(stage(), resident, 'home');
      await page.getByRole('link', { name: '我要反映' }).click();
      await page.getByRole('button', { name: '我看过了，开始填' }).waitFor();
      await lookAt(stage(), resident, 'report: notice');
      await page.getByRole('button', { name: '我看过了，开始填' }).click();
      await answerQuestions(
        page,
        {
          kind: '邻居之间的事',
          description: account,
          claims,
          township: '河西镇',
          village: '徐家冲村',
          occurredOn: dayFrom(-30),
          respondent: respondentName,
          name: applicantName,
          phone: '19900000001',
          photo: await photoWithPlace('天花板.jpg'),
        },
        (name) => lookAt(stage(), resident, name),
      );
      await lookAt(stage(), resident, 'report: check');
      await page.getByRole('group', { name: '用短信通知我' }).getByLabel('同意', { exact: true }).check();
      await page.getByRole('button', { name: '提交', exact: true }).click();
      const filed = await receiptOn(page);
      stage().secrets.push(filed.lookupCode);
      keep({ resident, filed });
      expect(filed.number).toMatch(/^990101-\d{8}-\d{5}-\d$/u);
      expect(filed.lookupCode).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/u);
      expect(await shown(page, page.getByRole('img', { name: '用手机扫一扫，直接看进度' }))).toBe(true);
      await lookAt(stage(), resident, 'report: done');
    },
  );

  next('follows it with number and code: who has it, until when and why', async () => {
    const { page } = tale('resident');
    await follow(page, tale('filed'));
    expect(await shown(page, '已经收到，正在看是否受理')).toBe(true);
    await page.getByText('为什么是这一天').first().click();
    // In plain words; the articles are there for whoever unfolds them.
    expect(await shown(page, /的第二天起算，1个工作日/u)).toBe(true);
    const article = page.getByText(/民法典第二百零一条/u).first();
    expect(await article.isVisible()).toBe(false);
    await page.getByText('按法律一步一步怎么算').first().click();
    expect(await shown(page, article)).toBe(true);
    await lookAt(stage(), tale('resident'), 'progress: registered');
  });

  next('the QR opens the same page, and the code leaves the address bar at once', async () => {
    const { number, lookupCode } = tale('filed');
    const { page, context } = await residentWindow(stage());
    await page.goto(`/m#${number}.${lookupCode}`);
    expect(await shown(page, page.getByRole('heading', { name: '办理进度', exact: true }))).toBe(true);
    expect(page.url()).not.toContain(lookupCode);
    await context.close();
  });

  next('the window clerk finds it on the desk and accepts it', async () => {
    const clerk = await officerWindow(stage(), stage().office.officer('window_clerk', 'window1'));
    const { page } = clerk;
    await page.getByRole('table').getByRole('row').nth(1).waitFor();
    await lookAt(stage(), clerk, 'staff: desk');
    await openMatter(page, tale('filed').number);
    await lookAt(stage(), clerk, 'staff: matter');
    const sheet = await openSheet(page, '受理');
    await sheet.choose('难易', '一般');
    await sheet.choose('缓急', '普通');
    await lookAt(stage(), clerk, 'staff: accept');
    await press(sheet, '受理');
    expect(await shown(page, '进入「待分流」')).toBe(true);
    await clerk.context.close();
  });

  next('the coordinator sees the proposal with its rule lines and assigns the village committee', async () => {
    const coordinator = await officerWindow(stage(), stage().office.officer('coordinator', 'coordinator1'));
    const { page } = coordinator;
    await openMatter(page, tale('filed').number);
    const sheet = await openSheet(page, '分流');
    await sheet.box.getByText('分流建议').waitFor();
    await sheet.box.getByText(/^依据的规则/u).click();
    expect(await sheet.box.locator('.rules li').allInnerTexts()).toContainEqual(expect.stringContaining('起决定作用'));
    await lookAt(stage(), coordinator, 'staff: assign');
    await sheet.pick('承办单位', committeeName);
    await press(sheet, '交办');
    expect(await shown(page, '进入「待签收」')).toBe(true);
    await coordinator.context.close();
  });

  next('the resident reads which body has it now, and that no law sets a limit for this road', async () => {
    const { page } = tale('resident');
    await follow(page, tale('filed'));
    expect(await shown(page, committeeName)).toBe(true);
    expect(await shown(page, /法律没有规定期限/u)).toBe(true);
  });
}
