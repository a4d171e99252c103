import { expect, test } from 'vitest';
import type { Window } from './browser.ts';
import { photoWithPlace, tellsItsPlace } from './photo.ts';
import { answerQuestions, follow, partyAct, type Receipt, receiptOn } from './resident.ts';
import { lookAt, officerWindow, residentWindow, type Stage } from './stage.ts';
import { doAct, openMatter, openSheet, press } from './staff.ts';
import { dayFrom, minutesAgo } from './times.ts';

const committee = '河西镇陈家畈村人民调解委员会';
const applicant = '周小满';
const respondent = '吴大江';
const account = '楼上卫生间漏水三个月了，我家天花板已经发霉，上门找过两次，对方说不是他家的问题。';

/** The main job from a resident's phone to a closed, rated matter, through the pages that everybody concerned uses. */
export function theStory(stage: () => Stage): void {
  let resident: Window;
  let respondentWindow: Window;
  let village: Window;
  let filed: Receipt;
  const secret = (code: string): string => {
    stage().secrets.push(code);
    return code;
  };

  test('a resident without an account files a quarrel with a photo on a phone, and gets number, code and QR', async () => {
    resident = await residentWindow(stage());
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
        claims: '修好漏水，赔我重新刷墙的钱。',
        township: '河西镇',
        village: '陈家畈村',
        occurredOn: dayFrom(-30),
        respondent,
        name: applicant,
        phone: '19900000001',
        photo: await photoWithPlace('天花板.jpg'),
      },
      (name) => lookAt(stage(), resident, name),
    );
    await lookAt(stage(), resident, 'report: check');
    await page.getByRole('button', { name: '提交', exact: true }).click();
    filed = await receiptOn(page);
    secret(filed.lookupCode);
    expect(filed.number).toMatch(/^990101-\d{8}-\d{5}-\d$/u);
    expect(filed.lookupCode).toMatch(/^[0-9A-Z]{5}-[0-9A-Z]{5}$/u);
    await page.getByRole('img', { name: '用手机扫一扫，直接看进度' }).waitFor();
    await lookAt(stage(), resident, 'report: done');
  });

  test('follows it with number and code: who has it, until when and why', async () => {
    const { page } = resident;
    await follow(page, filed);
    await page.getByText('已经收到，正在看是否受理').waitFor();
    await page.getByText('为什么是这一天').click();
    expect(await page.locator('.why li').count()).toBeGreaterThan(0);
    await lookAt(stage(), resident, 'progress: registered');
  });

  test('the QR opens the same page, and the code leaves the address bar at once', async () => {
    const { page } = await residentWindow(stage());
    await page.goto(`/m#${filed.number}.${filed.lookupCode}`);
    await page.getByRole('heading', { name: '办理进度' }).waitFor();
    expect(page.url()).not.toContain(filed.lookupCode);
    await page.context().close();
  });

  test('the window clerk accepts it from the desk', async () => {
    const clerk = await officerWindow(stage(), stage().office.officer('window_clerk', 'window1'));
    const { page } = clerk;
    await page.getByRole('heading', { name: '工作台' }).waitFor();
    await page.getByRole('table').getByRole('row').nth(1).waitFor();
    await lookAt(stage(), clerk, 'staff: desk');
    await openMatter(page, filed.number);
    await lookAt(stage(), clerk, 'staff: matter');
    const sheet = await openSheet(page, '受理');
    await sheet.choose('难易', '一般');
    await sheet.choose('缓急', '普通');
    await lookAt(stage(), clerk, 'staff: accept');
    await press(sheet, '受理');
    await page.getByText('待分流').first().waitFor();
    await clerk.context.close();
  });

  test('the coordinator sees the proposal with its rule lines and assigns the village committee', async () => {
    const coordinator = await officerWindow(stage(), stage().office.officer('coordinator', 'coordinator1'));
    const { page } = coordinator;
    await openMatter(page, filed.number);
    const sheet = await openSheet(page, '分流');
    await sheet.box.getByText('分流建议').waitFor();
    await sheet.box.getByText(/^依据的规则/u).click();
    expect(await sheet.box.locator('.rules li').count()).toBeGreaterThan(0);
    await lookAt(stage(), coordinator, 'staff: assign');
    await sheet.pick('承办单位', committee);
    if (await sheet.box.getByLabel(/^原因/u).first().isVisible())
      await sheet.line('原因', '双方都住在本村，由村调委会就近调解。');
    await press(sheet, '交办');
    await page.getByText('待签收').first().waitFor();
    await coordinator.context.close();
  });

  test('the committee signs for it, starts the mediation and reaches the respondent, who gets a code', async () => {
    village = await officerWindow(stage(), stage().office.officer('committee_officer', 'hexi-pian2'));
    const { page } = village;
    await openMatter(page, filed.number);
    await doAct(page, '签收', '签收');
    await openMatter(page, filed.number, 'mediation');
    await doAct(page, '启动调解', '启动', (sheet) => sheet.choose('来源', '当事人申请'));
    await page.getByRole('button', { name: /^联系被申请人/u }).waitFor();
    const sheet = await openSheet(page, '联系被申请人');
    await sheet.pick('当事人', respondent);
    await sheet.choose('方式', '上门');
    await sheet.choose('联系上了吗', '是');
    await press(sheet, '记录');
    const given = page.getByRole('dialog', { name: '联系被申请人' }).locator('strong.code');
    await given.waitFor();
    const lookupCode = secret((await given.innerText()).trim());
    await lookAt(stage(), village, 'staff: respondent reached');
    await page
      .getByRole('dialog', { name: '联系被申请人' })
      .getByRole('button', { name: /^关\s?闭/u })
      .last()
      .click();

    respondentWindow = await residentWindow(stage());
    await follow(respondentWindow.page, { number: filed.number, lookupCode });
    await respondentWindow.page.getByText('有人请您一起来商量解决一件事').waitFor();
  });

  test('the respondent answers and agrees on a page of their own, which shows nothing of the other side but the claim', async () => {
    const { page } = respondentWindow;
    await lookAt(stage(), respondentWindow, 'progress: respondent');
    const shown = await page.locator('main').innerText();
    expect(shown).toContain('修好漏水，赔我重新刷墙的钱。');
    expect(shown).not.toContain('19900000001');
    expect(shown).not.toContain('上门找过两次');
    await partyAct(page, '说说您的情况', '交上去', '您已经说明的', (act) =>
      act.getByRole('textbox').fill('我家防水是去年做的，可以一起看看是哪里漏。'),
    );
    await partyAct(page, '您愿意调解吗？', '提交', '表示愿意调解', (act) => act.getByLabel('我愿意调解').check());
  });

  test('the committee records the applicant’s consent, accepts with a dossier number, and the mediator is accepted and declares', async () => {
    const { page } = village;
    await openMatter(page, filed.number, 'mediation');
    await doAct(page, '征求意愿', '记录', async (sheet) => {
      await sheet.pick('当事人', applicant);
      await sheet.choose('同意调解吗', '是');
      await sheet.choose('怎么表示的', '电话');
    });
    const accept = await openSheet(page, '受理调解');
    await press(accept, '受理');
    await page
      .getByRole('dialog', { name: '受理调解' })
      .getByRole('button', { name: /^关\s?闭/u })
      .last()
      .click();
    await page
      .getByText(/（\d{4}）.+人调字第\d+号/u)
      .first()
      .waitFor();
    const choose = await openSheet(page, '选定调解员');
    await choose.box.getByRole('combobox', { name: /^调解员/u }).click();
    await page.locator('.ant-select-dropdown:visible .ant-select-item-option').first().click();
    await choose.pick('已接受的当事人', applicant, respondent);
    await press(choose, '选定');
    await choose.box.waitFor({ state: 'detached' });
    await page.getByText('还没有披露').waitFor();
    await doAct(page, '调解员披露', '记录披露', (sheet) => sheet.choose('没有需要披露的', '是'));
    await lookAt(stage(), village, 'staff: mediation accepted');
  });

  test('one session is recorded, read out and signed by both', async () => {
    const { page } = village;
    await doAct(page, '记录调解', '存入记录', async (sheet) => {
      await sheet.line('开始时间', minutesAgo(0));
      await sheet.line('地点', '陈家畈村调解室');
      await sheet.tick('已告知当事人的权利和义务');
      await sheet.line('双方陈述与争议', '一方说漏水来自楼上，另一方愿意一起查看。');
      await sheet.choose('结果', '达成一致');
      await sheet.tick('记录已向到场的人宣读');
      for (const name of [applicant, respondent])
        await sheet.box
          .getByRole('group', { name: new RegExp(`^${name}`, 'u') })
          .getByRole('radio', { name: '签名' })
          .check();
      await lookAt(stage(), village, 'staff: session');
    });
    await page.getByText('陈家畈村调解室').first().waitFor();
  });

  test('the agreement has a dated obligation and takes effect only when both, the mediator and the seal are on it', async () => {
    const { page } = village;
    await doAct(page, '形成协议', '形成协议文本', async (sheet) => {
      await sheet.line('纠纷的主要事实', '楼上卫生间防水老化，楼下天花板受潮发霉。');
      await sheet.line('争议事项', '由谁修复、赔多少。');
      const one = sheet.box.getByRole('group', { name: '约定的义务 1' });
      await one.getByRole('combobox', { name: '谁', exact: true }).click();
      await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: respondent }).click();
      await one.getByRole('combobox', { name: '向谁', exact: true }).click();
      await page.locator('.ant-select-dropdown:visible .ant-select-item-option', { hasText: applicant }).click();
      await one.getByRole('textbox', { name: '做什么' }).fill('修复卫生间防水，并赔偿重新刷墙的费用');
      await one.getByRole('textbox', { name: '金额(元)' }).fill('1,200.00');
      await one.locator('input[type=date]').fill(dayFrom(20));
      await sheet.tick('没有一条是对婚姻、亲子、收养关系本身作决定');
      await sheet.tick('没有一条约定不报案、撤回报案或者控告');
      await lookAt(stage(), village, 'staff: agreement');
    });
    await doAct(page, '当事人签名', '记录签名', async (sheet) => {
      for (const name of [applicant, respondent])
        await sheet.box
          .getByRole('group', { name: new RegExp(`^${name}`, 'u') })
          .getByRole('radio', { name: '签名' })
          .check();
    });
    await doAct(page, '调解员签名', '记录签名');
    await page
      .getByText(/调委会印章/u)
      .first()
      .waitFor();
    const seal = await openSheet(page, '加盖印章');
    await seal.file(await photoWithPlace('协议.jpg'));
    await press(seal, '协议生效');
    await page
      .getByText(/共同申请司法确认/u)
      .first()
      .waitFor();
    await page
      .getByRole('dialog', { name: '加盖印章' })
      .getByRole('button', { name: /^关\s?闭/u })
      .last()
      .click();
    await page
      .getByText(/起生效/u)
      .first()
      .waitFor();
    await lookAt(stage(), village, 'staff: agreement in effect');
    await doAct(page, '调解结束', '结束调解');
  });

  test('the papers come from the record, and the stored photo no longer tells where it was taken', async () => {
    const { page } = village;
    await openMatter(page, filed.number, 'papers');
    const link = page.getByRole('link', { name: 'PDF' }).first();
    await link.waitFor();
    await lookAt(stage(), village, 'staff: papers');
    const agreement = await page.request.get(`/api/matters/${filed.number}/papers/agreement?format=pdf`);
    expect(agreement.status()).toBe(200);
    expect((await agreement.body()).subarray(0, 4).toString()).toBe('%PDF');
    const matter = (await (await page.request.get(`/api/matters/${filed.number}`)).json()) as {
      files: { fileId: string }[];
    };
    expect(matter.files.length).toBeGreaterThan(0);
    for (const { fileId } of matter.files) {
      const reply = await page.request.get(`/api/matters/${filed.number}/files/${fileId}`);
      expect(reply.status()).toBe(200);
      expect(await tellsItsPlace(await reply.body())).toBe(false);
    }
  });

  test('the committee answers, the checker passes it', async () => {
    const { page } = village;
    await openMatter(page, filed.number);
    await doAct(page, '办结', '报告办结', async (sheet) => {
      await sheet.pick('办理结果', '调解成功（书面协议）');
      await sheet.line('给当事人的答复', '双方已经达成协议：楼上二十天内修好防水，并赔偿刷墙的费用。');
    });
    await village.context.close();
    const checker = await officerWindow(stage(), stage().office.officer('checker', 'checker1'));
    await openMatter(checker.page, filed.number);
    await doAct(checker.page, '审核通过', '审核通过');
    await checker.page.getByText('待回访').first().waitFor();
    await checker.context.close();
  });

  test('the parties are asked, and the matter is closed as settled', async () => {
    const asker = await officerWindow(stage(), stage().office.officer('follow_up', 'followup1'));
    const { page } = asker;
    await openMatter(page, filed.number);
    for (const name of [applicant, respondent])
      await doAct(page, '回访', '记录回访', async (sheet) => {
        await sheet.pick('当事人', name);
        await sheet.choose('是否联系上', '联系上了');
        await sheet.choose('当事人认为解决了吗', '是');
        await sheet.choose('协议履行得怎么样', '还没到期');
      });
    await asker.context.close();
    const checker = await officerWindow(stage(), stage().office.officer('checker', 'checker1'));
    await openMatter(checker.page, filed.number);
    const close = await openSheet(checker.page, '结案归档');
    await press(close, '结案归档');
    await checker.page.getByText('已结案:已化解').waitFor();
    await lookAt(stage(), checker, 'staff: closed');
    await checker.context.close();
  });

  test('the resident sees the end in plain words and rates it', async () => {
    const { page } = resident;
    await follow(page, filed);
    await page.getByText('这件事已经结案归档。').waitFor();
    await page.getByText('楼上二十天内修好防水').first().waitFor();
    await lookAt(stage(), resident, 'progress: closed');
    await partyAct(page, '评价', '提交评价', '谢谢您的评价。', async (act) => {
      for (const question of ['受理快不快', '办得认真不认真', '结果满不满意'])
        await act.getByRole('group', { name: question }).getByLabel('满意', { exact: true }).check();
    });
  });

  test('the resident sees who opened the record, as post and body', async () => {
    const { page } = resident;
    await page.getByRole('link', { name: '我的信息、谁看过' }).click();
    await page.getByRole('heading', { name: '谁看过' }).waitFor();
    await page.getByText(committee).first().waitFor();
    await lookAt(stage(), resident, 'my information');
    await resident.context.close();
    await respondentWindow.context.close();
  });

  test('the leader opens a count down to this matter, and sees neither facts nor parties', async () => {
    const leader = await officerWindow(stage(), stage().office.officer('leader', 'leader'));
    const { page } = leader;
    await page.goto('/staff/figures');
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.getByRole('table').first().waitFor();
    await lookAt(stage(), leader, 'staff: figures');
    await openMatter(page, filed.number);
    const shown = await page.locator('main').innerText();
    expect(shown).toContain(filed.number);
    for (const hidden of [applicant, respondent, '漏水', '刷墙']) expect(shown).not.toContain(hidden);
    await lookAt(stage(), leader, 'staff: matter without facts');
    await leader.context.close();
  });
}
