import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { actOn, partyToken, versionOf } from '../../../test/harness/story.ts';
import { consentText } from './consent-text.ts';
import {
  aDraft,
  aMatterInHand,
  aScan,
  aSession,
  declared,
  enterMediators,
  mediate,
  noSham,
  type StartedMatter,
  mediationOf,
  mediationUrl,
  tried,
} from './testing.ts';

let t: TestHouse;
beforeAll(async () => {
  t = await testHouse();
  await enterMediators(t);
});
afterAll(() => t.close());

describe('what a mediation refuses', () => {
  it('does not go on without consent: the other lawful roads are named and the failure is reported to the matter', async () => {
    const m = await aMatterInHand(t);
    await mediate(t, m, 'preparing');
    await actOn(t, m.handler, m.number, 'mediation/consent', {
      partyId: m.applicant,
      agrees: true,
      how: 'window',
      textVersion: consentText().version,
    });
    const no = await actOn(t, m.handler, m.number, 'mediation/consent', {
      partyId: m.respondent,
      agrees: false,
      how: 'phone',
      textVersion: consentText().version,
    });
    const roads = (no['otherRoads'] as { id: string; law: unknown[] }[]).map((r) => r.id);
    // Each law is cited in the reader's language.
    expect(JSON.stringify(no['otherRoads'])).toContain('"en":"Civil Procedure Law, art. 126"');
    expect(roads.length).toBeGreaterThan(0);
    expect((await tried(t, m, 'accept')).json()).toMatchObject({ code: 'consent-missing', waiting: [m.respondent] });
    const unfit = await tried(t, m, 'fail', { reason: 'no_agreement' });
    expect(unfit.json()).toMatchObject({ code: 'end-reason-unfit' });
    const failed = await actOn(t, m.handler, m.number, 'mediation/fail', {
      reason: 'no_consent',
      words: '被申请人不愿调解。',
    });
    expect(failed).toMatchObject({ state: 'failed', acts: ['startMediation', 'mediateOnTheSpot'] });
    expect((failed['otherRoads'] as { id: string }[]).map((r) => r.id)).toEqual(roads);
    expect(
      await t.look(
        'select p.outcome, m.procedure_id from matters.procedure p join matters.matter m on m.id = p.matter_id where m.number = $1',
        [m.number],
      ),
    ).toEqual([{ outcome: 'consentRefused', procedure_id: null }]);
    const claimed = await t.send({
      as: m.handler,
      url: `/api/matters/${m.number}/answer`,
      version: await versionOf(t, m.number),
      body: { result: 'writtenAgreement', reply: '已达成协议。' },
    });
    expect(claimed.json()).toMatchObject({ code: 'result-needs-agreement' });
  });

  it('is not begun on what is no quarrel: the roads that are open are named, with their law', async () => {
    const hazard = await aMatterInHand(t, { category: '51' });
    const refused = (await tried(t, hazard, 'start', { source: 'application' })).json();
    expect(refused).toMatchObject({ status: 409, code: 'not-mediable', category: '51' });
    expect(refused.otherRoads.length).toBeGreaterThan(0);
    expect((await mediationOf(t, hazard)).acts).not.toContain('startMediation');
  });

  it('keeps no record of a session that has not been, nor of one that ended before it began; one is planned for a time to come', async () => {
    const m = await aMatterInHand(t);
    await mediate(t, m, 'in_session');
    const held = async () => (await mediationOf(t, m)).mediation.sessions;
    const before = await held();
    expect(before).toHaveLength(1);
    const after = (minutes: number): string => new Date(t.clock.now().getTime() + minutes * 60_000).toISOString();
    const record = async (more: object) => (await tried(t, m, 'session', aSession(t, m, more))).json();
    expect(await record({ startedAt: after(60) })).toMatchObject({ code: 'session-in-future' });
    expect(await record({ endedAt: after(-60) })).toMatchObject({ code: 'session-time-invalid', field: 'endedAt' });
    const plan = { at: after(-60), place: '新河村调解室' };
    expect((await tried(t, m, 'plan-session', plan)).json()).toMatchObject({ code: 'session-in-past' });
    expect(await held()).toEqual(before);
  });

  it('ends at any time when a side wants it to, on its own page too', async () => {
    const m = await aMatterInHand(t);
    await mediate(t, m, 'agreed');
    const bearer = await partyToken(t, m);
    const own = (await t.send({ bearer, method: 'GET', url: '/api/resident/mediation' })).json();
    expect(own.mediation.agreement.obligations).toHaveLength(2);
    const out = await t.send({
      bearer,
      url: '/api/resident/mediation/withdraw',
      version: own.version,
      body: { words: '我想去法院。' },
    });
    expect(out.statusCode, out.body).toBe(200);
    expect(out.json()).toMatchObject({ state: 'withdrawn', acts: [] });
    expect(out.json().otherRoads.length).toBeGreaterThan(0);
    const after = await tried(t, m, 'agreement/sign', {
      way: 'paper',
      signatures: [{ partyId: m.applicant, how: 'signature' }],
    });
    expect(after.json()).toMatchObject({ status: 409, code: 'mediation-act-not-allowed', state: 'withdrawn' });
  });

  it('holds no term that decides a marriage or silences a crime, even when the officer declared otherwise', async () => {
    const m = await aMatterInHand(t);
    await mediate(t, m, 'in_session');
    const divorce = await tried(t, m, 'agreement', aDraft(m, { otherTerms: '双方自愿离婚,互不追究。' }));
    expect(divorce.json()).toMatchObject({
      status: 409,
      code: 'term-decides-status',
      found: expect.stringContaining('离婚'),
    });
    const hush = await tried(t, m, 'agreement', aDraft(m, { otherTerms: '周小满保证不再向公安机关报案。' }));
    expect(hush.json()).toMatchObject({ code: 'term-silences-crime', law: '中华人民共和国刑事诉讼法' });
    const undeclared = await tried(t, m, 'agreement', aDraft(m, { declared: { ...declared, noStatusDecided: false } }));
    expect(undeclared.json()).toMatchObject({ code: 'terms-not-declared' });
    const few = await tried(t, m, 'agreement', aDraft(m, { copies: 2 }));
    expect(few.json()).toMatchObject({ code: 'copies-too-few', least: 3 });
    expect(
      await t.look(
        'select count(*)::int as n from disputes.agreement a join matters.matter m on m.id = a.matter_id where m.number = $1',
        [m.number],
      ),
    ).toEqual([{ n: 0 }]);
  });

  it('suspends on a suspicion of sham mediation until a clean check, and drafts nothing meanwhile', async () => {
    const m = await aMatterInHand(t);
    await mediate(t, m, 'in_session');
    const sham = { ...noSham, harmsOthers: true };
    const refused = await tried(t, m, 'agreement', aDraft(m, { sham }));
    expect(refused.json()).toMatchObject({ code: 'sham-suspected', signs: ['harmsOthers'], article: '第十八条' });
    const suspended = await actOn(t, m.handler, m.number, 'mediation/sham-check', {
      answers: sham,
      words: '疑似转移财产。',
    });
    expect(suspended).toMatchObject({
      suspected: true,
      acts: expect.not.arrayContaining(['draftAgreement', 'recordSession']),
    });
    expect((await tried(t, m, 'agreement', aDraft(m))).json()).toMatchObject({ code: 'mediation-suspended' });
    await actOn(t, m.handler, m.number, 'mediation/sham-check', { answers: noSham });
    await actOn(t, m.handler, m.number, 'mediation/agreement', aDraft(m));
  });

  it('takes no signature on a screen in a family matter, and elsewhere only with everybody’s consent and a picture', async () => {
    const family = await aMatterInHand(t, { category: '01' });
    await mediate(t, family, 'agreed');
    const screen = {
      agreedBy: [family.applicant, family.respondent],
      identityChecked: 'identity_card',
      notFamilyStatus: true,
    };
    const refused = await tried(t, family, 'agreement/sign', {
      way: 'screen',
      screen,
      signatures: [{ partyId: family.applicant, how: 'signature', fileId: await aScan(t) }],
    });
    expect(refused.json()).toMatchObject({
      status: 409,
      code: 'screen-signing-refused',
      law: '中华人民共和国电子签名法',
      article: '第三条',
    });
    expect((await mediationOf(t, family)).mediation.agreement.screen).toMatchObject({ allowed: false });

    const m = await aMatterInHand(t);
    await mediate(t, m, 'agreed');
    const both = { agreedBy: [m.applicant, m.respondent], identityChecked: 'identity_card', notFamilyStatus: true };
    const unknown = await tried(t, m, 'agreement/sign', {
      way: 'screen',
      screen: { ...both, notFamilyStatus: false },
      signatures: [{ partyId: m.applicant, how: 'signature', fileId: await aScan(t) }],
    });
    expect(unknown.json()).toMatchObject({ code: 'screen-signing-refused' });
    const one = await tried(t, m, 'agreement/sign', {
      way: 'screen',
      screen: { ...both, agreedBy: [m.applicant] },
      signatures: [{ partyId: m.applicant, how: 'signature', fileId: await aScan(t) }],
    });
    expect(one.json()).toMatchObject({ code: 'screen-consent-missing', waiting: [m.respondent] });
    const bare = await tried(t, m, 'agreement/sign', {
      way: 'screen',
      screen: both,
      signatures: [{ partyId: m.applicant, how: 'signature' }],
    });
    expect(bare.json()).toMatchObject({ code: 'screen-picture-missing' });
    const done = await actOn(t, m.handler, m.number, 'mediation/agreement/sign', {
      way: 'screen',
      screen: both,
      signatures: [{ partyId: m.applicant, how: 'signature', fileId: await aScan(t) }],
    });
    expect(done).toMatchObject({ state: 'agreed' });
  });

  it.each([
    ['marriage (婚姻)', { facts: '双方结婚后共同出资修建厨房，现为水管漏水发生争执。' }, '结婚'],
    ['adoption (收养)', { pointsInDispute: '吴大江与收养的孩子谁来承担修理费。' }, '收养'],
    [
      'inheritance (继承)',
      (m: StartedMatter) => ({
        obligations: [
          { debtorId: m.respondent, creditorId: m.applicant, what: '按继承份额分担修理费', dueOn: '2026-03-20' },
        ],
      }),
      '继承',
    ],
  ] as const)(
    'takes no signature on a screen where the agreement speaks of %s, whatever its category and whatever the officer says',
    async (_, words, found) => {
      const m = await aMatterInHand(t, { category: '03' });
      await mediate(t, m, 'in_session');
      const draft = typeof words === 'function' ? words(m) : words;
      await actOn(t, m.handler, m.number, 'mediation/agreement', aDraft(m, draft));
      expect((await mediationOf(t, m)).mediation.agreement.screen).toMatchObject({
        allowed: false,
        law: { article: '第三条' },
      });
      const refused = await tried(t, m, 'agreement/sign', {
        way: 'screen',
        screen: { agreedBy: [m.applicant, m.respondent], identityChecked: 'identity_card', notFamilyStatus: true },
        signatures: [{ partyId: m.applicant, how: 'signature', fileId: await aScan(t) }],
      });
      expect(refused.json()).toMatchObject({ status: 409, code: 'screen-signing-refused', found, article: '第三条' });
      await actOn(t, m.handler, m.number, 'mediation/agreement/sign', {
        way: 'paper',
        signatures: [{ partyId: m.applicant, how: 'signature' }],
      });
    },
  );

  it('prolongs the month only by both sides’ recorded agreement, and keeps the old clock in sight', async () => {
    const m = await aMatterInHand(t);
    await mediate(t, m, 'accepted');
    const one = await tried(t, m, 'prolong', {
      amount: 15,
      unit: 'calendarDays',
      agreedBy: [{ partyId: m.applicant, how: 'phone' }],
    });
    expect(one.json()).toMatchObject({ code: 'consent-missing', waiting: [m.respondent] });
    const both = await actOn(t, m.handler, m.number, 'mediation/prolong', {
      amount: 15,
      unit: 'calendarDays',
      agreedBy: [
        { partyId: m.applicant, how: 'phone' },
        { partyId: m.respondent, how: 'visit' },
      ],
    });
    expect(both).toMatchObject({ dueDate: '2026-04-17' });
    expect(
      await t.look(
        "select state from matters.clock c join matters.matter m on m.id = c.matter_id where m.number = $1 and rule_id = 'law.peoplesMediation' order by c.due_at",
        [m.number],
      ),
    ).toEqual([{ state: 'stopped' }, { state: 'running' }]);
  });

  it('is the 404 of an unknown matter to another committee, and 403 to a colleague without the post’s role', async () => {
    const m = await aMatterInHand(t);
    const other = await t.send({
      as: 'liulin',
      url: mediationUrl(m, 'start'),
      version: 5,
      body: { source: 'application' },
    });
    const unknown = await t.send({
      as: 'liulin',
      url: '/api/matters/990101-20260302-99999-9/mediation/start',
      version: 5,
      body: { source: 'application' },
    });
    expect([other.statusCode, unknown.statusCode]).toEqual([404, 404]);
    expect({ ...other.json(), requestId: '' }).toEqual({ ...unknown.json(), requestId: '' });
    for (const what of ['', '/papers/application']) {
      const path = what === '' ? mediationUrl(m, '') : `/api/matters/${m.number}${what}`;
      expect((await t.send({ as: 'liulin', method: 'GET', url: path })).statusCode).toBe(404);
      expect((await t.send({ as: 'leader', method: 'GET', url: path })).statusCode).toBe(404);
    }
    const clerk = await t.send({
      as: 'clerk',
      url: mediationUrl(m, 'start'),
      version: await versionOf(t, m.number),
      body: { source: 'application' },
    });
    expect(clerk.statusCode).toBe(403);
  });

  it('gives the first reply to the same key, says what changed to a stale version, and lists the acts that are possible', async () => {
    const m = await aMatterInHand(t);
    const version = await versionOf(t, m.number);
    const start = {
      as: m.handler,
      url: mediationUrl(m, 'start'),
      version,
      key: `start-${m.number}`,
      body: { source: 'application' },
    } as const;
    const [one, two] = await Promise.all([t.send(start), t.send(start)]);
    expect([one.statusCode, two.statusCode], one.body + two.body).toEqual([200, 200]);
    expect(two.body).toBe(one.body);
    expect(
      await t.look(
        'select count(*)::int as n from disputes.mediation d join matters.matter m on m.id = d.matter_id where m.number = $1',
        [m.number],
      ),
    ).toEqual([{ n: 1 }]);
    const stale = await t.send({
      as: m.handler,
      url: mediationUrl(m, 'consent'),
      version,
      body: { partyId: m.applicant, agrees: true, how: 'window', textVersion: consentText().version },
    });
    expect(stale.json()).toMatchObject({ status: 412, code: 'version-stale', changed: [{ act: 'startProcedure' }] });
    const wrong = await tried(t, m, 'agreement/seal', { fileIds: [await aScan(t)] });
    expect(wrong.json()).toMatchObject({
      status: 409,
      code: 'mediation-act-not-allowed',
      state: 'preparing',
      acts: expect.arrayContaining(['recordConsent']),
    });
    const again = await tried(t, m, 'start', { source: 'application' });
    expect(again.json()).toMatchObject({ code: 'procedure-open' });
  });

  it('is not led by a body that is no mediation committee', async () => {
    const housing = await aMatterInHand(t, { holder: 27 });
    const refused = await t.send({
      as: 'housing',
      url: mediationUrl(housing, 'start'),
      version: await versionOf(t, housing.number),
      body: { source: 'application' },
    });
    expect(refused.json()).toMatchObject({ status: 409, code: 'not-a-committee' });
    expect((await mediationOf(t, housing, 'housing')).acts).toEqual([]);
  });
});
