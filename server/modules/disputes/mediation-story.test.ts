import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { actOn, partyToken, versionOf } from '../../../test/harness/story.ts';
import { consentText } from './consent-text.ts';
import {
  aDraft,
  aMatterInHand,
  aScan,
  aSession,
  enterMediators,
  mediate,
  mediators,
  mediationOf,
  tried,
} from './testing.ts';

let t: TestHouse;
beforeAll(async () => {
  t = await testHouse();
  await enterMediators(t);
});
afterAll(() => t.close());

describe('a mediation from consent to an agreement in effect', () => {
  it('reaches the respondent, asks both, is accepted with a number and a month, signed, sealed, and reported to the matter', async () => {
    const m = await aMatterInHand(t);
    const empty = await mediationOf(t, m);
    expect(empty).toMatchObject({
      mediation: null,
      acts: ['startMediation', 'mediateOnTheSpot'],
      danger: null,
      otherRoads: [],
    });
    expect(empty.roster.map((r: { name: string }) => r.name)).toEqual(['何守信', '罗秀英']);
    await mediate(t, m, 'preparing');

    const reached = await actOn(t, m.handler, m.number, 'mediation/reach', {
      partyId: m.respondent,
      way: 'phone',
      reached: true,
    });
    expect(reached).toMatchObject({
      state: 'preparing',
      lookupCode: expect.stringMatching(/^[A-Z0-9]{5}-[A-Z0-9]{5}$/u),
      trackUrl: 'http://localhost/track',
    });
    const respondent = await partyToken(t, { number: m.number, lookupCode: String(reached['lookupCode']) });
    const own = (await t.send({ bearer: respondent, method: 'GET', url: '/api/resident/mediation' })).json();
    expect(own).toMatchObject({
      side: 'respondent',
      acts: ['answerAsRespondent', 'answerConsent', 'withdrawOwnMediation'],
    });
    expect(own.mediation.parties).toEqual([
      { id: m.applicant, side: 'applicant', name: '周小满', own: false },
      { id: m.respondent, side: 'respondent', name: '吴大江', own: true },
    ]);
    expect(JSON.stringify(own)).not.toContain('1990000000');

    // No law sets a limit for the road taken so far, and the person is told so; a legal clock comes with the road that has one.
    const track = async () =>
      (await t.send({ url: '/api/resident/track', body: { number: m.number, lookupCode: m.lookupCode } })).json();
    expect(await track()).toMatchObject({ noLegalLimit: true, legalClocks: [] });

    const early = await tried(t, m, 'accept');
    expect(early.json()).toMatchObject({ status: 409, code: 'consent-missing', waiting: [m.applicant, m.respondent] });

    const answered = await t.send({
      bearer: respondent,
      url: '/api/resident/mediation/answer',
      version: own.version,
      body: { text: '水管老化,我也想修。' },
    });
    expect(answered.statusCode, answered.body).toBe(200);
    const agreed = await t.send({
      bearer: respondent,
      url: '/api/resident/mediation/consent',
      version: own.version + 1,
      body: { agrees: true, textVersion: consentText().version },
    });
    expect(agreed.json()).toMatchObject({
      state: 'preparing',
      otherRoads: [],
      acts: expect.arrayContaining(['withdrawOwnMediation']),
    });
    await actOn(t, m.handler, m.number, 'mediation/consent', {
      partyId: m.applicant,
      agrees: true,
      how: 'window',
      textVersion: consentText().version,
    });

    const accepted = await actOn(t, m.handler, m.number, 'mediation/accept', { remarks: '双方同意调解。' });
    expect(accepted).toMatchObject({
      state: 'accepted',
      dossierNumber: '（2026）新河人调字第1号',
      dueDate: '2026-04-02',
    });
    expect(await track()).toMatchObject({
      noLegalLimit: false,
      legalClocks: [
        {
          ruleId: 'law.peoplesMediation',
          dueDate: '2026-04-02',
          law: '人民调解工作若干规定（司法部令第75号）',
          article: '第三十六条',
        },
      ],
    });
    const page = await mediationOf(t, m);
    expect(page.mediation).toMatchObject({
      acceptedOn: '2026-03-02',
      period: {
        dueDate: '2026-04-02',
        times: 0,
        law: { law: '人民调解工作若干规定（司法部令第75号）', article: '第三十六条' },
      },
    });
    expect(page.mediation.parties[1]).toMatchObject({
      name: '吴大江',
      agrees: true,
      answer: '水管老化,我也想修。',
      hasCode: true,
    });

    await actOn(t, m.handler, m.number, 'mediation/mediator', {
      mediatorIds: [mediators.xinhe, mediators.xinheSecond],
      chosenBy: 'parties',
      acceptedBy: [m.applicant, m.respondent],
    });
    const silent = await tried(t, m, 'session', aSession(t, m));
    expect(silent.json()).toMatchObject({ status: 409, code: 'mediator-not-declared', mediators: [mediators.xinhe] });
    await actOn(t, m.handler, m.number, 'mediation/declare', { mediatorId: mediators.xinhe, none: true });
    await actOn(t, m.handler, m.number, 'mediation/declare', {
      mediatorId: mediators.xinheSecond,
      none: false,
      words: '与被申请人是表亲。',
      objectedBy: [m.applicant],
    });
    await actOn(t, m.handler, m.number, 'mediation/plan-session', {
      at: '2026-03-04T06:30:00Z',
      place: '新河村调解室',
    });
    const waiting = (await t.send({ bearer: respondent, method: 'GET', url: '/api/resident/mediation' })).json();
    expect(waiting.mediation).toMatchObject({
      nextSession: { place: '新河村调解室' },
      mediators: [{ name: '何守信', declared: true }],
      periodUntil: '2026-04-02',
    });

    const alone = await tried(
      t,
      m,
      'session',
      aSession(t, m, { others: [{ name: '周大妈', relation: 'neighbour' }], othersAgreedBy: [m.applicant] }),
    );
    expect(alone.json()).toMatchObject({ status: 409, code: 'others-need-consent', waiting: [m.respondent] });
    await actOn(
      t,
      m.handler,
      m.number,
      'mediation/session',
      aSession(t, m, {
        others: [{ name: '周大妈', relation: 'neighbour' }],
        othersAgreedBy: [m.applicant, m.respondent],
      }),
    );

    const drafted = await actOn(t, m.handler, m.number, 'mediation/agreement', aDraft(m));
    expect(drafted).toMatchObject({ state: 'agreed', acts: expect.not.arrayContaining(['recordSeal']) });
    const bare = await tried(t, m, 'agreement/seal', { fileIds: [await aScan(t)] });
    expect(bare.json()).toMatchObject({
      status: 409,
      code: 'signatures-missing',
      parties: [m.applicant, m.respondent],
      mediator: true,
      article: '第二十九条',
    });
    await actOn(t, m.handler, m.number, 'mediation/agreement/sign', {
      way: 'paper',
      signatures: [{ partyId: m.applicant, how: 'signature' }],
    });
    await actOn(t, m.handler, m.number, 'mediation/agreement/sign', {
      way: 'paper',
      signatures: [{ partyId: m.respondent, how: 'fingerprint' }],
    });
    const half = await tried(t, m, 'agreement/seal', { fileIds: [await aScan(t)] });
    expect(half.json()).toMatchObject({ code: 'signatures-missing', parties: [], mediator: true });
    await actOn(t, m.handler, m.number, 'mediation/agreement/mediator-sign', { mediatorId: mediators.xinhe });

    const sealed = await actOn(t, m.handler, m.number, 'mediation/agreement/seal', { fileIds: [await aScan(t)] });
    expect(sealed).toMatchObject({ state: 'effective', effectiveOn: '2026-03-02', confirmationUntil: '2026-04-01' });
    const clocks = await t.look(
      'select rule_id, state, due_date from matters.clock c join matters.matter m on m.id = c.matter_id where m.number = $1 and c.kind = $2 order by started_at, rule_id',
      [m.number, 'legal'],
    );
    expect(clocks).toEqual([
      expect.objectContaining({ rule_id: 'law.judicialConfirmation', state: 'running' }),
      expect.objectContaining({ rule_id: 'law.peoplesMediation', state: 'met' }),
    ]);
    const [kept] = await t.look<{ same: boolean; facts: string }>(
      `select s.sha256 = f.sha256 as same, h.facts from disputes.signed_paper s join files.file f on f.id = s.file_id
       join matters.history h on h.matter_id = s.matter_id and h.act = 'recordSeal' join matters.matter m on m.id = s.matter_id where m.number = $1`,
      [m.number],
    );
    expect(kept?.same).toBe(true);
    expect(JSON.parse(kept?.facts ?? '{}')).toMatchObject({
      effectiveOn: '2026-03-02',
      signedPaper: [{ sha256: expect.stringMatching(/^[0-9a-f]{64}$/u) }],
    });

    const open = await t.send({
      as: m.handler,
      url: `/api/matters/${m.number}/answer`,
      version: await versionOf(t, m.number),
      body: { result: 'writtenAgreement', reply: '双方达成协议。' },
    });
    expect(open.json()).toMatchObject({ status: 409, code: 'result-needs-agreement' });
    const ended = await actOn(t, m.handler, m.number, 'mediation/end');
    expect(ended).toMatchObject({ state: 'effective', matterActs: expect.arrayContaining(['answerMatter']) });
    await actOn(t, m.handler, m.number, 'answer', { result: 'writtenAgreement', reply: '双方达成协议。' });
    const back = await t.send({
      as: 'checker',
      url: `/api/matters/${m.number}/return`,
      version: await versionOf(t, m.number),
      body: { reason: '再谈一次' },
    });
    expect(back.json()).toMatchObject({ code: 'agreement-in-effect' });
    const checked = await t.send({ as: 'checker', method: 'GET', url: `/api/matters/${m.number}` });
    expect(checked.json().acts).toContain('passCheck');
    expect(checked.json().acts).not.toContain('returnForRework');
  });

  it('watches the obligations of the agreement until they are performed', async () => {
    const m = await aMatterInHand(t);
    await mediate(t, m, 'ended');
    const due = (
      await t.send({ as: 'xinhe', method: 'GET', url: '/api/obligations?until=2026-03-31&limit=100' })
    ).json();
    const mine = due.items.filter((o: { number: string }) => o.number === m.number);
    expect(mine.map((o: { dueOn: string; amountFen: number | null }) => [o.dueOn, o.amountFen])).toEqual([
      ['2026-03-20', null],
      ['2026-03-31', 120_000],
    ]);
    const elsewhere = (
      await t.send({ as: 'liulin', method: 'GET', url: '/api/obligations?until=2026-03-31&limit=100' })
    ).json();
    expect(elsewhere.items.filter((o: { number: string }) => o.number === m.number)).toEqual([]);
    await actOn(t, 'xinhe', m.number, 'mediation/performance', { obligationId: mine[0].id, performed: 'yes' });
    const left = (
      await t.send({ as: 'xinhe', method: 'GET', url: '/api/obligations?until=2026-03-31&limit=100' })
    ).json();
    expect(left.items.filter((o: { number: string }) => o.number === m.number)).toHaveLength(1);
  });
});
