import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import type { OfficerName } from '../../../test/harness/small-county.ts';
import { actOn, partyToken, versionOf } from '../../../test/harness/story.ts';
import { readPdf, wordText } from '../../platform/papers/testing.ts';
import { PAPER_KINDS } from './paper-kinds.ts';
import { aMatterInHand, enterMediators, mediate, type StartedMatter } from './testing.ts';

let t: TestHouse;
beforeAll(async () => {
  t = await testHouse();
  await enterMediators(t);
});
afterAll(() => t.close());

const paper = async (m: StartedMatter, kind: string, more = '', as: OfficerName = m.handler) =>
  t.send({ as, method: 'GET', url: `/api/matters/${m.number}/papers/${kind}${more}` });

describe('signs of danger', () => {
  it('propose nothing; a mediation opens only when the person in danger asks for it freely, heard alone, rights told', async () => {
    const m = await aMatterInHand(t, { category: '01' });
    await actOn(t, m.handler, m.number, 'restrict', { dangerSigns: ['domesticViolence'] });
    const page = (await t.send({ as: m.handler, method: 'GET', url: `/api/matters/${m.number}/mediation` })).json();
    expect(page).toMatchObject({
      acts: [],
      actsOnRequest: ['startMediation'],
      danger: { proposesReconciliation: false, declarationNeeded: true },
    });
    expect(page.danger.signs[0]).toMatchObject({
      id: 'domesticViolence',
      calls: expect.arrayContaining([expect.objectContaining({ telephone: '110' })]),
    });
    const start = async (body: object) =>
      t.send({
        as: m.handler,
        url: `/api/matters/${m.number}/mediation/start`,
        version: await versionOf(t, m.number),
        body: { source: 'application', ...body },
      });
    expect((await start({})).json()).toMatchObject({
      status: 409,
      code: 'danger-declaration-needed',
      law: '中华人民共和国反家庭暴力法',
      article: '第五条',
      missing: ['victimAsksFreely', 'heardAlone', 'rightsTold'],
    });
    expect(
      (await start({ danger: { victimAsksFreely: true, heardAlone: false, rightsTold: true } })).json(),
    ).toMatchObject({ missing: ['heardAlone'] });
    const opened = await start({ danger: { victimAsksFreely: true, heardAlone: true, rightsTold: true } });
    expect(opened.statusCode, opened.body).toBe(200);
  });
});

describe('papers from the record', () => {
  it('come out with names, sums, dates and the number, as PDF and as Word, and their opening leaves a row', async () => {
    const m = await aMatterInHand(t);
    await mediate(t, m, 'effective');
    const agreement = await paper(m, 'agreement');
    expect(agreement.statusCode, agreement.body.slice(0, 300)).toBe(200);
    expect(agreement.headers['content-type']).toBe('application/pdf');
    const { text } = readPdf(agreement.rawPayload);
    for (const words of [
      '人民调解协议书',
      '周小满',
      '吴大江',
      '（2026）新河人调字第',
      '1,200.00',
      '壹仟贰佰元整',
      '2026年3月31日',
      '何守信',
    ])
      expect(text).toContain(words);
    const word = await paper(m, 'agreement', '?format=docx');
    expect(word.rawPayload.subarray(0, 2).toString()).toBe('PK');
    for (const [kind, words] of [
      ['receipt', m.number],
      ['application', '厨房'],
      ['acceptance-register', '邻里纠纷'],
      ['rights-notice', '吴大江'],
      ['mediation-record', '水管老化'],
    ] as const) {
      const made = await paper(m, kind);
      expect(made.statusCode, `${kind} ${made.body.slice(0, 200)}`).toBe(200);
      if (kind !== 'application') expect(readPdf(made.rawPayload).text, kind).toContain(words);
    }
    expect((await paper(m, 'oral-agreement')).json()).toMatchObject({ status: 409, code: 'paper-not-ready' });
    expect((await paper(m, 'power-of-attorney')).json()).toMatchObject({ code: 'paper-not-ready' });
    const openings = await t.look<{ operation: string }>(
      'select operation from matters.opening o join matters.matter m on m.id = o.matter_id where m.number = $1',
      [m.number],
    );
    expect(openings.map((o) => o.operation)).toEqual(
      expect.arrayContaining(['getPaper.agreement', 'getPaper.receipt']),
    );
  });

  it('are issued with their hash in the history, and can be given again exactly as they were issued', async () => {
    const m = await aMatterInHand(t);
    await mediate(t, m, 'agreed');
    const issue = await t.send({
      as: m.handler,
      url: `/api/matters/${m.number}/papers/agreement/issue`,
      version: await versionOf(t, m.number),
      body: {},
    });
    expect(issue.statusCode, issue.body).toBe(200);
    const { paperId, sha256 } = issue.json();
    const [entry] = await t.look<{ facts: string }>(
      "select facts from matters.history h join matters.matter m on m.id = h.matter_id where m.number = $1 and act = 'issuePaper'",
      [m.number],
    );
    expect(JSON.parse(entry?.facts ?? '{}')).toMatchObject({ kind: 'agreement', sha256, paper: paperId });
    expect(entry?.facts).not.toContain('周小满');
    const [row] = await t.look<{ snapshot_sealed: Buffer }>('select snapshot_sealed from matters.paper where id = $1', [
      paperId,
    ]);
    expect(row?.snapshot_sealed.includes('周小满')).toBe(false);
    await actOn(t, m.handler, m.number, 'mediation/agreement', { ...draftAgain(m) });
    const again = await paper(m, 'agreement', `?issued=${paperId}`);
    expect(createHash('sha256').update(again.rawPayload).digest('hex')).toBe(sha256);
    const now = await paper(m, 'agreement');
    expect(createHash('sha256').update(now.rawPayload).digest('hex')).not.toBe(sha256);
    const record = await t.send({
      as: m.handler,
      url: `/api/matters/${m.number}/papers/mediation-record/issue`,
      version: await versionOf(t, m.number),
      body: {},
    });
    const replay = await paper(m, 'mediation-record', `?issued=${record.json().paperId}`);
    expect(createHash('sha256').update(replay.rawPayload).digest('hex')).toBe(record.json().sha256);
  });

  it('show a party the own papers without other people’s telephone, and not what is for the committee', async () => {
    const m = await aMatterInHand(t);
    await mediate(t, m, 'agreed');
    const bearer = await partyToken(t, m);
    const own = await t.send({ bearer, method: 'GET', url: '/api/resident/papers/agreement' });
    expect(own.statusCode, own.body.slice(0, 200)).toBe(200);
    const { text } = readPdf(own.rawPayload);
    expect(text).toContain('19900000001');
    expect(text).not.toContain('19900000002');
    expect(
      (await t.send({ bearer, method: 'GET', url: '/api/resident/papers/acceptance-register' })).json(),
    ).toMatchObject({ code: 'paper-not-ready' });
  });

  it('are each to be had as a blank by anybody', async () => {
    for (const kind of PAPER_KINDS) {
      const blank = await t.send({ method: 'GET', url: `/api/papers/blank/${kind}` });
      expect(blank.statusCode, kind).toBe(200);
      expect(readPdf(blank.rawPayload).pages.length).toBeGreaterThan(0);
      const word = await t.send({ method: 'GET', url: `/api/papers/blank/${kind}?format=docx` });
      const title = t.house.profile.papers.find((one) => one.id === kind)?.title.zh ?? '';
      expect(wordText(word.rawPayload), kind).toContain(title);
    }
    expect((await t.send({ method: 'GET', url: '/api/papers/blank/secret' })).statusCode).toBe(400);
  });

  it('are there for every form that the office uses between filing and the closed dossier, each to be opened as a blank from any matter', async () => {
    const m = await aMatterInHand(t);
    const page = (await t.send({ as: m.handler, method: 'GET', url: `/api/matters/${m.number}/mediation` })).json();
    const titles: string[] = page.blanks.map((one: { title: { zh: string } }) => one.title.zh);
    for (const form of [
      '一次性补正告知书',
      '受理告知书',
      '不予受理告知书',
      '流转（转办）单',
      '移送函',
      '退回（异议）单',
      '延期申请审批表',
      '催办通知书',
      '督办函',
      '终止调解通知书',
      '口头协议登记表',
      '授权委托书',
      '调查（走访）记录',
      '证据材料清单',
      '调解通知书',
      '回访记录',
      '结案报告表',
      '人民调解卷宗',
      '卷内目录',
      '满意度单',
    ])
      expect(
        titles.filter((title) => title.includes(form)),
        form,
      ).not.toEqual([]);
    expect(titles).toHaveLength(PAPER_KINDS.length);
    // Whoever may only look at a paper is not offered to issue it: the centre those about the matter, the committee its own.
    const issuable = async (as: OfficerName): Promise<string[]> => {
      const seen = await t.send({ as, method: 'GET', url: `/api/matters/${m.number}/mediation` });
      const offered: { kind: string; issuable: boolean }[] = seen.json().papersOffered;
      return offered.filter((one) => one.issuable).map((one) => one.kind);
    };
    expect(await issuable('coordinator')).toEqual(expect.arrayContaining(['receipt', 'acceptance-notice']));
    expect(await issuable('coordinator')).not.toContain('application');
    const tried = await t.send({
      as: 'coordinator',
      url: `/api/matters/${m.number}/papers/application/issue`,
      version: await versionOf(t, m.number),
      body: {},
    });
    expect(tried.json()).toMatchObject({ code: 'act-not-yours' });
    await mediate(t, m, 'preparing');
    expect(await issuable(m.handler)).toEqual(expect.arrayContaining(['application', 'rights-notice', 'receipt']));
  });
});

function draftAgain(m: StartedMatter): object {
  return {
    facts: '漏水。',
    pointsInDispute: '修复。',
    obligations: [{ debtorId: m.respondent, creditorId: m.applicant, what: '修复', dueOn: '2026-03-25' }],
    copies: 3,
    declared: { noStatusDecided: true, noCrimeSilenced: true },
    sham: {
      harmsOthers: false,
      aimedElsewhere: false,
      noRealDispute: false,
      oneInterest: false,
      noEvidence: false,
      unclearAboutFacts: false,
    },
  };
}
