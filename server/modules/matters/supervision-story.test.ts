import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import type { OfficerName } from '../../../test/harness/small-county.ts';
import { actOn, fileMatter, passTimeTo, versionOf, walk } from '../../../test/harness/story.ts';
import { linesOf } from '../../../test/harness/workbook-lines.ts';
import { workerHouse } from '../../../test/harness/worker-house.ts';
import type { OpenedHouse } from '../../open-house.ts';
import { inTransaction } from '../../platform/db.ts';
import { systemPrincipal } from '../../platform/principal.ts';
import { touch } from '../../platform/stamps.ts';
import { wordText } from '../../platform/papers/testing.ts';
import { readWorkbook } from '../../platform/workbook.ts';
import { PEOPLE } from '../people/store/tables.ts';
import type { listMatters, MatterView } from './contract.ts';
import type { listLate, listSupervision } from './contract/supervision.ts';
import type { ReplyOf } from '../../kernel/route.ts';
import { supervise } from './jobs/supervise.ts';
import { verifyMatters } from './jobs/verify.ts';
import { matterReactions } from './reactions.ts';

let t: TestHouse;
let worker: OpenedHouse;
beforeAll(async () => {
  t = await testHouse();
  worker = await workerHouse(t);
});
afterAll(async () => {
  await worker.close();
  await t.close();
});

const on = (day: string, time = '09:00'): Date => new Date(`${day}T${time}:00+08:00`);

/** The office works on; the sweep runs at that moment. */
async function sweepOn(day: string, time?: string): Promise<void> {
  await passTimeTo(t, on(day, time));
  await supervise.run(worker, t.clock.now());
}

async function assignedTo(holder: number): Promise<string> {
  const { number } = await fileMatter(t);
  await walk(t, { number, until: 'assigned', holder });
  return number;
}

type Page = ReplyOf<typeof listSupervision>;
const pageOf = async (as: OfficerName, number: string): Promise<Page> =>
  (await t.send({ as, method: 'GET', url: `/api/matters/${number}/supervision` })).json();

async function tried(as: OfficerName, number: string, what: string, body: object): Promise<Record<string, unknown>> {
  const version = await versionOf(t, number);
  return (await t.send({ as, url: `/api/matters/${number}/${what}`, version, body })).json();
}

const got = async <T>(url: string): Promise<T> => (await t.send({ as: 'head', method: 'GET', url })).json();

const lateOf = async (as: OfficerName, query = ''): Promise<ReplyOf<typeof listLate>> =>
  (await t.send({ as, method: 'GET', url: `/api/matters/late${query}` })).json();

/** Does what the job does for the event of this name. */
async function tell(name: string): Promise<void> {
  const [told] = await t.look<{ id: string }>('select id from platform.event where name = $1', [name]);
  await matterReactions['matters.tell']?.(
    { countyId: 1, eventId: told?.id },
    { house: worker, at: t.clock.now(), attempt: 1 },
  );
}

describe('the ladder of a term that runs out (督办)', () => {
  let number: string;

  it('is urged the day after by the sweep, once, with number, day to answer, entry and word to the body', async () => {
    number = await assignedTo(27);
    // Assigned on Monday morning, to be signed within half a day: on Monday evening it is late, and not urged before Tuesday.
    await sweepOn('2026-03-02', '23:00');
    expect((await pageOf('coordinator', number)).items).toEqual([]);
    await sweepOn('2026-03-03');
    await supervise.run(worker, t.clock.now());
    const page = await pageOf('housing', number);
    expect(page.items).toMatchObject([
      {
        level: 'urge',
        body: '安和县住房和城乡建设局',
        asks: 'finish',
        daysLate: 1,
        letterNumber: '县中心催〔2026〕1号',
        bySystem: true,
        replyDue: '2026-03-06',
        replyOverdue: false,
        replied: null,
        acts: ['replyToSupervision'],
      },
    ]);
    const [entry] = await t.look<{ act: string; actor: string; facts: string }>(
      `select h.act, h.actor, h.facts from matters.history h join matters.matter m on m.id = h.matter_id where m.number = $1 order by seq desc limit 1`,
      [number],
    );
    expect(entry).toMatchObject({ act: 'urgeBody', actor: 'system:supervise' });
    expect(JSON.parse(entry?.facts ?? '{}')).toMatchObject({
      organisationId: 27,
      ruleId: 'step.sign',
      letterNumber: '县中心催〔2026〕1号',
    });
    await tell('supervision.issued');
    const notices = (await t.send({ as: 'housing', method: 'GET', url: '/api/notices' })).body;
    expect(notices).toContain('督办文书');
  });

  it('is answered by the body itself and by nobody else; without an answer the day shows red', async () => {
    const [letter] = (await pageOf('housing', number)).items;
    const reply = { supervisionId: letter?.id, done: '已经派人到场查看', whyNot: '产权单位尚未确认' };
    expect(await tried('coordinator', number, 'supervision-reply', reply)).toMatchObject({
      code: 'supervision-not-yours',
    });
    await passTimeTo(t, on('2026-03-09'));
    expect((await pageOf('coordinator', number)).items).toMatchObject([{ replyOverdue: true }]);
    await actOn(t, 'housing', number, 'supervision-reply', { ...reply, measures: '三日内答复' });
    expect((await pageOf('coordinator', number)).items).toMatchObject([
      {
        replyOverdue: false,
        replied: { done: '已经派人到场查看', whyNot: '产权单位尚未确认', measures: '三日内答复' },
        acts: [],
      },
    ]);
    expect(await tried('housing', number, 'supervision-reply', reply)).toMatchObject({ code: 'supervision-replied' });
  });

  it('is followed by the letter after five working days still open, not a day sooner', async () => {
    // Urged on Tuesday the 3rd: the 4th, 5th, 6th, 9th and 10th are its five working days.
    await sweepOn('2026-03-10', '23:30');
    expect((await pageOf('head', number)).items.map((one) => one.level)).toEqual(['urge']);
    const [late] = (await pageOf('head', number)).late;
    expect(late).toMatchObject({ daysLate: 6, acts: [] });
    // 6 个工作日 and the same due day on 督办, on the matter's page, in the list and under 已超期: one clock is late in one way.
    const one = (row: { readonly number: string }): boolean => row.number === number;
    const said = { zh: '超期 6 个工作日', en: '6 working days late' };
    const own = (await got<MatterView>(`/api/matters/${number}`)).clocks.find(
      (clock) => clock.dueDate === late?.dueDate && clock.ruleId === 'step.sign',
    );
    const inList = (await got<ReplyOf<typeof listMatters>>('/api/matters?limit=100')).items.find(one);
    const inLate = (await lateOf('head')).items.find(one);
    expect([late?.remaining, own?.remaining, inList?.remaining, inLate?.remaining]).toMatchObject([
      said,
      said,
      said,
      said,
    ]);
    expect([own?.dueAt, inList?.dueAt]).toEqual([inLate?.dueAt, inLate?.dueAt]);
    expect(await tried('head', number, 'notice', { clockId: late?.clockId })).toMatchObject({
      code: 'notice-too-early',
    });
    await sweepOn('2026-03-11');
    await supervise.run(worker, t.clock.now());
    expect((await pageOf('head', number)).items).toMatchObject([
      { level: 'urge' },
      {
        level: 'notice',
        letterNumber: '县中心督〔2026〕1号',
        daysLate: 7,
        problems: '逾期未办结，经催办仍未完成。',
        replyDue: '2026-03-18',
      },
    ]);
  });

  it('goes further only by the decision of a body that the rule names, under its own document', async () => {
    const [late] = (await pageOf('head', number)).late;
    const proposal = { level: 'listing', clockId: late?.clockId, reason: '两次督办仍未签收，提请挂牌督办。' };
    expect(
      await tried('head', number, 'propose-supervision', { ...proposal, deciderOrganisationId: 27 }),
    ).toMatchObject({
      code: 'decider-not-competent',
    });
    await actOn(t, 'head', number, 'propose-supervision', { ...proposal, deciderOrganisationId: 29 });
    expect(await tried('head', number, 'propose-supervision', { ...proposal, deciderOrganisationId: 2 })).toMatchObject(
      { code: 'proposed-already' },
    );
    const proposed = (await pageOf('head', number)).items.at(-1);
    expect(proposed).toMatchObject({ level: 'listing', decider: '安和县信访局', letterNumber: null, decision: null });
    const decision = { supervisionId: proposed?.id, adopted: true, documentNumber: '安信联〔2026〕3号' };
    expect(
      await tried('housing', number, 'supervision-reply', {
        supervisionId: proposed?.id,
        done: '好的',
        whyNot: '在办',
      }),
    ).toMatchObject({ code: 'supervision-not-decided' });
    expect(
      await tried('head', number, 'supervision-decision', { ...decision, organisationId: 1, decidedOn: '2026-03-11' }),
    ).toMatchObject({ code: 'decider-not-competent' });
    expect(
      await tried('head', number, 'supervision-decision', { ...decision, organisationId: 29, decidedOn: '2026-03-12' }),
    ).toMatchObject({ code: 'decided-in-future' });
    await actOn(t, 'coordinator', number, 'supervision-decision', {
      ...decision,
      organisationId: 29,
      decidedOn: '2026-03-11',
      words: '三日内签收，限期整改。',
    });
    const page = await pageOf('housing', number);
    expect(page.items.at(-1)).toMatchObject({
      decision: { adopted: true, documentNumber: '安信联〔2026〕3号', decidedOn: '2026-03-11' },
      acts: ['replyToSupervision'],
    });
    // Its paper is issued with the decision, in the name of the body that decided; its hash stands in the entry.
    const [entry] = await t.look<{ facts: string; sha256: string }>(
      `select h.facts, encode(p.sha256, 'hex') as sha256 from matters.history h join matters.matter m on m.id = h.matter_id
       join matters.paper p on p.matter_id = m.id and p.seq = h.seq where m.number = $1 and h.act = 'recordSupervisionDecision'`,
      [number],
    );
    expect(JSON.parse(entry?.facts ?? '{}')).toMatchObject({ kind: 'listing-notice', sha256: entry?.sha256 });
    const given = page.items.at(-1);
    const paper = (more = ''): ReturnType<TestHouse['send']> =>
      t.send({
        as: 'housing',
        method: 'GET',
        url: `/api/matters/${number}/papers/listing-notice?format=docx&letter=${given?.id}${more}`,
      });
    const said = wordText((await paper()).rawPayload);
    for (const words of [
      '安和县信访局',
      '安信联〔2026〕3号',
      '2026年3月11日',
      '安和县住房和城乡建设局',
      '提请挂牌督办',
      '三日内签收',
    ])
      expect(said, words).toContain(words);
    for (const words of ['综合治理中心', '周小满', '吴大江', '漏水']) expect(said, words).not.toContain(words);
    expect(given?.replyDue).toBe('2026-03-25');
    expect(said).toContain('2026年3月25日');
    // Nothing was decided on a talk: there is no such paper.
    const none = await t.send({ as: 'housing', method: 'GET', url: `/api/matters/${number}/papers/talk-notice` });
    expect(none.json()).toMatchObject({ code: 'paper-not-ready' });
    // The body answers it; the answer stands on its paper from then on, and what was issued stays as it was.
    await actOn(t, 'housing', number, 'supervision-reply', {
      supervisionId: given?.id,
      done: '已经签收',
      whyNot: '产权单位尚未确认',
      measures: '每周报告一次',
    });
    expect(wordText((await paper()).rawPayload)).toContain('每周报告一次');
    const matter = (await t.send({ as: 'coordinator', method: 'GET', url: `/api/matters/${number}/mediation` })).json();
    const issued = matter.papers.find((one: { kind: string }) => one.kind === 'listing-notice');
    expect(wordText((await paper(`&issued=${issued.id}`)).rawPayload)).not.toContain('每周报告一次');
  });

  it('prints from the record', async () => {
    for (const [kind, said] of [
      ['urging-notice', '县中心催〔2026〕1号'],
      ['supervision-letter', '县中心督〔2026〕1号'],
    ] as const) {
      const paper = await t.send({
        as: 'coordinator',
        method: 'GET',
        url: `/api/matters/${number}/papers/${kind}?format=docx`,
      });
      expect(paper.statusCode, paper.body.slice(0, 300)).toBe(200);
      expect(wordText(paper.rawPayload)).toContain(said);
    }
    // Each letter of the ladder prints by itself, with the answer it was given.
    for (const item of (await pageOf('coordinator', number)).items.filter((one) => one.letterNumber !== null)) {
      const kind = item.level === 'urge' ? 'urging-notice' : 'supervision-letter';
      const paper = await t.send({
        as: 'coordinator',
        method: 'GET',
        url: `/api/matters/${number}/papers/${kind}?format=docx&letter=${item.id}`,
      });
      expect(wordText(paper.rawPayload)).toContain(item.letterNumber);
    }
    const none = await t.send({
      as: 'coordinator',
      method: 'GET',
      url: `/api/matters/${number}/papers/urging-notice?letter=${crypto.randomUUID()}`,
    });
    expect(none.json()).toMatchObject({ code: 'paper-not-ready' });
  });

  it('shows among what is late with its body, days, last level and the reason given; a body sees its own', async () => {
    const all = await lateOf('coordinator');
    expect(all.items.find((one) => one.number === number)).toMatchObject({
      body: { id: 27 },
      daysLate: 7,
      last: { level: 'listing', replyOverdue: false },
      reason: '产权单位尚未确认',
    });
    expect(all.bodies.find((one) => one.id === 27)).toMatchObject({ count: 1 });
    expect((await lateOf('coordinator', '?body=20')).items).toEqual([]);
    expect((await lateOf('coordinator', '?area=990101201')).items).toEqual([]);
    expect((await lateOf('housing')).items.map((one) => one.number)).toEqual([number]);
    expect((await lateOf('liulin')).items).toEqual([]);
    // Leaders see numbers and terms; letters and words are not theirs.
    expect((await lateOf('leader')).items).toMatchObject([{ number, last: null, reason: null }]);
    const file = await t.send({ as: 'coordinator', method: 'GET', url: '/api/matters/late/workbook' });
    const names = ['事项编号', '责任单位', '超期', '最近督办', '单位说明的原因'];
    const rows = await readWorkbook(file.rawPayload, {
      name: '已超期',
      columns: names.map((title) => ({ key: title, title })),
    });
    expect(rows.map((row) => row.cells)).toContainEqual({
      事项编号: number,
      责任单位: '安和县住房和城乡建设局',
      超期: '超期 7 个工作日',
      最近督办: '挂牌督办',
      单位说明的原因: '产权单位尚未确认',
    });
    const [days = [], ...lines] = await linesOf(file);
    const due = lines.map((line) => line[days.indexOf('回复期限')]).filter((one) => one);
    expect(due.length).toBeGreaterThan(0);
    for (const one of due) expect(one).toMatch(/^2026年\d+月\d+日$/u);
  });

  it('a talk (约谈) is proposed and decided the same way: declined it asks nothing of the body, adopted it has its paper and a day to answer', async () => {
    const [late] = (await pageOf('head', number)).late;
    const decide = async (adopted: boolean, documentNumber: string): Promise<Page['items'][number] | undefined> => {
      const reason = '两次督办仍未签收，提请约谈主要负责人。';
      const proposal = { level: 'talk', clockId: late?.clockId, deciderOrganisationId: 29, reason };
      await actOn(t, 'head', number, 'propose-supervision', proposal);
      const supervisionId = (await pageOf('head', number)).items.at(-1)?.id;
      const bare = { supervisionId, organisationId: 29, adopted, documentNumber, decidedOn: '2026-03-11' };
      const talk = { talkAt: '2026-03-13T01:30:00.000Z', talkPlace: '信访局三楼会议室', talkCalled: '主要负责人' };
      const decision = adopted ? { ...bare, ...talk } : bare;
      // Whoever is called must know when and where, and nobody is called before it was decided or to what was not.
      for (const [wrong, code] of adopted
        ? ([
            [bare, 'talk-unset'],
            [{ ...decision, talkAt: '2026-03-10T01:30:00.000Z' }, 'talk-before-decision'],
            [{ ...decision, takenOffWhen: '事项办结。' }, 'not-of-this-decision'],
          ] as const)
        : ([[{ ...bare, ...talk }, 'not-of-this-decision']] as const))
        expect(await tried('coordinator', number, 'supervision-decision', wrong)).toMatchObject({ code });
      await actOn(t, 'coordinator', number, 'supervision-decision', decision);
      expect(await tried('coordinator', number, 'supervision-decision', decision)).toMatchObject({
        code: 'supervision-decided',
      });
      return (await pageOf('housing', number)).items.at(-1);
    };
    const paper = () =>
      t.send({ as: 'housing', method: 'GET', url: `/api/matters/${number}/papers/talk-notice?format=docx` });
    expect(await decide(false, '安信函〔2026〕4号')).toMatchObject({
      decision: { adopted: false },
      replyDue: null,
      acts: [],
    });
    expect((await paper()).json()).toMatchObject({ code: 'paper-not-ready' });
    // Five working days after Wednesday the 11th.
    expect(await decide(true, '安信函〔2026〕5号')).toMatchObject({
      replyDue: '2026-03-18',
      acts: ['replyToSupervision'],
      decision: { talkAt: '2026-03-13T01:30:00.000Z', talkPlace: '信访局三楼会议室', talkCalled: '主要负责人' },
    });
    // The body is told of the hour; where it is stands on the notice.
    await tell('supervision.talk-set');
    expect((await t.send({ as: 'housing', method: 'GET', url: '/api/notices' })).body).toContain(
      `编号 ${number} 约谈定于3月13日 09:30，地点见约谈通知书，请按时参加。`,
    );
    const said = wordText((await paper()).rawPayload);
    for (const words of [
      '安和县信访局',
      '安信函〔2026〕5号',
      '安和县住房和城乡建设局',
      '2026年3月18日',
      '2026年3月13日09:30',
      '三楼会议室',
      '主要负责人',
    ])
      expect(said, words).toContain(words);
    for (const words of ['综合治理中心', '周小满', '漏水']) expect(said, words).not.toContain(words);
  });
});

describe('by hand', () => {
  it('a coordinator urges as soon as the term is over; the sweep does not repeat it', async () => {
    await passTimeTo(t, on('2026-03-16'));
    const number = await assignedTo(20);
    const [clock] = await t.look<{ id: string }>(
      `select c.id from matters.clock c join matters.matter m on m.id = c.matter_id where m.number = $1 and c.rule_id = 'step.sign'`,
      [number],
    );
    expect(await tried('coordinator', number, 'urge', { clockId: clock?.id })).toMatchObject({ code: 'not-late' });
    expect(await tried('coordinator', number, 'urge', {})).toMatchObject({ code: 'clock-or-transfer' });
    await passTimeTo(t, on('2026-03-16', '20:00'));
    expect(await actOn(t, 'coordinator', number, 'urge', { clockId: clock?.id })).toMatchObject({
      letterNumber: expect.stringMatching(/^县中心催〔2026〕\d+号$/u),
    });
    expect(await tried('coordinator', number, 'urge', { clockId: clock?.id })).toMatchObject({ code: 'urged-already' });
    expect(await tried('xinhe', number, 'urge', { clockId: clock?.id })).toMatchObject({ code: 'act-not-yours' });
    await sweepOn('2026-03-17');
    expect((await pageOf('coordinator', number)).items.map((one) => [one.level, one.bySystem])).toEqual([
      ['urge', false],
    ]);
    await actOn(t, 'xinhe', number, 'sign-for');
    await sweepOn('2026-03-31');
    // Signed, its term is over: no letter follows.
    const rungs = (await pageOf('coordinator', number)).items.filter((one) => one.about.zh.includes('签收'));
    expect(rungs.map((one) => one.level)).toEqual(['urge']);
  });

  it('of a body outside only the receipt of the letter is asked', async () => {
    await passTimeTo(t, on('2026-04-07'));
    const { number } = await fileMatter(t);
    await walk(t, { number, until: 'accepted', holder: 20 });
    await actOn(t, 'coordinator', number, 'transfer', {
      bodyName: '临江市人民法院',
      legalBasis: '《民事诉讼法》第二十二条',
      reason: '由当地法院管辖',
    });
    const [sent] = await t.look<{ id: string }>('select id from matters.outside_transfer order by id desc limit 1');
    expect(await tried('coordinator', number, 'urge', { transferId: sent?.id })).toMatchObject({ code: 'not-late' });
    await passTimeTo(t, on('2026-04-15'));
    const page = await pageOf('coordinator', number);
    expect(page.transfers).toMatchObject([{ transferId: sent?.id, bodyName: '临江市人民法院', acts: ['urgeBody'] }]);
    await actOn(t, 'coordinator', number, 'urge', { transferId: sent?.id });
    const asked = (await pageOf('coordinator', number)).items.at(-1);
    expect(asked).toMatchObject({ body: '临江市人民法院', asks: 'receipt', replied: null, acts: [] });
    await actOn(t, 'coordinator', number, 'transfer-receipt', {
      received: true,
      theirNumber: '7号',
      reply: '已经移送',
    });
    expect((await pageOf('coordinator', number)).items.at(-1)?.replied).toMatchObject({ done: null, whyNot: null });
  });
});

describe('courts, procuratorates and arbitration', () => {
  it('are asked whether they received it, and for nothing else', async () => {
    await passTimeTo(t, on('2026-05-11'));
    const number = await assignedTo(22);
    await t.look(`update people.organisation set kind = 'court', name = '安和县人民法院' where id = 22`);
    await inTransaction(t.house.db, systemPrincipal(1, 'test'), (tx) => touch(tx, PEOPLE));
    await Promise.all([t.house.keeper.refresh(), worker.keeper.refresh()]);
    await sweepOn('2026-05-12');
    expect((await pageOf('dongshan', number)).items).toMatchObject([{ level: 'urge', asks: 'receipt', acts: [] }]);
    const [urge] = (await pageOf('dongshan', number)).items;
    const reply = { supervisionId: urge?.id, done: '已收到', whyNot: '正在登记' };
    expect(await tried('dongshan', number, 'supervision-reply', reply)).toMatchObject({ code: 'receipt-only' });
    await sweepOn('2026-05-25');
    const [late] = (await pageOf('head', number)).late;
    expect(late?.acts).toEqual([]);
    const clockId = late?.clockId;
    expect(await tried('head', number, 'notice', { clockId })).toMatchObject({ code: 'receipt-only' });
    expect(
      await tried('head', number, 'propose-supervision', {
        level: 'talk',
        clockId,
        deciderOrganisationId: 29,
        reason: '请求约谈',
      }),
    ).toMatchObject({ code: 'receipt-only' });
    await actOn(t, 'dongshan', number, 'sign-for');
    expect((await pageOf('head', number)).items).toMatchObject([{ level: 'urge', replied: { done: null } }]);
    // The promise to the resident runs out while the court has it: the court is not urged for it.
    await sweepOn('2026-08-03');
    const page = await pageOf('head', number);
    expect(page.late).toMatchObject([{ body: { id: 22 }, acts: [] }]);
    expect(page.items).toHaveLength(1);
    expect(await tried('head', number, 'urge', { clockId: page.late[0]?.clockId })).toMatchObject({
      code: 'receipt-only',
    });
  });
});

describe('the sweep', () => {
  it('two at once: none missed, none issued twice, numbers without a gap', async () => {
    await passTimeTo(t, on('2026-09-07'));
    const numbers: string[] = [];
    for (let i = 0; i < 12; i += 1) numbers.push(await assignedTo(27));
    await passTimeTo(t, on('2026-09-08'));
    const other = await workerHouse(t);
    await Promise.all([
      supervise.run(worker, t.clock.now()),
      supervise.run(other, t.clock.now()),
      supervise.run(worker, t.clock.now()),
    ]);
    await other.close();
    const issued = await t.look<{ number: string; n: number }>(
      `select m.number, count(*)::int as n from matters.supervision s join matters.matter m on m.id = s.matter_id
       where m.number = any($1) group by 1`,
      [numbers],
    );
    expect(issued.map((one) => one.n)).toEqual(numbers.map(() => 1));
    const letters = await t.look<{ serial: number }>(
      `select substring(letter_number from '〕(\\d+)号')::int as serial from matters.supervision where level = 'urge' order by 1`,
    );
    expect(letters.map((one) => one.serial)).toEqual(letters.map((_, i) => i + 1));
  });

  it('leaves chains, readers, counts and terms as they must be', async () => {
    expect((await verifyMatters(worker)).faults).toEqual([]);
  });
});
