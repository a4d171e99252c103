import type { LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import type { OfficerName } from '../../../test/harness/small-county.ts';
import { actOn, fileMatter, partyToken, registerAt, versionOf, walk, passTimeTo } from '../../../test/harness/story.ts';
import { aMatterInHand, enterMediators, mediate } from '../disputes/testing.ts';

let t: TestHouse;

beforeAll(async () => {
  t = await testHouse();
  await enterMediators(t);
});
afterAll(() => t.close());

const wu = { side: 'respondent', role: 'self', name: '吴大江' } as const;

async function tried(number: string, body: object, as: OfficerName = 'clerk'): Promise<LightMyRequestResponse> {
  return t.send({ as, url: `/api/matters/${number}/parties`, version: await versionOf(t, number), body });
}

async function page(number: string, as: OfficerName = 'head') {
  return (await t.send({ as, method: 'GET', url: `/api/matters/${number}` })).json();
}

describe('增加当事人', () => {
  it('adds whoever stands for a party, with written powers and their term', async () => {
    const { number } = await fileMatter(t);
    const { noticeVersion } = { noticeVersion: t.house.profile.notice.version };
    const child = { side: 'applicant', role: 'self', name: '周小小', noticeVersion };
    const { partyId } = await actOn(t, 'clerk', number, 'parties', child);
    await actOn(t, 'clerk', number, 'parties', {
      side: 'applicant',
      role: 'guardian',
      name: '周大满',
      forPartyId: partyId,
      noticeVersion,
    });
    const { parties, timeline } = await page(number);
    expect(parties.filter((p: { side: string }) => p.side === 'applicant').slice(1)).toMatchObject([
      { name: '周小小', role: 'self', forPartyId: null, hasCode: false },
      { name: '周大满', role: 'guardian', forPartyId: partyId },
    ]);
    expect(timeline.at(-1)).toMatchObject({ act: 'addParty', facts: { side: 'applicant', role: 'guardian' } });
  });

  it('says to the parties who have a page, and to the body that handles it, that there is news', async () => {
    const filed = await fileMatter(t);
    await walk(t, { number: filed.number, until: 'handling', holder: 20 });
    await actOn(t, 'xinhe', filed.number, 'parties', wu);
    const token = await partyToken(t, filed);
    const progress = (await t.send({ bearer: token, method: 'GET', url: '/api/resident/progress' })).json();
    expect(progress.done.map((one: { act: string }) => one.act)).toContain('addParty');
    const [event] = await t.look<{ facts: { partyIds: string[] } }>(
      `select e.facts from platform.event e join matters.matter m on m.id::text = e.subject
       where e.name = 'matter.party-added' and m.number = $1`,
      [filed.number],
    );
    // Two were there; the third, who has neither code nor page, is told when reached.
    expect(event?.facts.partyIds).toHaveLength(2);
  });

  const noticeVersion = '2000-01-01';
  it.each<[string, object, number, string]>([
    ['an unknown role', { ...wu, role: 'witness' }, 400, 'input-invalid'],
    ['an unknown side', { ...wu, side: 'third' }, 400, 'input-invalid'],
    ['an unknown field', { ...wu, nickname: '大江' }, 400, 'input-invalid'],
    ['no name at all', { side: 'respondent', role: 'self' }, 400, 'respondent-empty'],
    ['an applicant without a name', { side: 'applicant', role: 'self' }, 400, 'applicant-missing'],
    ['a false identity number', { ...wu, idNumber: '110101199003071590' }, 400, 'identity-number-invalid'],
    [
      'a false credit code',
      { side: 'respondent', role: 'organisation', organisation: '新河物业', creditCode: '91990101MA0000001X' },
      400,
      'credit-code-invalid',
    ],
    ['a telephone that is none', { ...wu, phone: '12' }, 400, 'input-invalid'],
    ['an agent without written powers', { ...wu, role: 'agent' }, 400, 'agent-needs-powers'],
    [
      'a guardian of nobody',
      { side: 'respondent', role: 'guardian', name: '吴母', forPartyId: crypto.randomUUID() },
      400,
      'represented-missing',
    ],
    ['an applicant who was not told the notice', { ...wu, side: 'applicant' }, 400, 'notice-not-told'],
    ['a notice of before', { ...wu, side: 'applicant', noticeVersion }, 409, 'notice-outdated'],
    ['an officer whom nobody knows', { ...wu, subjectOfficerIds: [999_999] }, 400, 'officer-unknown'],
  ])('refuses %s', async (_, body, status, code) => {
    const { number } = await fileMatter(t);
    const reply = await tried(number, body);
    expect(reply.statusCode, reply.body).toBe(status);
    const told = reply.json<{ code: string; problems?: unknown[] }>();
    expect(told.code).toBe(code);
    expect(await versionOf(t, number)).toBe(1);
  });

  it('refuses a guardian whose ward stands on the other side, and asks which where there are several', async () => {
    const { number } = await fileMatter(t);
    const [applicant] = (await page(number)).parties;
    const across = { side: 'respondent', role: 'guardian', name: '吴母', forPartyId: applicant.id };
    expect((await tried(number, across)).json()).toMatchObject({ code: 'represented-missing', field: 'forPartyId' });
    await actOn(t, 'clerk', number, 'parties', { ...wu, name: '吴二江' });
    const whose = { side: 'respondent', role: 'guardian', name: '吴母' };
    expect((await tried(number, whose)).json()).toMatchObject({ code: 'represented-missing' });
  });

  it('refuses the twenty-first of a side, and any once the matter is answered', async () => {
    const { number } = await registerAt(t, 'clerk', {
      respondents: Array.from({ length: 20 }, (_, i) => ({ role: 'self', name: `吴大江${i}` })),
    });
    expect((await tried(number, wu)).json()).toMatchObject({ status: 409, code: 'parties-too-many', most: 20 });
    await walk(t, { number, until: 'answered', holder: 20 });
    expect((await tried(number, wu)).json()).toMatchObject({
      status: 409,
      code: 'act-not-allowed',
      acts: expect.not.arrayContaining(['addParty']),
    });
  });

  it('does the same thing once however often the form is sent', async () => {
    const { number } = await fileMatter(t);
    const request = {
      as: 'clerk',
      url: `/api/matters/${number}/parties`,
      version: 1,
      body: wu,
      key: 'added-once-000001',
    } as const;
    const first = await t.send(request);
    expect(first.statusCode, first.body).toBe(201);
    expect((await t.send(request)).json()).toEqual(first.json());
    expect((await page(number)).parties).toHaveLength(3);
    const stale = await t.send({ ...request, key: 'added-again-00001' });
    expect(stale.json()).toMatchObject({ status: 412, code: 'version-stale', changed: [{ act: 'addParty' }] });
  });
});

describe('a body of the county as a respondent', () => {
  const complaint = { category: '71', respondents: [], subjectOfficerIds: [] as number[] };

  it('that is complained of by its name does not see the complaint from then on', async () => {
    const { number } = await registerAt(t, 'clerk', { ...complaint, subjectOrganisationIds: [25] });
    const organisation = t.house.directory().organisation(27)?.name ?? '';
    await walk(t, { number, until: 'accepted', holder: 20, category: '71' });
    await actOn(t, 'coordinator', number, 'parties', { side: 'respondent', role: 'organisation', organisation });
    const [row] = await t.look<{ subject_organisation_ids: number[] }>(
      'select subject_organisation_ids from matters.matter where number = $1',
      [number],
    );
    expect(row?.subject_organisation_ids).toEqual(expect.arrayContaining([25, 27]));
  });

  it('that keeps or handles the matter cannot be added to it as the one complained of', async () => {
    const { number } = await fileMatter(t);
    await walk(t, { number, until: 'handling', holder: 20 });
    for (const id of [20, 1])
      expect((await tried(number, { ...wu, subjectOrganisationIds: [id] }, 'coordinator')).json()).toMatchObject({
        status: 409,
        code: 'organisation-complained-of',
      });
    const hidden = await tried(number, { ...wu, subjectOrganisationIds: [27] }, 'coordinator');
    expect(hidden.statusCode, hidden.body).toBe(201);
    expect((await page(number)).restriction).toBe('complaint');
  });
});

describe('按姓名找事项', () => {
  it('tells both when two parties of one matter bear the name', async () => {
    const { number } = await registerAt(t, 'clerk', {
      applicants: [{ role: 'self', name: '郑同名' }],
      respondents: [{ role: 'self', name: '郑同名' }],
    });
    const found = await t.send({
      as: 'head',
      url: '/api/matters/find-by-person',
      body: { name: '郑同名', reason: '核对是否重复来访' },
    });
    expect(found.json().items.map((one: { number: string }) => one.number)).toEqual([number]);
    const told = await t.look<{ side: string; reason: string }>(
      `select p.side, o.reason from matters.opening o join matters.party p on p.id = o.party_id
       join matters.matter m on m.id = o.matter_id
       where m.number = $1 and o.operation = 'findMattersOfPerson' order by p.side`,
      [number],
    );
    expect(told).toEqual([
      { side: 'applicant', reason: '核对是否重复来访' },
      { side: 'respondent', reason: '核对是否重复来访' },
    ]);
  });
});

describe('结案 after an agreement', () => {
  it('asks the respondent whom the agreement binds, not the applicant alone; three tries on different days are enough', async () => {
    const m = await aMatterInHand(t);
    await mediate(t, m, 'ended');
    await actOn(t, m.handler, m.number, 'answer', { result: 'writtenAgreement', reply: '双方达成协议。' });
    await actOn(t, 'head', m.number, 'pass-check');
    const close = async () =>
      t.send({ as: 'head', url: `/api/matters/${m.number}/close`, version: await versionOf(t, m.number), body: {} });
    expect((await close()).json()).toMatchObject({ status: 409, code: 'applicants-not-asked' });
    const asked = { partyId: m.applicant, way: 'phone', reached: 'reached', solved: true, performed: 'not_due' };
    await actOn(t, 'head', m.number, 'follow-up', asked);
    expect((await close()).json()).toMatchObject({ status: 409, code: 'bound-not-asked', parties: [m.respondent] });
    const tried = { partyId: m.respondent, way: 'phone', reached: 'not_reached' };
    for (const days of [0, 1, 1]) {
      await passTimeTo(t, new Date(t.clock.now().getTime() + days * 24 * 3_600_000));
      await actOn(t, 'head', m.number, 'follow-up', tried);
    }
    expect((await close()).json()).toMatchObject({ stage: 'closed', outcome: 'solved' });
  });
});
