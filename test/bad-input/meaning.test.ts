import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { MOST_OF_UNIT } from '../../server/kernel/period.ts';
import { type TestHouse, testHouse } from '../harness/house.ts';
import {
  actOn,
  fileMatter,
  ordinary,
  partyToken,
  registerAt,
  stages,
  type StageName,
  versionOf,
  walk,
} from '../harness/story.ts';
import { photoWithPlace, tellsItsPlace } from '../journeys/photo.ts';
import type { OfficerName } from '../harness/small-county.ts';
import { clearRefusal, countWork } from './clear-answer.ts';

let t: TestHouse;
beforeAll(async () => {
  t = await testHouse();
});
afterAll(() => t.close());

const submit = (more: object, remoteAddress = '127.0.0.1') =>
  t.app.inject({
    method: 'POST',
    url: '/api/resident/matters',
    remoteAddress,
    headers: { 'idempotency-key': `meaning-${crypto.randomUUID()}` },
    payload: { ...ordinary, noticeVersion: t.house.profile.notice.version, ...more },
  });
const register = (more: object) =>
  t.send({
    as: 'clerk',
    url: '/api/matters',
    body: { ...ordinary, respondents: [], noticeVersion: t.house.profile.notice.version, ...more },
  });

const self = { role: 'self', name: '周小满' };

describe('what is well formed and yet not so', () => {
  it.each([
    ['a day yet to come', { occurredOn: '2026-03-03' }, 'date-in-future', 'occurredOn'],
    ['a day that is none', { occurredOn: '2026-02-30' }, 'input-invalid', undefined],
    ['an area that is not ours', { areaCode: '110101' }, 'area-unknown', 'areaCode'],
    ['an area code of letters', { areaCode: '新河村' }, 'area-unknown', 'areaCode'],
    ['a category that is not offered', { category: '19' }, 'category-unknown', 'category'],
    ['a category that does not exist', { category: '42' }, 'category-unknown', 'category'],
    [
      'an identity number with a false check character',
      { applicants: [{ ...self, idNumber: '990101199001010018' }] },
      'identity-number-invalid',
      'applicants.0.idNumber',
    ],
    [
      'an identity number with a birthday that never was',
      { applicants: [{ ...self, idNumber: '990101199002300014' }] },
      'identity-number-invalid',
      'applicants.0.idNumber',
    ],
    ['a telephone of letters', { applicants: [{ ...self, phone: '打我电话' }] }, 'input-invalid', undefined],
    ['nobody who applies', { applicants: [] }, 'input-invalid', undefined],
    [
      'only a helper, and nobody who is helped',
      { applicants: [{ role: 'helper', name: '周明' }] },
      'represented-missing',
      'applicants.0',
    ],
    ['a respondent without a name', { respondents: [{ phone: '19900000002' }] }, 'respondent-empty', 'respondents.0'],
    ['a sign of danger that we do not know', { dangerSigns: ['dragons'] }, 'danger-sign-unknown', 'dangerSigns'],
    [
      'a consent that we do not ask for',
      { consents: [{ id: 'everything', given: true }] },
      'consent-unknown',
      'consents',
    ],
    ['a file that nobody handed in', { fileIds: ['0199a000-0000-4000-8000-000000000000'] }, 'file-unknown', undefined],
    ['an old notice', { noticeVersion: '1999-01-01' }, 'notice-outdated', undefined],
    ['a complaint about nobody', { category: '71' }, 'complaint-subject-missing', 'complaintAbout'],
    [
      'a complaint about a body that does not exist',
      { category: '71', complaintAbout: { organisationId: 4_000_000 } },
      'organisation-unknown',
      undefined,
    ],
  ])('%s', async (_, more, code, field) => {
    const before = await countWork(t);
    const problem = clearRefusal(await submit(more));
    expect(problem.code).toBe(code);
    if (field !== undefined) expect(problem['field']).toBe(field);
    expect(await countWork(t)).toEqual(before);
  });

  it.each([
    ['an hour yet to come', { doneAt: '2026-03-02T18:00:00+08:00' }, 'done-in-future'],
    ['five days late without a reason', { doneAt: '2026-02-23T10:00:00+08:00' }, 'late-reason-needed'],
    ['typed for a colleague of another body', { doneByPostId: 107 }, 'post-unknown'],
    ['an agent without powers', { applicants: [self, { role: 'agent', name: '周明' }] }, 'agent-needs-powers'],
    [
      'a credit code with a false check character',
      { respondents: [{ role: 'organisation', organisation: '新河物业', creditCode: '91990101MA00000010' }] },
      'credit-code-invalid',
    ],
    [
      'a complaint about an officer who does not exist',
      { category: '71', subjectOfficerIds: [4_000_000] },
      'officer-unknown',
    ],
  ])('at the window: %s', async (_, more, code) => {
    const before = await countWork(t);
    expect(clearRefusal(await register(more)).code).toBe(code);
    expect(await countWork(t)).toEqual(before);
  });

  it('an act said to be done before the matter was there', async () => {
    const { number } = await fileMatter(t);
    const before = await countWork(t);
    const reply = await t.send({
      as: 'clerk',
      url: `/api/matters/${number}/accept`,
      version: 1,
      body: { category: '02', complexity: 'general', urgency: 'normal', doneAt: '2026-03-02T08:00:00+08:00' },
    });
    expect(clearRefusal(reply)).toMatchObject({ status: 409, code: 'done-before-registration' });
    expect(await countWork(t)).toEqual(before);
  });

  it('a seventh photo: six go in and lose their place, with seven nothing is done', async () => {
    const taken = await photoWithPlace('天花板.jpg');
    expect(await tellsItsPlace(taken.buffer)).toBe(true);
    const upload = async (): Promise<string> => {
      const headers = { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent(taken.name) };
      const kept = await t.send({ url: '/api/files', body: taken.buffer, headers });
      return kept.json<{ fileId: string }>().fileId;
    };
    const fileIds: string[] = [];
    for (let i = 0; i < 7; i += 1) fileIds.push(await upload());
    const before = await countWork(t);
    expect(clearRefusal(await submit({ fileIds }))).toMatchObject({ status: 400, code: 'input-invalid' });
    expect(await countWork(t)).toEqual(before);
    const filed = await submit({ fileIds: fileIds.slice(0, 6) });
    expect(filed.statusCode, filed.body).toBe(201);
    const bearer = await partyToken(t, filed.json());
    const { filed: own } = (await t.send({ bearer, method: 'GET', url: '/api/resident/progress' })).json();
    expect(own.photos.toSorted()).toEqual(fileIds.slice(0, 6).toSorted());
    for (const id of fileIds.slice(0, 6)) {
      const picture = await t.send({ bearer, method: 'GET', url: `/api/resident/files/${id}` });
      expect(picture.headers['content-type']).toBe('image/jpeg');
      expect(await tellsItsPlace(picture.rawPayload)).toBe(false);
    }
  });

  it('a file that hangs on another matter already', async () => {
    const data = Buffer.from('%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n');
    const { fileId } = (
      await t.send({
        url: '/api/files',
        body: data,
        headers: { 'content-type': 'application/octet-stream', 'x-file-name': 'a.pdf' },
      })
    ).json();
    expect((await submit({ fileIds: [fileId] })).statusCode).toBe(201);
    expect(clearRefusal(await submit({ fileIds: [fileId] })).code).toBe('file-unknown');
    expect(clearRefusal(await submit({ fileIds: [fileId, fileId] })).code).toBe('file-unknown');
  });
});

describe('the page that computes deadlines', () => {
  it.each(['0001-01-01', '0100-01-02', '1899-12-31', '2200-01-01', '9999-12-31', '9999-12-31T23:59:59Z', '2026-02-30'])(
    'answers at once that %s is no day to count from, in every unit',
    async (from) => {
      for (const more of [
        ...['hours', 'workingHours', 'workingDays', 'calendarDays', 'months', 'years'].map(
          (unit) => `amount=3&unit=${unit}`,
        ),
        'rule=law.civilLimitation',
      ]) {
        const url = `/api/clocks/explain?from=${encodeURIComponent(from)}&${more}`;
        expect(clearRefusal(await t.send({ method: 'GET', url }), url)).toMatchObject({
          status: 400,
          code: 'from-invalid',
        });
      }
    },
  );

  it.each(['1900-01-01', '2199-12-31'])('counts the longest periods from %s', async (from) => {
    for (const [unit, amount] of Object.entries(MOST_OF_UNIT)) {
      const url = `/api/clocks/explain?from=${from}&amount=${Math.min(amount, 36_500)}&unit=${unit}`;
      expect((await t.send({ method: 'GET', url })).statusCode, url).toBe(200);
    }
  });
});

describe('an act that the stage does not allow', () => {
  const tries: readonly [string, OfficerName, object, readonly StageName[]][] = [
    ['accept', 'head', { category: '02', complexity: 'general', urgency: 'normal' }, ['registered']],
    ['assign', 'head', { organisationId: 20 }, ['accepted', 'assigned']],
    ['sign-for', 'xinhe', {}, ['assigned']],
    ['answer', 'xinhe', { result: 'settled', reply: '和解' }, ['handling']],
    ['pass-check', 'head', {}, ['answered']],
    ['return', 'head', { reason: '材料不全' }, ['answered']],
    ['close', 'head', {}, ['follow_up']],
  ];

  it.each(stages)('%s: 409, with the stage and the acts that are possible, and nothing is done', async (stage) => {
    const { number } = await fileMatter(t);
    await walk(t, { number, until: stage, holder: 20 });
    const version = await versionOf(t, number);
    const before = await countWork(t);
    for (const [what, as, body, where] of tries) {
      if (where.includes(stage)) continue;
      const reply = await t.send({ as, url: `/api/matters/${number}/${what}`, version, body });
      // A committee does not see a matter before it is assigned.
      if (as === 'xinhe' && (stage === 'registered' || stage === 'accepted')) {
        expect(clearRefusal(reply, what).status).toBe(404);
        continue;
      }
      const problem = clearRefusal(reply, `${what} in ${stage}`);
      expect(problem, what).toMatchObject({ status: 409, code: 'act-not-allowed', stage });
      expect(Array.isArray(problem['acts'])).toBe(true);
    }
    expect(await countWork(t)).toEqual(before);
  });
});

describe('words are kept as they were written', () => {
  it('emoji, rare characters and composed letters, on the page of the centre and on that of the resident', async () => {
    const description = '楼上漏水🚰三个月,老人👵🏽摔倒过。\n证人:𠮷永、㼆某、Zoë。';
    const filed = await fileMatter(t, {
      description,
      applicants: [{ role: 'self', name: '𠮷永·阿依古丽', phone: '19900000001' }],
    });
    const page = (await t.send({ as: 'clerk', method: 'GET', url: `/api/matters/${filed.number}` })).json();
    expect(page.facts.description).toBe(description.normalize('NFC'));
    expect(page.parties[0].name).toBe('𠮷永·阿依古丽');
    const own = (
      await t.send({ url: '/api/resident/track', body: { number: filed.number, lookupCode: filed.lookupCode } })
    ).json();
    expect(own.filed.description).toBe(description.normalize('NFC'));
    const found = (
      await t.send({ as: 'clerk', method: 'GET', url: `/api/matters?q=${encodeURIComponent('老人')}` })
    ).json();
    expect(found.items.map((i: { number: string }) => i.number)).toEqual([filed.number]);
  });

  it('markup, quotes and SQL are words like any others', async () => {
    const description = `<script>alert(1)</script> '); drop table matters.matter; -- \${x} {{y}} %s \\x00 「」`;
    const { number } = await fileMatter(t, { description });
    const page = (await t.send({ as: 'clerk', method: 'GET', url: `/api/matters/${number}` })).json();
    expect(page.facts.description).toBe(description);
    for (const q of [`'`, `') or 1=1 --`, '\\', '%', '_', '*', '!', '&', `a' & 'b`, ':*', '<->'])
      expect(
        (await t.send({ as: 'clerk', method: 'GET', url: `/api/matters?q=${encodeURIComponent(q)}` })).statusCode,
        q,
      ).toBe(200);
  });
});

describe('the wrong person registered (更正)', () => {
  it('keeps both, says why, and only the right one is a party from then on', async () => {
    const { number } = await registerAt(t, 'clerk', {
      applicants: [{ role: 'self', name: '周小满', phone: '19900000001' }],
    });
    const url = `/api/matters/${number}`;
    const [wrong] = (await t.send({ as: 'clerk', method: 'GET', url })).json().parties;
    await actOn(t, 'clerk', number, 'correct-party', {
      partyId: wrong.id,
      anotherPerson: true,
      name: '周小曼',
      phone: '19900000003',
      reason: '同名登记错人',
    });
    const { parties, timeline } = (await t.send({ as: 'clerk', method: 'GET', url })).json();
    const applicants = parties.filter((p: { side: string }) => p.side === 'applicant');
    expect(applicants).toEqual([
      expect.objectContaining({ id: wrong.id, name: '周小满', replaced: true, replacedWhy: '同名登记错人' }),
      expect.objectContaining({ name: '周小曼', replaced: false }),
    ]);
    expect(timeline.at(-1)).toMatchObject({ act: 'correctParty' });
    expect(JSON.stringify(timeline.at(-1).facts)).not.toMatch(/周小/u);
  });

  it('refuses a false identity number and a correction of nothing', async () => {
    const { number } = await fileMatter(t);
    const [party] = (await t.send({ as: 'clerk', method: 'GET', url: `/api/matters/${number}` })).json().parties;
    const before = await countWork(t);
    const correct = (body: object) =>
      t.send({
        as: 'clerk',
        url: `/api/matters/${number}/correct-party`,
        version: 1,
        body: { partyId: party.id, reason: '登记有误', ...body },
      });
    expect(clearRefusal(await correct({ idNumber: '990101199001010018' })).code).toBe('identity-number-invalid');
    expect(clearRefusal(await correct({})).code).toBe('nothing-to-correct');
    expect(clearRefusal(await correct({ partyId: crypto.randomUUID(), name: '某' })).code).toBe('party-unknown');
    expect(
      clearRefusal(
        await t.send({
          as: 'clerk',
          url: `/api/matters/${number}/correct`,
          version: 1,
          body: { reason: '没有要改的' },
        }),
      ).code,
    ).toBe('nothing-to-correct');
    const { parties: _parties, ...after } = { parties: 0, ...(await countWork(t)) };
    // Looking at the page left its row; the refusals left none.
    expect(after).toEqual(before);
  });
});

describe('guessing a lookup code', () => {
  const guess = (number: string, lookupCode: string, remoteAddress: string) =>
    t.app.inject({ method: 'POST', url: '/api/resident/track', remoteAddress, payload: { number, lookupCode } });

  it('is limited by number, from however many addresses, and never tells whether the number exists', async () => {
    const { number, lookupCode } = await fileMatter(t);
    const absent = '990101-20260302-99999-1';
    const told: Record<string, { status: number; body: unknown }[]> = { [number]: [], [absent]: [] };
    for (const which of [number, absent]) {
      for (let i = 0; i < 12; i += 1) {
        const reply = await guess(which, `AAAAA-AAAA${i % 10}`, `10.1.${which === number ? 1 : 2}.${i}`);
        const { requestId: _id, retryAfter: _after, ...body } = clearRefusal(reply);
        told[which]?.push({ status: reply.statusCode, body });
      }
    }
    expect(told[number]).toEqual(told[absent]);
    expect(told[number]?.map((each) => each.status)).toEqual([...Array<number>(10).fill(404), 429, 429]);
    // Even the right code waits then: the answer does not tell that it is right.
    const right = await guess(number, lookupCode, '10.1.3.1');
    expect(clearRefusal(right)).toMatchObject({ status: 429, code: 'too-many' });
    expect(right.headers['retry-after']).toMatch(/^\d+$/u);
  });

  it('is limited by address, over however many numbers', async () => {
    const statuses: number[] = [];
    for (let i = 0; i < 32; i += 1)
      statuses.push((await guess(`990101-20260302-${String(50_000 + i)}-1`, 'AAAAA-AAAAA', '10.2.0.1')).statusCode);
    expect(statuses.slice(0, 30)).toEqual(Array<number>(30).fill(404));
    expect(statuses.slice(30)).toEqual([429, 429]);
    const { number, lookupCode } = await fileMatter(t);
    expect((await guess(number, lookupCode, '10.2.0.2')).statusCode).toBe(200);
  });

  it('at a hundred a second gets ten looks at a number and thirty from an address, and keeps nobody else out', async () => {
    const { number } = await fileMatter(t);
    const other = await fileMatter(t);
    const code = (i: number): string => `AAAAA-A${String(i).padStart(4, '0')}`;
    const hundred = Array.from({ length: 100 }, (_, i) => i);
    const statuses = async (tries: readonly (readonly [string, string])[]): Promise<Record<number, number>> => {
      const counted: Record<number, number> = {};
      const replies = await Promise.all(tries.map(([which, from], i) => guess(which, code(i), from)));
      for (const reply of replies) {
        clearRefusal(reply);
        counted[reply.statusCode] = (counted[reply.statusCode] ?? 0) + 1;
      }
      return counted;
    };
    expect(await statuses(hundred.map((i) => [number, `10.4.0.${i}`]))).toEqual({ 404: 10, 429: 90 });
    const many = hundred.map((i) => [`990101-20260302-${60_000 + i}-1`, '10.4.1.1'] as const);
    expect(await statuses(many)).toEqual({ 404: 30, 429: 70 });
    expect((await guess(other.number, other.lookupCode, '10.4.2.1')).statusCode).toBe(200);
  });

  it('does not get in with the code of another matter, nor with one that was made anew', async () => {
    const [one, other] = [await fileMatter(t), await fileMatter(t)];
    expect((await guess(one.number, other.lookupCode, '10.3.0.1')).statusCode).toBe(404);
    const [party] = (await t.send({ as: 'clerk', method: 'GET', url: `/api/matters/${one.number}` })).json().parties;
    const { lookupCode } = await actOn(t, 'clerk', one.number, 'reissue-code', {
      partyId: party.id,
      checkedBy: 'identity_card',
    });
    expect((await guess(one.number, one.lookupCode, '10.3.0.1')).statusCode).toBe(404);
    expect((await guess(one.number, String(lookupCode), '10.3.0.1')).statusCode).toBe(200);
  });

  it('leaves no trace of number, code or address in the database', async () => {
    const { number, lookupCode } = await fileMatter(t);
    const rows = await t.look<{ key: string }>('select key from platform.rate_limit');
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter((r) => /10\.[123]\.|990101-2026/u.test(r.key))).toEqual([]);
    const dumped = await t.look<{ row: string }>(
      `select p::text as row from matters.party p union all select k::text from platform.known_request k union all select s::text from platform.session s
       union all select e::text from platform.event e union all select h::text from matters.history h`,
    );
    const plain = lookupCode.replaceAll('-', '');
    expect(
      dumped.filter(
        ({ row }) =>
          row.includes(lookupCode) || row.includes(plain) || row.includes(Buffer.from(lookupCode).toString('hex')),
      ),
    ).toEqual([]);
    expect(dumped.some(({ row }) => row.includes(number))).toBe(true);
  });
});
