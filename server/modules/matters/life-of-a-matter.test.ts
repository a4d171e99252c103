import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readPdf } from '../../platform/papers/testing.ts';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';

let t: TestHouse;
beforeAll(async () => {
  t = await testHouse();
});
afterAll(() => t.close());

const filed = {
  description: '楼上漏水三个月未修,天花板已经发霉,多次上门协商没有结果。',
  areaCode: '990101101201',
  category: '02',
  occurredOn: '2026-02-20',
  applicants: [{ role: 'self', name: '周小满', phone: '199 0000 0001' }],
  respondents: [{ name: '吴大江', phone: '19900000002' }],
};

async function submit(more: object = {}): Promise<{ number: string; lookupCode: string }> {
  const notice = (await t.send({ method: 'GET', url: '/api/resident/notice' })).json<{ version: string }>();
  const reply = await t.send({
    url: '/api/resident/matters',
    body: { ...filed, noticeVersion: notice.version, ...more },
  });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json();
}

describe('the life of a matter (一案一码)', () => {
  it('goes from a resident through the centre and a committee to a closed matter, step by step', async () => {
    const { number, lookupCode } = await submit();
    const url = `/api/matters/${number}`;
    const track = async () => (await t.send({ url: '/api/resident/track', body: { number, lookupCode } })).json();
    const first = await track();
    expect(first).toMatchObject({
      stage: 'registered',
      holder: { name: '安和县综治中心' },
      promise: null,
      noLegalLimit: true,
    });
    expect(first.nextStep.dueDate).toBe('2026-03-03');

    const accepted = await t.send({
      as: 'clerk',
      url: `${url}/accept`,
      version: 1,
      body: { category: '02', complexity: 'general', urgency: 'normal' },
    });
    expect(accepted.statusCode, accepted.body).toBe(200);
    expect(accepted.json()).toMatchObject({ version: 2, stage: 'accepted' });
    expect(accepted.headers.etag).toBe('"2"');
    expect((await track()).promise).toMatchObject({ kind: 'promise', dueDate: '2026-03-11' });

    const triage = (await t.send({ as: 'coordinator', method: 'GET', url: `${url}/triage` })).json();
    expect(triage.organisation).toMatchObject({ id: 20, name: '新河村人民调解委员会' });
    const assigned = await t.send({
      as: 'coordinator',
      url: `${url}/assign`,
      version: 2,
      body: { organisationId: 20 },
    });
    expect(assigned.statusCode, assigned.body).toBe(200);

    const signed = await t.send({ as: 'xinhe', url: `${url}/sign-for`, version: 3, body: {} });
    expect(signed.statusCode, signed.body).toBe(200);
    expect((await track()).holder).toMatchObject({ name: '新河村人民调解委员会', telephone: '0199-6610101' });

    const progress = await t.send({
      as: 'xinhe',
      url: `${url}/progress`,
      version: 4,
      body: { text: '已到现场查看,约定周三下午见面。', outward: true },
    });
    expect(progress.statusCode, progress.body).toBe(200);
    const answered = await t.send({
      as: 'xinhe',
      url: `${url}/answer`,
      version: 5,
      body: { result: 'settled', reply: '双方自行和解,楼上已请人修好。' },
    });
    expect(answered.statusCode, answered.body).toBe(200);

    const ownCheck = await t.send({ as: 'xinhe', url: `${url}/pass-check`, version: 6, body: {} });
    expect(ownCheck.statusCode).toBe(403);
    const checked = await t.send({ as: 'checker', url: `${url}/pass-check`, version: 6, body: {} });
    expect(checked.statusCode, checked.body).toBe(200);

    const early = await t.send({ as: 'checker', url: `${url}/close`, version: 7, body: {} });
    expect(early.json()).toMatchObject({ status: 409, code: 'applicants-not-asked' });
    const page = (await t.send({ as: 'followUp', method: 'GET', url })).json();
    const applicant = page.parties.find((p: { side: string }) => p.side === 'applicant');
    expect(applicant).toMatchObject({ name: '周小满', phone: '199****0001' });
    const asked = await t.send({
      as: 'followUp',
      url: `${url}/follow-up`,
      version: 7,
      body: {
        partyId: applicant.id,
        way: 'phone',
        reached: 'reached',
        solved: true,
        performed: 'yes',
        satisfaction: 5,
      },
    });
    expect(asked.statusCode, asked.body).toBe(200);
    const closed = await t.send({ as: 'checker', url: `${url}/close`, version: 8, body: {} });
    expect(closed.json()).toMatchObject({ stage: 'closed', outcome: 'solved' });

    const last = await track();
    expect(last).toMatchObject({
      stage: 'closed',
      reply: '双方自行和解,楼上已请人修好。',
      acts: expect.arrayContaining(['rateMatter']),
    });
    const rated = await t.send({
      bearer: last.token,
      url: '/api/resident/rate',
      version: last.version,
      body: { acceptance: 5, process: 4, result: 5, words: '修得快，谢谢调解员。' },
    });
    expect(rated.statusCode, rated.body).toBe(200);
    // The slip of 满意度单 holds what was said, not only the marks.
    const slip = await t.send({ as: 'checker', method: 'GET', url: `${url}/papers/satisfaction-slip` });
    expect(readPdf(slip.rawPayload).text).toContain('修得快，谢谢调解员。');
    const again = await t.send({
      bearer: last.token,
      url: '/api/resident/rate',
      version: last.version + 1,
      body: { acceptance: 1, process: 1, result: 1 },
    });
    expect(again.json()).toMatchObject({ code: 'already-rated' });
  });

  it('goes to another body than the one proposed only with a reason, which stands in its course', async () => {
    const { number } = await submit();
    const url = `/api/matters/${number}`;
    const body = { category: '02', complexity: 'general', urgency: 'normal' };
    await t.send({ as: 'clerk', url: `${url}/accept`, version: 1, body });
    const assign = (more: object) =>
      t.send({ as: 'coordinator', url: `${url}/assign`, version: 2, body: { organisationId: 23, ...more } });
    expect((await assign({})).json()).toMatchObject({
      status: 400,
      code: 'overrule-reason-needed',
      proposed: '新河村人民调解委员会',
    });
    const reason = '对方是村干部，由镇里调解更合适。';
    expect((await assign({ reason })).json()).toMatchObject({ version: 3, stage: 'assigned' });
    const page = (await t.send({ as: 'coordinator', method: 'GET', url })).json();
    expect(page.timeline).toContainEqual(
      expect.objectContaining({
        act: 'assignMatter',
        facts: expect.objectContaining({ overruled: true }),
        notes: [expect.objectContaining({ kind: 'reason', body: reason })],
      }),
    );
  });

  it.each([
    ['relative', '女儿 王芳，同村3组'],
    ['village', '村委会王主任'],
    ['window', undefined],
  ] as const)(
    'keeps another way to reach somebody without a telephone: %s; it is shown whole only with a reason',
    async (contactWay, contact) => {
      const applicants = [{ role: 'self', name: '周小满', contactWay, ...(contact ? { contact } : {}) }];
      const { number } = await submit({ applicants });
      const seen = async () => (await t.send({ as: 'clerk', method: 'GET', url: `/api/matters/${number}` })).json();
      const [party] = (await seen()).parties;
      expect(party).toMatchObject({ contactWay, phone: null });
      if (contact === undefined) return;
      expect(JSON.stringify(await seen())).not.toContain(contact);
      const reveal = (body: object) =>
        t.send({ as: 'clerk', url: `/api/matters/${number}/parties/${party.id}/reveal`, body });
      expect((await reveal({ field: 'contact' })).statusCode).toBe(400);
      expect((await reveal({ field: 'contact', reason: '通知补材料' })).json()).toEqual({ value: contact });
      const kept = await t.look<{ row: string }>(
        'select p::text as row from matters.party p join matters.matter m on m.id = p.matter_id where m.number = $1',
        [number],
      );
      expect(kept.filter(({ row }) => row.includes(contact))).toEqual([]);
    },
  );

  it('gives the first reply to the same request sent again, even after the matter moved on and access was lost', async () => {
    const { number } = await submit();
    const url = `/api/matters/${number}`;
    const accept = {
      as: 'clerk',
      url: `${url}/accept`,
      version: 1,
      key: `again-${number}`,
      body: { category: '02', complexity: 'simple', urgency: 'normal' },
    } as const;
    const [one, two] = await Promise.all([t.send(accept), t.send(accept)]);
    expect([one.statusCode, two.statusCode], one.body + two.body).toEqual([200, 200]);
    expect(two.body).toBe(one.body);
    await t.send({ as: 'coordinator', url: `${url}/assign`, version: 2, body: { organisationId: 20 } });
    expect((await t.send(accept)).body).toBe(one.body);
    const other = await t.send({ ...accept, body: { category: '02', complexity: 'complex', urgency: 'normal' } });
    expect(other.json()).toMatchObject({ status: 409, code: 'key-reused' });
    expect(
      await t.look(
        'select count(*)::int as n from matters.history h join matters.matter m on m.id = h.matter_id where m.number = $1',
        [number],
      ),
    ).toEqual([{ n: 3 }]);
  });

  it('says what changed to a stale version, and asks for a version that is missing', async () => {
    const { number } = await submit();
    const url = `/api/matters/${number}`;
    const body = { category: '02', complexity: 'simple', urgency: 'normal' };
    await t.send({ as: 'clerk', url: `${url}/accept`, version: 1, body });
    const stale = await t.send({ as: 'coordinator', url: `${url}/assign`, version: 1, body: { organisationId: 20 } });
    expect(stale.statusCode).toBe(412);
    expect(stale.json()).toMatchObject({
      code: 'version-stale',
      version: 2,
      changed: [{ version: 2, act: 'acceptMatter' }],
    });
    const missing = await t.send({ as: 'coordinator', url: `${url}/assign`, body: { organisationId: 20 } });
    expect(missing.statusCode).toBe(428);
    const wrong = await t.send({ as: 'clerk', url: `${url}/accept`, version: 2, body });
    expect(wrong.json()).toMatchObject({
      status: 409,
      code: 'act-not-allowed',
      acts: expect.arrayContaining(['assignMatter']),
    });
  });

  it('says first that an act is not possible in this stage, and which are, whatever it was sent with', async () => {
    const { number } = await submit();
    for (const [as, act, body] of [
      ['coordinator', 'assign', { organisationId: 999_999 }],
      ['checker', 'close', {}],
    ] as const) {
      const refused = await t.send({ as, url: `/api/matters/${number}/${act}`, version: 1, body });
      expect(refused.json()).toMatchObject({
        status: 409,
        code: 'act-not-allowed',
        stage: 'registered',
        acts: expect.arrayContaining(['acceptMatter', 'withdrawMatter']),
      });
    }
  });

  it('hides a complaint about a township from its government, its subordinates and its leader from the first row on', async () => {
    const { number } = await submit({ category: '71', complaintAbout: { organisationId: 25 }, respondents: [] });
    const sees = async (as: 'hexiLeader' | 'hexiClerk' | 'xinhe' | 'clerk' | 'leader' | 'coordinator') =>
      (await t.send({ as, method: 'GET', url: `/api/matters/${number}` })).statusCode;
    expect([await sees('hexiLeader'), await sees('hexiClerk'), await sees('xinhe')]).toEqual([404, 404, 404]);
    expect([await sees('clerk'), await sees('coordinator'), await sees('leader')]).toEqual([200, 200, 200]);
    const listed = (await t.send({ as: 'hexiLeader', method: 'GET', url: '/api/matters?limit=100' })).json();
    expect(listed.items.map((i: { number: string }) => i.number)).not.toContain(number);
  });

  it('hides a matter that turns out to be a complaint from whom it is about, from its acceptance on', async () => {
    const { number } = await submit({ category: '99', respondents: [] });
    const accept = (more: object) =>
      t.send({
        as: 'clerk',
        url: `/api/matters/${number}/accept`,
        version: 1,
        body: { category: '71', complexity: 'general', urgency: 'normal', ...more },
      });
    expect((await accept({})).json()).toMatchObject({ status: 400, code: 'complaint-subject-missing' });
    expect((await accept({ subjectOrganisationIds: [1] })).json()).toMatchObject({
      code: 'organisation-complained-of',
    });
    const sees = async (as: 'hexiLeader' | 'checker') =>
      (await t.send({ as, method: 'GET', url: `/api/matters/${number}` })).statusCode;
    expect([await sees('hexiLeader'), await sees('checker')]).toEqual([200, 200]);
    const accepted = await accept({ subjectOrganisationIds: [25], subjectOfficerIds: [3] });
    expect(accepted.statusCode, accepted.body).toBe(200);
    expect([await sees('hexiLeader'), await sees('checker')]).toEqual([404, 404]);
    const page = (await t.send({ as: 'coordinator', method: 'GET', url: `/api/matters/${number}` })).json();
    expect(page.restriction).toBe('complaint');
    const lifted = await t.send({
      as: 'head',
      url: `/api/matters/${number}/lift-restriction`,
      version: 2,
      body: { reason: '想看一看' },
    });
    expect(lifted.json()).toMatchObject({ status: 409, code: 'complaint-stays-restricted' });
  });

  it('keeps a complaint with signs of danger to the few, and records signs found later', async () => {
    const { number } = await submit({
      category: '71',
      complaintAbout: { organisationId: 25 },
      respondents: [],
    });
    const sees = async (as: 'clerk' | 'coordinator') =>
      (await t.send({ as, method: 'GET', url: `/api/matters/${number}` })).statusCode;
    expect([await sees('clerk'), await sees('coordinator')]).toEqual([200, 200]);
    const restrict = (version: number, dangerSigns: string[]) =>
      t.send({ as: 'coordinator', url: `/api/matters/${number}/restrict`, version, body: { dangerSigns } });
    const found = await restrict(1, ['threat']);
    expect(found.statusCode, found.body).toBe(200);
    expect([await sees('clerk'), await sees('coordinator')]).toEqual([404, 200]);
    expect((await restrict(2, ['threat'])).json()).toMatchObject({ status: 409, code: 'already-restricted' });
    expect((await restrict(2, ['violence'])).statusCode).toBe(200);
    const page = (await t.send({ as: 'coordinator', method: 'GET', url: `/api/matters/${number}` })).json();
    expect(page).toMatchObject({ restriction: 'complaint', dangerSigns: ['threat', 'violence'] });
    expect(page.acts).toContain('restrictMatter');
  });

  it('keeps what is registered at a township’s window with the county when the resident asks for the county', async () => {
    const notice = (await t.send({ method: 'GET', url: '/api/resident/notice' })).json<{ version: string }>();
    for (const askedForCounty of [false, true]) {
      const reply = await t.send({
        as: 'hexiClerk',
        url: '/api/matters',
        body: {
          ...filed,
          respondents: [{ role: 'self', name: '吴大江' }],
          noticeVersion: notice.version,
          askedForCounty,
        },
      });
      const [row] = await t.look<{ centre: number }>(
        'select centre_organisation_id as centre from matters.matter where number = $1',
        [reply.json<{ number: string }>().number],
      );
      expect(row?.centre).toBe(askedForCounty ? 1 : 24);
    }
  });

  it('shows a leader number, category, place, stage and clocks, and neither facts nor parties', async () => {
    const { number } = await submit();
    const page = (await t.send({ as: 'leader', method: 'GET', url: `/api/matters/${number}` })).json();
    expect(page).toMatchObject({
      number,
      category: '02',
      areaName: '新河村',
      stage: 'registered',
      facts: null,
      parties: [],
      timeline: [],
      files: [],
      readers: [],
      acts: [],
      next: null,
    });
    expect(page.clocks).toHaveLength(1);
    const counts = (await t.send({ as: 'leader', method: 'GET', url: '/api/matters/counts' })).json();
    expect(counts.groups).toContainEqual(
      expect.objectContaining({ areaCode: '990101101', category: '02', stage: 'registered' }),
    );
  });

  it('answers another village’s officer about a matter as about one that does not exist', async () => {
    const { number } = await submit();
    const foreign = await t.send({ as: 'dongshan', method: 'GET', url: `/api/matters/${number}` });
    const absent = await t.send({ as: 'dongshan', method: 'GET', url: '/api/matters/990101-20260302-99999-1' });
    expect(foreign.statusCode).toBe(404);
    expect({ ...foreign.json(), requestId: '' }).toEqual({ ...absent.json(), requestId: '' });
  });

  it('tells nobody whether a number exists when the lookup code is wrong', async () => {
    const { number } = await submit();
    const wrong = await t.send({
      url: '/api/resident/track',
      body: { number, lookupCode: 'AAAAA-AAAAA' },
      headers: { 'x-test': '1' },
    });
    const absent = await t.send({
      url: '/api/resident/track',
      body: { number: '990101-20260302-99999-1', lookupCode: 'AAAAA-AAAAA' },
    });
    expect(wrong.statusCode).toBe(404);
    expect({ ...wrong.json(), requestId: '' }).toEqual({ ...absent.json(), requestId: '' });
  });
});
