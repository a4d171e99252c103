import { expect, test } from 'vitest';
import { assignedQuarrel, handOf } from './beforehand.ts';
import { follow } from './resident.ts';
import { shown } from './shown.ts';
import { lookAt, officerWindow, residentWindow, type Stage } from './stage.ts';
import { doAct, openMatter, openSheet, press } from './staff.ts';

const people = { applicant: '孙小月', respondent: '陶大河' } as const;
const names = [people.applicant, people.respondent];

/** 现场调解 A small quarrel settled where it stands: one screen, one form, and the matter closed after it. */
export function settleOnTheSpot(stage: () => Stage): void {
  test('one form takes consent, session, oral agreement and end; then the matter is answered, checked, asked after and closed', async () => {
    const hand = await handOf(stage().office, stage().office.officer('committee_officer', 'hexi-pian2'));
    const quarrel = await assignedQuarrel(stage().office, hand, people);
    stage().secrets.push(quarrel.lookupCode);
    const committee = await officerWindow(stage(), stage().office.officer('committee_officer', 'hexi-pian2'));
    const { page } = committee;
    await openMatter(page, quarrel.number);
    await doAct(page, '签收', '签收');
    await openMatter(page, quarrel.number, 'mediation');
    const sheet = await openSheet(page, '现场调解');
    // What was registered is there already, and so is who records.
    expect(await sheet.box.getByLabel(/^纠纷的主要事实/u).inputValue()).toContain('水沟');
    expect(await sheet.box.getByLabel(/^记录人/u).inputValue()).toBe(hand.officerName);
    await sheet.pick('调解员', /./u);
    await sheet.tick('调解员与双方没有利害关系，双方都接受');
    await sheet.line('地点', '两家门口');
    await sheet.tick('已告知当事人的权利和义务');
    await sheet.line('争议事项', '水沟由谁恢复。');
    await sheet.tick('双方都认为不需要书面协议');
    await sheet.tick('没有一条是对婚姻、亲子、收养关系本身作决定');
    await sheet.tick('没有一条约定不报案、撤回报案或者控告');
    await press(sheet, '登记现场调解');
    // Consent is asked, not taken for granted.
    expect(await shown(page, '这一部分还没有填全。')).toBe(true);
    for (const name of names)
      await sheet.box.getByRole('checkbox', { name: new RegExp(`^${name}.*同意`, 'u') }).check();
    await lookAt(stage(), committee, 'staff: on the spot');
    await press(sheet, '登记现场调解');
    await sheet.box.waitFor({ state: 'detached' });
    expect(await shown(page, page.getByRole('heading', { name: '口头协议' }))).toBe(true);
    expect(await shown(page, /起生效/u)).toBe(true);
    await lookAt(stage(), committee, 'staff: settled on the spot');

    const paper = await page.request.get(`/api/matters/${quarrel.number}/papers/oral-agreement?format=pdf`);
    expect(paper.status()).toBe(200);

    await openMatter(page, quarrel.number);
    await doAct(page, '办结', '报告办结', async (answer) => {
      await answer.pick('办理结果', '调解成功（口头协议）');
      await answer.line('给当事人的答复', '双方当场说好，水沟恢复原样。');
    });
    await committee.context.close();
    const checker = await officerWindow(stage(), stage().office.officer('checker', 'checker2'));
    await openMatter(checker.page, quarrel.number);
    await doAct(checker.page, '审核通过', '审核通过');
    const asker = await officerWindow(stage(), stage().office.officer('follow_up', 'followup2'));
    await openMatter(asker.page, quarrel.number);
    for (const name of names)
      await doAct(asker.page, '回访', '记录回访', async (asked) => {
        await asked.pick('当事人', name);
        await asked.choose('是否联系上', '联系上了');
        await asked.choose('当事人认为解决了吗', '是');
        await asked.choose('协议履行得怎么样', '已履行');
      });
    await asker.context.close();
    await openMatter(checker.page, quarrel.number);
    await press(await openSheet(checker.page, '结案归档'), '结案归档');
    expect(await shown(checker.page, /已结案[:：]已化解/u)).toBe(true);
    await checker.context.close();

    const resident = await residentWindow(stage());
    await follow(resident.page, quarrel);
    expect(await shown(resident.page, '这件事已经结案归档。')).toBe(true);
    await lookAt(stage(), resident, 'progress: settled on the spot');
    await resident.context.close();
  });
}
