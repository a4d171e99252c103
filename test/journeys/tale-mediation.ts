import { expect } from 'vitest';
import { photoWithPlace, tellsItsPlace } from './photo.ts';
import { follow, partyAct } from './resident.ts';
import { shown } from './shown.ts';
import { lookAt, officerWindow, residentWindow } from './stage.ts';
import { doAct, openMatter, openSheet, press, readAndClose } from './staff.ts';
import { applicantName, type Chapter, claims, respondentName } from './tale.ts';
import { dayFrom, minutesAgo } from './times.ts';

/** Second chapter: the village committee asks both sides, mediates, and the agreement takes effect. */
export function mediateTheQuarrel({ next, stage, tale, keep }: Chapter): void {
  next('the committee signs for it, starts the mediation and reaches the respondent, who gets a code', async () => {
    const committee = await officerWindow(stage(), stage().office.officer('committee_officer', 'hexi-pian2'));
    keep({ committee });
    const { page } = committee;
    await openMatter(page, tale('filed').number);
    await doAct(page, '签收', '签收');
    await openMatter(page, tale('filed').number, 'mediation');
    await doAct(page, '启动调解', '启动', (sheet) => sheet.choose('来源', '当事人申请'));
    const sheet = await openSheet(page, '联系被申请人');
    await sheet.pick('当事人', respondentName);
    await sheet.choose('方式', '上门');
    await sheet.choose('联系上了吗', '是');
    await press(sheet, '记录');
    const lookupCode = (await sheet.box.locator('strong.code').innerText()).trim();
    stage().secrets.push(lookupCode);
    await lookAt(stage(), committee, 'staff: respondent reached');
    await readAndClose(sheet);

    const respondent = await residentWindow(stage());
    keep({ respondent });
    await follow(respondent.page, { number: tale('filed').number, lookupCode });
    expect(await shown(respondent.page, '有人请您一起来商量解决一件事')).toBe(true);
  });

  next(
    'the respondent’s own page shows the claim and nothing else of the other side; they answer and agree there',
    async () => {
      const { page } = tale('respondent');
      await lookAt(stage(), tale('respondent'), 'progress: respondent');
      const words = await page.locator('main').innerText();
      expect(words).toContain(claims);
      expect(words).not.toContain('19900000001');
      expect(words).not.toContain('上门找过两次');
      // They filed nothing and are answered nothing: the page speaks to them as the other side.
      expect(words).toContain('有人提出了这件事');
      expect(words).toContain('前有结果');
      for (const said of ['收到您反映的事', '前答复您']) expect(words).not.toContain(said);
      await partyAct(page, '说说您的情况', '交上去', '您已经说明的', (act) =>
        act.getByRole('textbox').fill('我家防水是去年做的，可以一起看看是哪里漏。'),
      );
      await partyAct(page, '您愿意调解吗？', '提交', '表示愿意调解', (act) => act.getByLabel('我愿意调解').check());
      await tale('respondent').context.close();
    },
  );

  next('after the applicant too has agreed, the committee accepts, and a dossier number is given', async () => {
    const { page } = tale('committee');
    await openMatter(page, tale('filed').number, 'mediation');
    await doAct(page, '征求意愿', '记录', async (sheet) => {
      await sheet.pick('当事人', applicantName);
      await sheet.choose('同意调解吗', '是');
      await sheet.choose('怎么表示的', '电话');
    });
    const accept = await openSheet(page, '受理调解');
    await press(accept, '受理');
    await readAndClose(accept);
    expect(await shown(page, /（\d{4}）.+人调字第\d+号/u)).toBe(true);
  });

  next('both sides accept a mediator, who declares that there is no interest', async () => {
    const { page } = tale('committee');
    await doAct(page, '选定调解员', '选定', async (sheet) => {
      await sheet.pick('调解员', /./u);
      await sheet.pick('已接受的当事人', applicantName, respondentName);
    });
    expect(await shown(page, '还没有披露')).toBe(true);
    await doAct(page, '调解员披露', '记录披露', (sheet) => sheet.choose('没有需要披露的', '是'));
    expect(await shown(page, '已声明没有利害关系')).toBe(true);
    await lookAt(stage(), tale('committee'), 'staff: mediation accepted');
  });

  next('one session is recorded, read out and signed by both', async () => {
    const { page } = tale('committee');
    await doAct(page, '记录调解', '存入记录', async (sheet) => {
      await sheet.line('开始时间', minutesAgo(0));
      await sheet.line('地点', '徐家冲村调解室');
      await sheet.tick('已告知当事人的权利和义务');
      await sheet.line('双方陈述与争议', '一方说漏水来自楼上，另一方愿意一起查看。');
      await sheet.choose('结果', '达成一致');
      await sheet.tick('记录已向到场的人宣读');
      for (const name of [applicantName, respondentName]) await sheet.sign(name);
      await lookAt(stage(), tale('committee'), 'staff: session');
    });
    expect(await shown(page, '徐家冲村调解室')).toBe(true);
  });

  next(
    'the agreement with a dated obligation is signed by both and by the mediator; the seal is still missing',
    async () => {
      const { page } = tale('committee');
      await doAct(page, '形成协议', '形成协议文本', async (sheet) => {
        await sheet.line('纠纷的主要事实', '楼上卫生间防水老化，楼下天花板受潮发霉。');
        await sheet.line('争议事项', '由谁修复、赔多少。');
        const one = sheet.within('约定的义务 1');
        await one.pick('谁', respondentName);
        await one.pick('向谁', applicantName);
        await one.line('做什么', '修复卫生间防水，并赔偿重新刷墙的费用');
        await one.line('金额', '1,200.00');
        await one.line('最迟', dayFrom(20));
        await sheet.tick('没有一条是对婚姻、亲子、收养关系本身作决定');
        await sheet.tick('没有一条约定不报案、撤回报案或者控告');
        await lookAt(stage(), tale('committee'), 'staff: agreement');
      });
      await doAct(page, '当事人签名', '记录签名', async (sheet) => {
        for (const name of [applicantName, respondentName]) await sheet.sign(name);
      });
      await doAct(page, '调解员签名', '记录签名');
      expect(await shown(page, '调委会印章')).toBe(true);
      expect(await page.getByText(/起生效/u).count()).toBe(0);
    },
  );

  next('with a photo of the seal it takes effect, and the thirty days of judicial confirmation run', async () => {
    const { page } = tale('committee');
    const seal = await openSheet(page, '加盖印章');
    await seal.file(await photoWithPlace('协议.jpg'));
    await press(seal, '协议生效');
    await readAndClose(seal);
    expect(await shown(page, /起生效/u)).toBe(true);
    expect(await shown(page, /前共同申请司法确认/u)).toBe(true);
    await lookAt(stage(), tale('committee'), 'staff: agreement in effect');
    await doAct(page, '调解结束', '结束调解');
  });

  next('the papers come from the record, and no stored photo tells where it was taken', async () => {
    const { page } = tale('committee');
    const { number } = tale('filed');
    await openMatter(page, number, 'papers');
    await page.getByRole('link', { name: 'PDF' }).first().waitFor();
    await lookAt(stage(), tale('committee'), 'staff: papers');
    const agreement = await page.request.get(`/api/matters/${number}/papers/agreement?format=pdf`);
    expect(agreement.status()).toBe(200);
    expect((await agreement.body()).subarray(0, 4).toString()).toBe('%PDF');
    const matter = (await (await page.request.get(`/api/matters/${number}`)).json()) as { files: { fileId: string }[] };
    expect(matter.files.length).toBeGreaterThan(1);
    for (const { fileId } of matter.files) {
      const file = await page.request.get(`/api/matters/${number}/files/${fileId}`);
      expect(file.status()).toBe(200);
      expect(await tellsItsPlace(await file.body())).toBe(false);
    }
  });
}
