import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import {
  actAndLook as actOn,
  fileMatter,
  partyToken,
  passTimeTo,
  versionOf,
  walk,
} from '../../../test/harness/story.ts';
import type { OfficerName } from '../../../test/harness/small-county.ts';
import { workerHouse } from '../../../test/harness/worker-house.ts';
import { verifyMatters } from './jobs/verify.ts';

let t: TestHouse;
beforeAll(async () => {
  t = await testHouse();
});
afterAll(() => t.close());

const objection = {
  legalBasis: '《物业管理条例》第五条',
  reason: '本单位不负责邻里漏水纠纷的调处。',
} as const;

/** Sends an act that is to be refused; gives its answer. */
async function tried(as: OfficerName, number: string, what: string, body: object): Promise<Record<string, unknown>> {
  const reply = await t.send({
    as,
    url: `/api/matters/${number}/${what}`,
    version: await versionOf(t, number),
    body,
  });
  return reply.json();
}

async function assignedTo(holder: number): Promise<string> {
  const { number } = await fileMatter(t);
  await walk(t, { number, until: 'assigned', holder });
  return number;
}

const offered = async (as: OfficerName, number: string): Promise<string[]> =>
  (await t.send({ as, method: 'GET', url: `/api/matters/${number}` })).json<{ acts: string[] }>().acts;

const promiseOf = async (number: string): Promise<{ due: Date; started: Date } | undefined> =>
  (
    await t.look<{ due: Date; started: Date }>(
      `select c.due_at as due, c.started_at as started from matters.clock c join matters.matter m on m.id = c.matter_id
       where m.number = $1 and c.kind = 'promise'`,
      [number],
    )
  )[0];

describe('objections (异议)', () => {
  it('bounce a matter at most three times: then the head designates, the designated body cannot object, and the promise has not moved', async () => {
    const { number } = await fileMatter(t);
    await actOn(t, 'clerk', number, 'accept', { category: '02', complexity: 'general', urgency: 'normal' });
    const promise = await promiseOf(number);
    const bodies: readonly (readonly [number, OfficerName])[] = [
      [27, 'housing'],
      [21, 'liulin'],
      [23, 'hexiCommittee'],
    ];
    for (const [i, [organisationId, officer]] of bodies.entries()) {
      expect(await offered('coordinator', number)).toContain('assignMatter');
      await actOn(t, 'coordinator', number, 'assign', { organisationId, reason: '由该单位办理更合适' });
      expect(await offered(officer, number)).toContain('objectToAssignment');
      expect(await actOn(t, officer, number, 'object', { ...objection, suggestedOrganisationId: 20 })).toMatchObject({
        stage: 'objected',
      });
      expect(await actOn(t, 'coordinator', number, 'rule', { upheld: true, reason: '异议成立' })).toMatchObject({
        stage: 'accepted',
      });
      const hand = (await t.send({ as: 'coordinator', method: 'GET', url: `/api/matters/${number}/hand-offs` })).json();
      expect(hand).toMatchObject({ bounces: i + 1, bouncesToHead: 3 });
    }
    // What would only be refused is not offered; whoever looks is told who is to act, and the head has it.
    expect(await offered('coordinator', number)).not.toContain('assignMatter');
    for (const as of ['coordinator', 'head', 'clerk'] as const)
      expect((await t.send({ as, method: 'GET', url: `/api/matters/${number}` })).json()).toMatchObject({
        next: { act: 'designateBody', by: 'centre', roles: ['centre_head'], bounces: 3 },
      });
    expect(await offered('head', number)).toContain('designateBody');
    expect(await tried('coordinator', number, 'assign', { organisationId: 20, reason: '再分一次' })).toMatchObject({
      status: 409,
      code: 'head-designates',
    });
    expect(
      await tried('coordinator', number, 'designate', {
        organisationId: 20,
        legalBasis: '《信访工作条例》第二十四条',
        reason: '指定',
      }),
    ).toMatchObject({ status: 403, code: 'act-not-yours' });
    expect(
      await actOn(t, 'head', number, 'designate', {
        organisationId: 20,
        legalBasis: '《信访工作条例》第二十四条',
        reason: '纠纷发生在该村，由其办理。',
      }),
    ).toMatchObject({ stage: 'assigned' });
    expect(await offered('xinhe', number)).not.toContain('objectToAssignment');
    expect(await tried('xinhe', number, 'object', objection)).toMatchObject({ code: 'designated-no-objection' });
    await actOn(t, 'xinhe', number, 'sign-for');
    expect(await promiseOf(number)).toEqual(promise);
  });

  it('is made once a body, with the law, within its limit; dismissed, the body signs for it', async () => {
    const number = await assignedTo(27);
    expect(await tried('housing', number, 'object', { reason: '不归我们管' })).toMatchObject({ status: 400 });
    await actOn(t, 'housing', number, 'object', objection);
    // While the ruling is awaited nobody signs, and nobody else is given it past the ruling.
    expect(await tried('housing', number, 'sign-for', {})).toMatchObject({ code: 'act-not-allowed' });
    expect(
      await actOn(t, 'coordinator', number, 'rule', { upheld: false, reason: '房屋漏水属于你单位职责' }),
    ).toMatchObject({
      stage: 'assigned',
    });
    expect(await tried('housing', number, 'object', objection)).toMatchObject({ code: 'objected-already' });
    expect(await actOn(t, 'housing', number, 'sign-for')).toMatchObject({ stage: 'handling' });
  });

  it('comes too late after the last day of the limit, and in time in its last second', async () => {
    const late = await assignedTo(27);
    const last = await assignedTo(27);
    const then = t.clock.now();
    // Assigned on Monday 2 March; one working day ends at the close of business on Tuesday the 3rd, by the profile's working hours.
    const { objectUntil } = (
      await t.send({ as: 'housing', method: 'GET', url: `/api/matters/${last}/hand-offs` })
    ).json<{ objectUntil: string }>();
    await passTimeTo(t, new Date(objectUntil));
    expect((await tried('housing', last, 'object', objection))['stage']).toBe('objected');
    await passTimeTo(t, new Date(new Date(objectUntil).getTime() + 1000));
    expect(await tried('housing', late, 'object', objection)).toMatchObject({ code: 'objection-too-late' });
    await passTimeTo(t, then);
  });

  it('two coordinators ruling at once: one ruling stands, the other sees the new version', async () => {
    const number = await assignedTo(27);
    await actOn(t, 'housing', number, 'object', objection);
    const version = await versionOf(t, number);
    const rule = (as: OfficerName, upheld: boolean) =>
      t.send({ as, url: `/api/matters/${number}/rule`, version, body: { upheld, reason: '经研究作出裁定' } });
    const replies = await Promise.all([rule('coordinator', true), rule('head', false)]);
    expect(replies.map((reply) => reply.statusCode).toSorted((a, b) => a - b)).toEqual([200, 412]);
    const [{ n }] = (await t.look<{ n: number }>(
      `select count(*)::int as n from matters.history h join matters.matter m on m.id = h.matter_id where m.number = $1 and h.act = 'ruleOnObjection'`,
      [number],
    )) as [{ n: number }];
    expect(n).toBe(1);
  });
});

describe('a ruling taken over as a rule (裁定沿用)', () => {
  it('is offered, adopted by the coordinator, proposes the body with its line, and ends again', async () => {
    const [ruled] = (await t.send({ as: 'coordinator', method: 'GET', url: '/api/rulings' })).json<{
      items: { id: string; organisation: string; township: string }[];
    }>().items;
    expect(ruled).toMatchObject({ organisation: '新河村人民调解委员会', township: '河西镇', adoptedAt: null });
    const { number } = await fileMatter(t, { areaCode: '990101101001' });
    await walk(t, { number, until: 'accepted', holder: 21 });
    const proposed = async () =>
      (await t.send({ as: 'coordinator', method: 'GET', url: `/api/matters/${number}/triage` })).json();
    expect((await proposed()).organisation).toMatchObject({ id: 21 });
    const turn = async (what: string) =>
      t.send({ as: 'coordinator', url: `/api/rulings/${ruled?.id}/${what}`, body: {} });
    expect((await turn('adopt')).statusCode).toBe(200);
    expect((await turn('adopt')).json()).toMatchObject({ code: 'ruling-adopted-already' });
    const after = await proposed();
    expect(after.organisation).toMatchObject({ id: 20 });
    expect(after.firedRules.at(-1).text.zh).toContain('沿用2026年3月2日');
    expect((await turn('end')).statusCode).toBe(200);
    expect((await proposed()).organisation).toMatchObject({ id: 21 });
  });
});

describe('bodies that help (协办)', () => {
  it('see the matter, give one opinion to the lead, and the lead alone answers, when it is in', async () => {
    const { number } = await fileMatter(t);
    await walk(t, { number, until: 'handling', holder: 20 });
    const url = `/api/matters/${number}`;
    expect((await t.send({ as: 'housing', method: 'GET', url })).statusCode).toBe(404);
    await actOn(t, 'xinhe', number, 'ask-co-handler', {
      organisationId: 27,
      task: '鉴定漏水原因',
      dueDate: '2026-03-06',
    });
    expect((await t.send({ as: 'housing', method: 'GET', url })).statusCode).toBe(200);
    expect(await tried('housing', number, 'answer', { result: 'settled', reply: '办好了' })).toMatchObject({
      code: 'act-not-yours',
    });
    expect(await tried('xinhe', number, 'answer', { result: 'settled', reply: '办好了' })).toMatchObject({
      code: 'opinions-awaited',
    });
    await actOn(t, 'housing', number, 'opinion', { opinion: '系楼上防水层老化所致。' });
    expect(await tried('housing', number, 'opinion', { opinion: '再补一句' })).toMatchObject({
      code: 'opinion-not-asked',
    });
    expect(await actOn(t, 'xinhe', number, 'answer', { result: 'settled', reply: '双方已经和解。' })).toMatchObject({
      stage: 'answered',
    });
  });

  it('can be released only while their opinion is awaited, and the lead is offered it only then', async () => {
    const { number } = await fileMatter(t);
    await walk(t, { number, until: 'handling', holder: 20 });
    const releases = async () => (await offered('xinhe', number)).includes('releaseCoHandler');
    const ask = { task: '鉴定漏水原因', dueDate: '2026-03-06' };
    expect(await releases()).toBe(false);
    for (const organisationId of [27, 21])
      await actOn(t, 'xinhe', number, 'ask-co-handler', { ...ask, organisationId });
    await actOn(t, 'housing', number, 'opinion', { opinion: '系楼上防水层老化所致。' });
    expect(await releases()).toBe(true);
    await actOn(t, 'xinhe', number, 'release-co-handler', { organisationId: 21, reason: '已经查清' });
    expect(await releases()).toBe(false);
  });

  it('are not asked for a day that is over, nor beside themselves; nor of a matter with signs of danger, which few see', async () => {
    const { number } = await fileMatter(t);
    await walk(t, { number, until: 'handling', holder: 20 });
    const ask = (more: object) =>
      tried('xinhe', number, 'ask-co-handler', {
        organisationId: 27,
        task: '鉴定原因',
        dueDate: '2026-03-06',
        ...more,
      });
    expect(await ask({ dueDate: '2026-03-01' })).toMatchObject({ code: 'due-in-past' });
    expect(await ask({ organisationId: 20 })).toMatchObject({ code: 'holder-already' });
    await actOn(t, 'xinhe', number, 'restrict', { dangerSigns: ['violence'] });
    expect(await ask({})).toMatchObject({ status: 409, code: 'restricted-to-few' });
    expect((await t.send({ as: 'housing', method: 'GET', url: `/api/matters/${number}` })).statusCode).toBe(404);
  });

  it('asked no longer, see it no more; an opinion whose day has passed holds up nobody', async () => {
    const { number } = await fileMatter(t);
    await walk(t, { number, until: 'handling', holder: 20 });
    const ask = { organisationId: 27, task: '鉴定漏水原因', dueDate: '2026-03-06' };
    await actOn(t, 'xinhe', number, 'ask-co-handler', ask);
    expect(await tried('coordinator', number, 'ask-co-handler', ask)).toMatchObject({ code: 'co-handler-already' });
    await actOn(t, 'xinhe', number, 'release-co-handler', { organisationId: 27, reason: '已经查清' });
    const url = `/api/matters/${number}`;
    expect((await t.send({ as: 'housing', method: 'GET', url })).statusCode).toBe(404);
    await actOn(t, 'xinhe', number, 'ask-co-handler', { ...ask, dueDate: '2026-03-02' });
    const then = t.clock.now();
    await passTimeTo(t, new Date('2026-03-03T09:00:00+08:00'));
    expect(await actOn(t, 'xinhe', number, 'answer', { result: 'settled', reply: '双方已经和解。' })).toMatchObject({
      stage: 'answered',
    });
    await passTimeTo(t, then);
  });
});

describe('transfer to a body outside (移送)', () => {
  const letter = {
    bodyName: '临江市人民法院',
    legalBasis: '《中华人民共和国民事诉讼法》第二十二条',
    reason: '被告住所地在临江市，依法由当地人民法院管辖。',
    materials: [{ name: '诉求登记表' }, { name: '照片三张' }],
  } as const;

  it('has a letter with a number without gaps, and is answered only when they have said that they have it', async () => {
    const filed = await fileMatter(t);
    const { number } = filed;
    await walk(t, { number, until: 'accepted', holder: 20 });
    const receives = async () => (await offered('coordinator', number)).includes('recordTransferReceipt');
    expect(await receives()).toBe(false);
    const sent = await actOn(t, 'coordinator', number, 'transfer', letter);
    expect(await receives()).toBe(true);
    expect(sent).toMatchObject({ stage: 'accepted', letterNumber: '县中心移〔2026〕1号' });
    expect(await tried('coordinator', number, 'transfer', letter)).toMatchObject({ code: 'transfer-waits' });
    await actOn(t, 'coordinator', number, 'transfer-receipt', { received: false, reason: '不属其管辖' });
    expect(await receives()).toBe(false);
    expect(await actOn(t, 'coordinator', number, 'transfer', letter)).toMatchObject({
      letterNumber: '县中心移〔2026〕2号',
    });
    expect(await tried('coordinator', number, 'transfer-receipt', { received: true })).toMatchObject({
      code: 'reply-missing',
    });
    expect(
      await actOn(t, 'coordinator', number, 'transfer-receipt', {
        received: true,
        theirNumber: '（2026）临民诉前调12号',
        reply: '您的事已经移送临江市人民法院，编号（2026）临民诉前调12号。',
      }),
    ).toMatchObject({ stage: 'answered' });
    const token = await partyToken(t, filed);
    const progress = (await t.send({ bearer: token, method: 'GET', url: '/api/resident/progress' })).json();
    expect(progress).toMatchObject({ stage: 'answered', result: { code: 'transferred' } });
    const hand = (await t.send({ as: 'head', method: 'GET', url: `/api/matters/${number}/hand-offs` })).json();
    expect(hand.transfers).toMatchObject([
      { receipt: 'returned' },
      { receipt: 'received', theirNumber: '（2026）临民诉前调12号' },
    ]);
  });

  it('leaves rows, chains, readers and clocks as the histories tell them', async () => {
    const worker = await workerHouse(t);
    expect((await verifyMatters(worker)).faults).toEqual([]);
    await worker.close();
  });
});
