import { expect, test } from 'vitest';
import { filedQuarrel, type Hand, handOf } from './beforehand.ts';
import { follow } from './resident.ts';
import { shown } from './shown.ts';
import { lookAt, officerWindow, residentWindow, type Stage } from './stage.ts';
import { doAct, openMatter } from './staff.ts';

const objection = { legalBasis: '本县部门职责清单第三条', reason: '邻里水沟纠纷不属本单位职责。' } as const;

/** 三次退回 Two bounces beforehand, the third on the page: then only the head can say who handles it. */
export function bounceToTheHead(stage: () => Stage): void {
  test('after three upheld objections the coordinator can no longer assign, the head designates, and the promise stays where it was', async () => {
    const { office, secrets } = stage();
    const quarrel = await filedQuarrel(office, { applicant: '何小谷', respondent: '何大田' });
    secrets.push(quarrel.lookupCode);
    const coordinator = await handOf(office, office.officer('coordinator', 'coordinator1'));
    await coordinator.act(quarrel.number, 'accept', { category: '02', complexity: 'general', urgency: 'normal' });
    const promise = async (): Promise<unknown> =>
      ((await coordinator.look(`/api/matters/${quarrel.number}`))['clocks'] as { kind: string; dueAt: string }[]).find(
        (clock) => clock.kind === 'promise',
      )?.dueAt;
    const promised = await promise();
    const assign = (to: Hand): Promise<unknown> =>
      coordinator.act(quarrel.number, 'assign', { organisationId: to.organisationId, reason: '由该单位办理' });
    for (const name of ['renshe', 'hexi-gov']) {
      const body = await handOf(office, office.officer('handler', name));
      await assign(body);
      await body.act(quarrel.number, 'object', objection);
      await coordinator.act(quarrel.number, 'rule', { upheld: true, reason: '异议成立' });
    }
    await assign(await handOf(office, office.officer('committee_officer', 'hexi-tiaowei')));

    const body = await officerWindow(stage(), office.officer('committee_officer', 'hexi-tiaowei'));
    await openMatter(body.page, quarrel.number);
    await doAct(body.page, '提出异议', '提出异议', async (sheet) => {
      await sheet.line('法律依据', objection.legalBasis);
      await sheet.line('原因', objection.reason);
    });
    await body.context.close();

    const ruling = await officerWindow(stage(), office.officer('coordinator', 'coordinator1'));
    await openMatter(ruling.page, quarrel.number);
    await doAct(ruling.page, '裁定异议', '作出裁定', async (sheet) => {
      await sheet.choose('异议成立', '是');
      await sheet.line('原因', '异议成立');
    });
    await ruling.page.goto(`/staff/matters/${quarrel.number}?tab=handOffs`);
    expect(await shown(ruling.page, '已退回 3 次（满 3 次由中心主任指定）')).toBe(true);
    await lookAt(stage(), ruling, 'staff: hand-offs');
    expect(await shown(ruling.page, '下一步：由中心主任指定承办单位（已退回 3 次）。')).toBe(true);
    expect(await ruling.page.getByRole('button', { name: /^分流/u }).count()).toBe(0);
    await expect(assign(await handOf(office, office.officer('handler', 'renshe')))).rejects.toThrow(/head-designates/u);
    await ruling.context.close();

    const head = await officerWindow(stage(), office.officer('centre_head', 'head'));
    await openMatter(head.page, quarrel.number);
    await doAct(head.page, '指定承办单位', '指定', async (sheet) => {
      await sheet.box.getByRole('combobox', { name: /^承办单位/u }).fill('河西镇人民调解');
      await sheet.pick('承办单位', /^河西镇人民调解委员会/u);
      await sheet.line('法律依据', '《信访工作条例》第二十四条');
      await sheet.line('原因', '纠纷发生在本镇，由其办理。');
      await lookAt(stage(), head, 'staff: designate');
    });
    await head.context.close();
    expect(await promise()).toBe(promised);

    const signing = await officerWindow(stage(), office.officer('committee_officer', 'hexi-tiaowei'));
    await openMatter(signing.page, quarrel.number);
    expect(await signing.page.getByRole('button', { name: /^提出异议/u }).count()).toBe(0);
    await doAct(signing.page, '签收', '签收');
    await signing.context.close();

    const resident = await residentWindow(stage());
    await follow(resident.page, quarrel);
    expect(await shown(resident.page, /河西镇人民调解委员会/u)).toBe(true);
    await resident.context.close();
  });
}
