import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { actOn, partyToken, registerAt, versionOf, walk } from '../../../test/harness/story.ts';
import { consentText } from './consent-text.ts';
import { aMatterInHand, aSession, enterMediators, mediate, mediators, partiesOf } from './testing.ts';

let t: TestHouse;

beforeAll(async () => {
  t = await testHouse();
  await enterMediators(t);
});
afterAll(() => t.close());

const wu = { side: 'respondent', role: 'self', name: '吴大江', phone: '19900000002' } as const;

async function tried(number: string, what: string, body: object): Promise<LightMyRequestResponse> {
  const version = await versionOf(t, number);
  return t.send({ as: 'xinhe', url: `/api/matters/${number}/${what}`, version, body });
}

const agree = (partyId: string, agrees = true) => ({
  partyId,
  agrees,
  how: 'phone',
  textVersion: consentText().version,
});

describe('a matter that was registered without the other side', () => {
  it('is mediated once the respondent is added, reached and asked', async () => {
    const { number } = await registerAt(t, 'clerk', { respondents: [] });
    await walk(t, { number, until: 'handling', holder: 20 });
    const alone = await tried(number, 'mediation/start', { source: 'application' });
    expect(alone.json()).toMatchObject({ status: 409, code: 'respondent-missing' });

    const added = await actOn(t, 'xinhe', number, 'parties', wu);
    expect(added).toMatchObject({ stage: 'handling', partyId: expect.any(String) });
    const m = { number, ...(await partiesOf(t, number)) };
    expect(m.respondent).toBe(added['partyId']);

    const act = (what: string, body: object = {}) => actOn(t, 'xinhe', number, `mediation/${what}`, body);
    await act('start', { source: 'application' });
    const reached = await act('reach', { partyId: m.respondent, way: 'phone', reached: true });
    expect(reached['lookupCode']).toMatch(/^[A-Z0-9]{5}-[A-Z0-9]{5}$/u);
    const token = await partyToken(t, { number, lookupCode: String(reached['lookupCode']) });
    const own = (await t.send({ bearer: token, method: 'GET', url: '/api/resident/mediation' })).json();
    expect(own).toMatchObject({ side: 'respondent', acts: expect.arrayContaining(['answerConsent']) });

    await act('consent', agree(m.applicant));
    await act('consent', agree(m.respondent));
    expect(await act('accept')).toMatchObject({ state: 'accepted', dossierNumber: expect.stringContaining('人调字') });
    await act('mediator', {
      mediatorIds: [mediators.xinhe],
      chosenBy: 'parties',
      acceptedBy: [m.applicant, m.respondent],
    });
    await act('declare', { mediatorId: mediators.xinhe, none: true });
    expect(await act('session', aSession(t, m))).toMatchObject({ state: 'in_session' });
  });

  it('keeps personal data out of the history and seals it in the row', async () => {
    const { number } = await registerAt(t, 'clerk', { respondents: [] });
    const body = { ...wu, idNumber: '990101199001010019', address: '新河村9组', safeContact: '只打单位电话' };
    await actOn(t, 'clerk', number, 'parties', body);
    const [entry] = await t.look<{ facts: string }>(
      `select h.facts from matters.history h join matters.matter m on m.id = h.matter_id where m.number = $1 and h.act = 'addParty'`,
      [number],
    );
    for (const told of ['吴大江', '19900000002', '990101199001010019', '新河村', '单位电话'])
      expect(entry?.facts).not.toContain(told);
    expect(JSON.parse(entry?.facts ?? '{}')).toMatchObject({ side: 'respondent', role: 'self' });
    const found = await t.send({
      as: 'clerk',
      url: '/api/matters/find-by-person',
      body: { name: wu.name, phone: wu.phone, reason: '核对登记' },
    });
    expect(found.json().items.map((one: { number: string }) => one.number)).toContain(number);
    const page = (await t.send({ as: 'clerk', method: 'GET', url: `/api/matters/${number}` })).json();
    expect(page.parties[1]).toMatchObject({ name: '吴大江', phone: '199****0002', hasAddress: true, hasCode: false });
    expect(page.facts.safeContact).toContain('只打单位电话');
  });
});

describe('a party added while a mediation stands', () => {
  it('is asked too: nothing goes on before it agreed and accepted the mediator, then it goes on with all', async () => {
    const m = await aMatterInHand(t);
    await mediate(t, m, 'in_session');
    const added = await actOn(t, 'xinhe', m.number, 'parties', { ...wu, name: '吴二江', phone: '19900000005' });
    const third = String(added['partyId']);

    const look = async () =>
      (await t.send({ as: 'xinhe', method: 'GET', url: `/api/matters/${m.number}/mediation` })).json();
    expect((await look()).acts).toEqual(expect.arrayContaining(['recordConsent', 'reachRespondent', 'failMediation']));
    expect((await look()).acts).not.toContain('recordSession');
    expect((await tried(m.number, 'mediation/session', aSession(t, m))).json()).toMatchObject({
      status: 409,
      code: 'consent-missing',
      waiting: [third],
    });
    // Those who agreed have given their word; it is not taken again.
    expect((await tried(m.number, 'mediation/consent', agree(m.applicant))).json()).toMatchObject({
      code: 'mediation-act-not-allowed',
    });

    const reached = await actOn(t, 'xinhe', m.number, 'mediation/reach', {
      partyId: third,
      way: 'visit',
      reached: true,
    });
    const token = await partyToken(t, { number: m.number, lookupCode: String(reached['lookupCode']) });
    const own = (await t.send({ bearer: token, method: 'GET', url: '/api/resident/mediation' })).json();
    expect(own.acts).toContain('answerConsent');
    const agreed = await t.send({
      bearer: token,
      url: '/api/resident/mediation/consent',
      version: own.version,
      body: { agrees: true, textVersion: consentText().version },
    });
    expect(agreed.statusCode, agreed.body).toBe(200);
    expect(agreed.json()).toMatchObject({ state: 'in_session', acts: expect.not.arrayContaining(['answerConsent']) });

    expect((await tried(m.number, 'mediation/session', aSession(t, m))).json()).toMatchObject({
      code: 'mediator-not-accepted',
      waiting: [third],
    });
    await actOn(t, 'xinhe', m.number, 'mediation/mediator', {
      mediatorIds: [mediators.xinhe],
      chosenBy: 'parties',
      acceptedBy: [m.applicant, m.respondent, third],
    });
    await actOn(t, 'xinhe', m.number, 'mediation/session', aSession(t, m));
    const [row] = await t.look<{ principals: string[] }>(
      `select d.principals from disputes.mediation d join matters.matter m on m.id = d.matter_id where m.number = $1`,
      [m.number],
    );
    expect(row?.principals).toEqual(expect.arrayContaining([m.applicant, m.respondent, third]));
  });

  it('may decline: the other roads are named and the mediation ends for want of its consent', async () => {
    const m = await aMatterInHand(t);
    await mediate(t, m, 'accepted');
    const added = await actOn(t, 'xinhe', m.number, 'parties', { ...wu, name: '吴三江' });
    const no = await actOn(t, 'xinhe', m.number, 'mediation/consent', agree(String(added['partyId']), false));
    expect((no['otherRoads'] as unknown[]).length).toBeGreaterThan(0);
    expect(await actOn(t, 'xinhe', m.number, 'mediation/fail', { reason: 'no_consent' })).toMatchObject({
      state: 'failed',
    });
  });

  it('that only stands for somebody is not asked for itself', async () => {
    const m = await aMatterInHand(t);
    await mediate(t, m, 'accepted');
    await actOn(t, 'xinhe', m.number, 'parties', {
      side: 'respondent',
      role: 'agent',
      name: '吴小江',
      powers: '一般代理',
      powersUntil: '2026-12-31',
    });
    const page = (await t.send({ as: 'xinhe', method: 'GET', url: `/api/matters/${m.number}/mediation` })).json();
    expect(page.acts).not.toContain('recordConsent');
    expect(page.acts).toContain('planSession');
    expect(page.mediation.parties.at(-1)).toMatchObject({ role: 'agent', forPartyId: m.respondent, principal: false });
  });
});

describe('the hour of a session', () => {
  it('is not before the mediation was accepted', async () => {
    const m = await aMatterInHand(t);
    await mediate(t, m, 'accepted');
    await actOn(t, 'xinhe', m.number, 'mediation/mediator', {
      mediatorIds: [mediators.xinhe],
      chosenBy: 'parties',
      acceptedBy: [m.applicant, m.respondent],
    });
    await actOn(t, 'xinhe', m.number, 'mediation/declare', { mediatorId: mediators.xinhe, none: true });
    const before = new Date(t.clock.now().getTime() - 60_000).toISOString();
    expect((await tried(m.number, 'mediation/session', aSession(t, m, { startedAt: before }))).json()).toMatchObject({
      status: 409,
      code: 'session-before-acceptance',
      acceptedOn: '2026-03-02',
    });
    await actOn(t, 'xinhe', m.number, 'mediation/session', aSession(t, m));
  });
});
