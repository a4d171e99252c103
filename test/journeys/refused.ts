import { expect, test } from 'vitest';
import { filedQuarrel } from './beforehand.ts';
import { follow } from './resident.ts';
import { shown } from './shown.ts';
import { lookAt, officerWindow, residentWindow, type Stage } from './stage.ts';
import { doAct, openMatter, openSheet, press } from './staff.ts';

const court = '安和县人民法院执行局';

/** 不予受理 A reason of the legal list, a second person, the right door, a review by a third: on the pages of everybody concerned. */
export function refuseAndReview(stage: () => Stage): void {
  test('the clerk proposes, another looks, the resident reads where to go and asks for a review, the head takes the matter after all', async () => {
    const { office, secrets } = stage();
    const quarrel = await filedQuarrel(office, { applicant: '郑小禾', respondent: '郑老五' });
    secrets.push(quarrel.lookupCode);
    const clerk = await officerWindow(stage(), office.officer('window_clerk', 'window1'));
    await openMatter(clerk.page, quarrel.number);
    await doAct(clerk.page, '拟不予受理', '交复核', async (sheet) => {
      await sheet.pick('不予受理的理由', '不属于本中心及入驻单位职责范围');
      await sheet.line('说明', '您请求的是执行生效判决，属于人民法院的职责。');
      await sheet.line('应当向谁提出', court);
      await sheet.line('地址', '安和县城关镇人民路18号');
      await sheet.line('电话', '0199-6605010');
      await lookAt(stage(), clerk, 'staff: propose a refusal');
    });
    // Whoever proposed it is not the one who looks at it.
    expect(await clerk.page.getByRole('button', { name: /^复核不予受理/u }).count()).toBe(0);
    await clerk.context.close();

    const checker = await officerWindow(stage(), office.officer('checker', 'checker1'));
    await openMatter(checker.page, quarrel.number);
    await doAct(checker.page, '复核不予受理', '作出复核', (sheet) => sheet.choose('同意不予受理', '是'));
    await checker.page.goto(`/staff/matters/${quarrel.number}?tab=materials`);
    expect(await shown(checker.page, court)).toBe(true);
    await lookAt(stage(), checker, 'staff: a refusal');
    await checker.context.close();

    const resident = await residentWindow(stage());
    await follow(resident.page, quarrel);
    expect(await shown(resident.page, '这件事由别的机关负责')).toBe(true);
    expect(await shown(resident.page, court)).toBe(true);
    expect(await shown(resident.page, '《信访工作条例》第二十三条')).toBe(true);
    await lookAt(stage(), resident, 'progress: not accepted');
    await resident.page.getByText('不服，申请复查').click();
    await resident.page.getByLabel('为什么应当受理').fill('法院说还没有判决，让我找综治中心。');
    await resident.page.getByRole('button', { name: '提交复查申请' }).click();
    expect(await shown(resident.page, '您已经申请复查，我们会尽快答复。')).toBe(true);

    const head = await officerWindow(stage(), office.officer('centre_head', 'head'));
    await openMatter(head.page, quarrel.number);
    const sheet = await openSheet(head.page, '复查决定');
    await sheet.choose('维持不予受理', '否');
    await sheet.line('给当事人的答复', '经复查还没有判决，应当受理。');
    await press(sheet, '作出决定');
    await sheet.box.waitFor({ state: 'detached' });
    expect(await shown(head.page, '待受理')).toBe(true);
    await head.context.close();

    await follow(resident.page, quarrel);
    expect(await shown(resident.page, '经复查还没有判决，应当受理。')).toBe(true);
    await lookAt(stage(), resident, 'progress: taken after the review');
    await resident.context.close();
  });
}
