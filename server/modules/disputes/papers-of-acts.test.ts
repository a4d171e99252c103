import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import type { OfficerName } from '../../../test/harness/small-county.ts';
import { actOn, fileMatter, partyToken, walk } from '../../../test/harness/story.ts';
import { readPdf } from '../../platform/papers/testing.ts';

let t: TestHouse;
beforeAll(async () => {
  t = await testHouse();
});
afterAll(() => t.close());

/** What a paper shows, and its issue, by an officer of the centre. */
async function paperOf(as: OfficerName, number: string, kind: string): Promise<string> {
  const reply = await t.send({ as, method: 'GET', url: `/api/matters/${number}/papers/${kind}` });
  expect(reply.statusCode, `${kind} ${reply.body.slice(0, 300)}`).toBe(200);
  const issued = await actOn(t, as, number, `papers/${kind}/issue`);
  expect(issued).toMatchObject({ paperId: expect.any(String), sha256: expect.stringMatching(/^[\da-f]{64}$/u) });
  return readPdf(reply.rawPayload).text;
}

const offered = async (as: OfficerName, number: string): Promise<string[]> =>
  (await t.send({ as, method: 'GET', url: `/api/matters/${number}/mediation` }))
    .json<{ papersOffered: { kind: string }[] }>()
    .papersOffered.map((one) => one.kind);

describe('papers that an act calls for are filled with the words of the act', () => {
  it('一次性补正告知书: what is missing, by which day, and what follows', async () => {
    const filed = await fileMatter(t);
    const { number } = filed;
    expect(await offered('clerk', number)).not.toContain('supplement-notice');
    await actOn(t, 'clerk', number, 'ask-for-material', {
      items: [{ name: '身份证复印件' }, { name: '房屋权属证明', note: '不动产权证或者购房合同' }],
      ifLate: 'decide_as_is',
    });
    const text = await paperOf('clerk', number, 'supplement-notice');
    for (const words of [
      '1.身份证复印件',
      '房屋权属证明（不动产权证或者购房合同）',
      '2026年3月9日前补齐',
      '周小满',
      number,
    ])
      expect(text).toContain(words);
    // The applicant takes it from the own page too.
    const bearer = await partyToken(t, filed);
    const own = await t.send({ bearer, method: 'GET', url: '/api/resident/mediation' });
    expect(own.json()).toMatchObject({
      mediation: null,
      papers: expect.arrayContaining([
        { kind: 'supplement-notice', title: { zh: '一次性补正告知书', en: 'Notice of what is missing' } },
      ]),
    });
    const taken = await t.send({ bearer, method: 'GET', url: '/api/resident/papers/supplement-notice' });
    expect(readPdf(taken.rawPayload).text).toContain('房屋权属证明');
  });

  it('不予受理告知书: reason with law, the right door and the review; issued on a matter that is refused', async () => {
    const { number } = await fileMatter(t);
    await actOn(t, 'coordinator', number, 'propose-refusal', {
      reasonId: 'notCompetent',
      explanation: '您反映的事项属于人民法院的执行工作，本中心无权处理。',
      doorName: '安和县人民法院执行局',
      doorAddress: '安和县城关镇人民路18号',
      doorTelephone: '0199-6605000',
    });
    // Until a second person has agreed there is nothing to hand out.
    expect(await offered('coordinator', number)).not.toContain('refusal-notice');
    await actOn(t, 'checker', number, 'review-refusal', { agreed: true });
    const text = await paperOf('coordinator', number, 'refusal-notice');
    for (const words of [
      '《信访工作条例》第二十三条',
      '安和县人民法院执行局',
      '安和县城关镇人民路18号',
      '在2026年3月23日前',
      '本中心无权处理',
    ])
      expect(text).toContain(words);
  });

  it('退回（异议）单: the body, its law and reason, and the ruling', async () => {
    const { number } = await fileMatter(t);
    await actOn(t, 'clerk', number, 'accept', { category: '02', complexity: 'general', urgency: 'normal' });
    await actOn(t, 'coordinator', number, 'assign', { organisationId: 27, reason: '由该单位办理更合适' });
    expect(await paperOf('coordinator', number, 'circulation-slip')).toContain('由该单位办理更合适');
    await actOn(t, 'housing', number, 'object', {
      legalBasis: '《物业管理条例》第五条',
      reason: '本单位不负责邻里漏水纠纷的调处。',
      suggestedOrganisationId: 20,
    });
    expect(await paperOf('coordinator', number, 'objection-slip')).toContain('本单位不负责邻里漏水纠纷的调处。');
    await actOn(t, 'coordinator', number, 'rule', { upheld: true, reason: '该单位没有这项职责' });
    const ruled = await paperOf('coordinator', number, 'objection-slip');
    for (const words of ['《物业管理条例》第五条', '异议成立。该单位没有这项职责', '新河村人民调解委员会'])
      expect(ruled).toContain(words);
  });

  it('移送函: numbered, with reason, law, material and time bars', async () => {
    const { number } = await fileMatter(t);
    await actOn(t, 'clerk', number, 'accept', { category: '02', complexity: 'general', urgency: 'normal' });
    const sent = await actOn(t, 'coordinator', number, 'transfer', {
      bodyName: '安和县劳动人事争议仲裁委员会',
      legalBasis: '《劳动争议调解仲裁法》第五条',
      reason: '用人单位不同意调解，应由仲裁处理。',
      materials: [{ name: '工资表复印件3页' }],
      timeLimitNote: '仲裁时效至2027年3月1日',
    });
    const text = await paperOf('coordinator', number, 'transfer-letter');
    for (const words of [
      String(sent['letterNumber']),
      '安和县劳动人事争议仲裁委员会',
      '《劳动争议调解仲裁法》第五条',
      '1.工资表复印件3页',
      '仲裁时效至2027年3月1日',
    ])
      expect(text).toContain(words);
  });

  it('延期审批表: asked with its reason, then granted with the new day', async () => {
    const { number } = await fileMatter(t);
    await walk(t, { number, until: 'handling', holder: 20 });
    const page = (await t.send({ as: 'xinhe', method: 'GET', url: `/api/matters/${number}` })).json<{
      clocks: { id: string; kind: string; mayExtend: { amount: number } | null }[];
    }>();
    const clock = page.clocks.find((one) => one.kind === 'promise' && one.mayExtend);
    const asked = await actOn(t, 'xinhe', number, 'clocks/request-extension', {
      clockId: clock?.id,
      amount: 3,
      words: '房屋损失需要委托鉴定。',
    });
    const before = await paperOf('coordinator', number, 'extension-request');
    for (const words of ['申请延长3个工作日', '房屋损失需要委托鉴定。', '新河村人民调解委员会'])
      expect(before).toContain(words);
    await actOn(t, 'head', number, 'clocks/approve', { requestId: asked['requestId'] });
    expect(await paperOf('coordinator', number, 'extension-request')).toContain('同意延期。');
  });
});
