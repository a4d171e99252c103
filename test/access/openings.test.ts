import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { aMatterInHand, mediate } from '../../server/modules/disputes/testing.ts';
import { type TestHouse, testHouse } from '../harness/house.ts';
import { type OfficerName, officers } from '../harness/small-county.ts';
import { actOn, type Filed, fileMatter, passTimeTo, registerAt, walk } from '../harness/story.ts';
import { partySession } from './filled-county.ts';

let t: TestHouse;
beforeAll(async () => {
  t = await testHouse();
});
afterAll(() => t.close());

interface Opening {
  readonly at: string;
  readonly post: { readonly zh: string; readonly en: string };
  readonly body: string;
  readonly what: { readonly zh: string; readonly en: string };
  readonly reason: string | null;
}

/** Who opened it, as the party is shown. */
async function shownTo(number: string, side: 'applicant' | 'respondent' = 'applicant'): Promise<Opening[]> {
  const { token } = await partySession(t, number, side);
  const reply = await t.send({ bearer: token, method: 'GET', url: '/api/resident/my-information' });
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json<{ openings: Opening[] }>().openings;
}

const get = async (as: OfficerName, url: string) => {
  t.clock.advance(1000);
  const reply = await t.send({ as, method: 'GET', url });
  expect(reply.statusCode, `${as} ${url}: ${reply.body}`).toBe(200);
  return reply;
};

async function partyOf(number: string, side: 'applicant' | 'respondent'): Promise<string> {
  const [row] = await t.look<{ id: string }>(
    'select p.id from matters.party p join matters.matter m on m.id = p.matter_id where m.number = $1 and p.side = $2 order by p.position',
    [number, side],
  );
  return row?.id ?? '';
}

async function entriesOf(number: string): Promise<Record<string, unknown>[]> {
  return t.look(
    `select h.seq, h.act, h.actor, h.typist, h.done_at, h.recorded_at, h.late_reason, h.facts from matters.history h
     join matters.matter m on m.id = h.matter_id where m.number = $1 order by h.seq`,
    [number],
  );
}

describe('what an act carries', () => {
  it('when it was done, when it was recorded, who did it and who typed it', async () => {
    const { number } = await registerAt(t, 'clerk');
    await actOn(t, 'coordinator', number, 'accept', {
      category: '02',
      complexity: 'general',
      urgency: 'normal',
      doneByPostId: officers.clerk.postId,
    });
    await actOn(t, 'coordinator', number, 'assign', { organisationId: 20 });
    await passTimeTo(t, new Date('2026-03-02T16:30:00+08:00'));
    await actOn(t, 'xinhe', number, 'sign-for', {
      doneAt: '2026-03-02T15:00:00+08:00',
      doneByPostId: officers.xinheTwo.postId,
    });
    const entries = await entriesOf(number);
    expect(entries.map((e) => [e['act'], e['actor'], e['typist']])).toEqual([
      ['registerMatter', 'officer:1@101', null],
      ['acceptMatter', 'officer:1@101', 'officer:2@102'],
      ['assignMatter', 'officer:2@102', null],
      ['signForMatter', `officer:8@108`, 'officer:7@107'],
    ]);
    expect(entries[3]).toMatchObject({
      done_at: new Date('2026-03-02T15:00:00+08:00'),
      recorded_at: new Date('2026-03-02T16:30:00+08:00'),
    });
    const page = (await get('xinhe', `/api/matters/${number}`)).json();
    expect(page.timeline[3]).toMatchObject({
      doneAt: '2026-03-02T07:00:00.000Z',
      recordedAt: '2026-03-02T08:30:00.000Z',
      typist: '测试7',
    });
    expect(page.timeline[3].actor).toMatchObject({ name: '测试8', organisation: '新河村人民调解委员会' });
  });

  it('back-dated past two working days: only with its reason, and on the list of those who check', async () => {
    await passTimeTo(t, new Date('2026-03-09T10:00:00+08:00'));
    const { number } = await registerAt(t, 'xinhe', {
      doneAt: '2026-03-03T09:00:00+08:00',
      lateReason: '村里停电,先记在纸上',
    });
    const listed = (await get('head', '/api/matters/backdated')).json();
    expect(listed.items).toContainEqual({
      number,
      act: 'registerMatter',
      doneAt: '2026-03-03T01:00:00.000Z',
      recordedAt: '2026-03-09T02:00:00.000Z',
      reason: '村里停电,先记在纸上',
      actor: '新河村人民调解委员会',
    });
    // The clock of acceptance runs from the act, not from the typing.
    const [clock] = await t.look<{ due_date: string }>(
      `select c.due_date from matters.clock c join matters.matter m on m.id = c.matter_id where m.number = $1`,
      [number],
    );
    expect(clock?.due_date).toBe('2026-03-04');
  });

  it('references and facts of the act, never a name, a telephone or a word of a party', async () => {
    const { number } = await registerAt(t, 'clerk', {
      applicants: [{ role: 'self', name: '欧阳海棠', phone: '19900000077', address: '新河村3组' }],
      claims: '修好水管',
    });
    await actOn(t, 'clerk', number, 'correct', { description: '欧阳海棠说楼上漏水', reason: '欧阳海棠来电更正' });
    await actOn(t, 'clerk', number, 'correct-party', {
      partyId: await partyOf(number, 'applicant'),
      name: '欧阳海堂',
      reason: '欧阳海棠的名字写错',
    });
    await walk(t, { number, until: 'handling', holder: 20 });
    await actOn(t, 'xinhe', number, 'progress', { text: '欧阳海棠在家', outward: true });
    const rows = [
      ...(await t.look<{ row: string }>('select h::text as row from matters.history h')),
      ...(await t.look<{ row: string }>('select e::text as row from platform.event e')),
      ...(await t.look<{ row: string }>('select m::text as row from matters.matter m')),
      ...(await t.look<{ row: string }>('select payload::text as row from graphile_worker._private_jobs')),
    ];
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.filter(({ row }) => /欧阳|海棠|海堂|19900000077|修好水管|3组/u.test(row))).toEqual([]);
  });
});

describe('who opened it', () => {
  let filed: Filed;
  beforeAll(async () => {
    await passTimeTo(t, new Date('2026-03-10T10:00:00+08:00'));
    filed = await fileMatter(t);
    await walk(t, { number: filed.number, until: 'handling', holder: 20 });
  });

  it('nobody yet', async () => {
    expect(await shownTo(filed.number)).toEqual([]);
  });

  it('an officer who opens the page: shown as post and body, without a name, to both sides', async () => {
    await get('clerk', `/api/matters/${filed.number}`);
    const [opening, ...more] = await shownTo(filed.number);
    expect(more).toEqual([]);
    expect(opening).toEqual({
      at: t.clock.now().toISOString(),
      post: { zh: '窗口受理员', en: 'window clerk' },
      body: '安和县综治中心',
      what: { zh: '打开了这件事', en: 'opened the matter' },
      reason: null,
    });
    expect(await shownTo(filed.number, 'respondent')).toEqual([opening]);
    const [row] = await t.look(
      'select officer_id, post_id, organisation_id from matters.opening order by at desc, id desc limit 1',
    );
    expect(row).toEqual({ officer_id: 1, post_id: 101, organisation_id: 1 });
  });

  it('one row an opening, not one a day', async () => {
    await get('clerk', `/api/matters/${filed.number}`);
    await get('xinhe', `/api/matters/${filed.number}`);
    expect((await shownTo(filed.number)).map((o) => o.body)).toEqual([
      '新河村人民调解委员会',
      '安和县综治中心',
      '安和县综治中心',
    ]);
  });

  it('leaders, lists, counts, acts and strangers leave none: they open no facts', async () => {
    const before = await shownTo(filed.number);
    await get('leader', `/api/matters/${filed.number}`);
    await get('hexiLeader', `/api/matters/${filed.number}`);
    for (const as of ['leader', 'clerk', 'xinhe'] as const)
      for (const url of ['/api/matters?limit=100', '/api/matters/counts', '/api/matters/worklist']) await get(as, url);
    expect((await t.send({ as: 'dongshan', method: 'GET', url: `/api/matters/${filed.number}` })).statusCode).toBe(404);
    await actOn(t, 'xinhe', filed.number, 'progress', { text: '已到现场' });
    expect(await shownTo(filed.number)).toEqual(before);
  });

  it('one masked field: which, and why, shown to the one whose it is', async () => {
    t.clock.advance(1000);
    const partyId = await partyOf(filed.number, 'respondent');
    const reply = await t.send({
      as: 'xinhe',
      url: `/api/matters/${filed.number}/parties/${partyId}/reveal`,
      body: { field: 'phone', reason: '通知周三调解' },
    });
    expect(reply.json()).toEqual({ value: '19900000002' });
    const opening = {
      post: { zh: '调委会工作人员、调解员', en: 'committee officer, mediator' },
      body: '新河村人民调解委员会',
      what: { zh: '看了完整的电话号码', en: 'saw the whole telephone number' },
      reason: '通知周三调解',
    };
    expect((await shownTo(filed.number, 'respondent'))[0]).toMatchObject(opening);
    expect((await shownTo(filed.number)).some((o) => o.what.zh.includes('电话号码'))).toBe(false);
  });

  it('a search by name, the window showing what is held, the mediation and a paper', async () => {
    t.clock.advance(1000);
    await t.send({
      as: 'coordinator',
      url: '/api/matters/find-by-person',
      body: { name: '周小满', phone: '19900000001', reason: '核对是否重复来访' },
    });
    const partyId = await partyOf(filed.number, 'applicant');
    t.clock.advance(1000);
    await t.send({
      as: 'clerk',
      url: `/api/matters/${filed.number}/parties/${partyId}/held-information`,
      body: { checkedBy: 'identity_card' },
    });
    await get('xinheTwo', `/api/matters/${filed.number}/mediation`);
    await get('xinhe', `/api/matters/${filed.number}/papers/application?format=docx`);
    const openings = await shownTo(filed.number);
    expect(openings.slice(0, 4).map((o) => [o.what.zh, o.body, o.reason])).toEqual([
      ['打开了文书', '新河村人民调解委员会', null],
      ['打开了调解情况', '新河村人民调解委员会', null],
      ['在窗口为您本人查阅（核对了身份证件）', '安和县综治中心', null],
      ['按姓名或者电话查到了这件事', '安和县综治中心', '核对是否重复来访'],
    ]);
  });

  it('a file that was handed in and the dossier as one book, to both sides; who is refused them leaves nothing', async () => {
    const data = Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n');
    const headers = { 'content-type': 'application/octet-stream', 'x-file-name': 'scan.pdf' };
    const { fileId } = (await t.send({ url: '/api/files', body: data, headers })).json<{ fileId: string }>();
    const m = await aMatterInHand(t, { filed: { fileIds: [fileId] } });
    await mediate(t, m, 'accepted');
    const urls = [`/api/matters/${m.number}/files/${fileId}`, `/api/matters/${m.number}/dossier/file`];
    for (const url of urls)
      for (const [as, status] of [
        ['dongshan', 404],
        ['leader', 404],
      ] as const)
        expect((await t.send({ as, method: 'GET', url })).statusCode, `${as} ${url}`).toBe(status);
    expect(await shownTo(m.number)).toEqual([]);
    await get('coordinator', urls[0] ?? '');
    await get('xinhe', urls[1] ?? '');
    const shown = await shownTo(m.number);
    expect(shown.map((o) => [o.what, o.post.zh, o.body, o.reason])).toEqual([
      [
        { zh: '打开了调解卷宗', en: 'opened the mediation dossier' },
        '调委会工作人员、调解员',
        '新河村人民调解委员会',
        null,
      ],
      [{ zh: '打开了材料', en: 'opened a file' }, '分流协调员', '安和县综治中心', null],
    ]);
    expect(await shownTo(m.number, 'respondent')).toEqual(shown);
  });

  it('a search that is refused for want of a reason finds nothing and leaves nothing', async () => {
    const before = await shownTo(filed.number);
    for (const body of [{ name: '周小满' }, { name: '周小满', reason: '' }, { reason: '随便看看' }])
      expect((await t.send({ as: 'clerk', url: '/api/matters/find-by-person', body })).statusCode).toBe(400);
    expect(
      (
        await t.send({
          as: 'dongshan',
          url: '/api/matters/find-by-person',
          body: { name: '周小满', reason: '核对是否重复来访' },
        })
      ).json(),
    ).toEqual({ items: [] });
    expect(await shownTo(filed.number)).toEqual(before);
  });
});
