import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type TestHouse, testHouse } from '../test/harness/house.ts';
import type { OfficerName } from '../test/harness/small-county.ts';
import { actOn } from '../test/harness/story.ts';

let t: TestHouse;
beforeAll(async () => {
  t = await testHouse();
});
afterAll(() => t.close());

/** What programmes of others rely on; a change here breaks them. */
const fixedAddresses = {
  getNotice: 'GET /api/resident/notice',
  uploadFile: 'POST /api/files',
  submitMatter: 'POST /api/resident/matters',
  trackMatter: 'POST /api/resident/track',
  signIn: 'POST /api/sign-in',
  listAreas: 'GET /api/areas',
  listMatters: 'GET /api/matters',
  getMatter: 'GET /api/matters/{number}',
  registerMatter: 'POST /api/matters',
  acceptMatter: 'POST /api/matters/{number}/accept',
  assignMatter: 'POST /api/matters/{number}/assign',
  signForMatter: 'POST /api/matters/{number}/sign-for',
  recordProgress: 'POST /api/matters/{number}/progress',
  countMatters: 'GET /api/matters/counts',
  explainDeadline: 'GET /api/clocks/explain',
};

describe('the interface as it is published', () => {
  it('is OpenAPI 3.1 with every operation once, under its fixed name', async () => {
    const document = (await t.send({ method: 'GET', url: '/api/openapi.json' })).json();
    expect(document.openapi).toBe('3.1.0');
    const ids = Object.values(document.paths as Record<string, Record<string, { operationId: string }>>).flatMap(
      (path) => Object.values(path).map((o) => o.operationId),
    );
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.toSorted()).toEqual(t.contracts.map((c) => c.operationId).toSorted());
    const at = (id: string): string[] =>
      Object.entries(document.paths as Record<string, Record<string, { operationId: string }>>).flatMap(([path, all]) =>
        Object.entries(all).flatMap(([method, o]) => (o.operationId === id ? [`${method.toUpperCase()} ${path}`] : [])),
      );
    for (const [id, address] of Object.entries(fixedAddresses)) expect(at(id), id).toEqual([address]);
  });

  it('is whole: every reference leads somewhere, every place of a path is a parameter, and keys, versions, callers and refusals are told', async () => {
    const document = (await t.send({ method: 'GET', url: '/api/openapi.json' })).json();
    const broken: string[] = [];
    const walk = (value: unknown, at: string): void => {
      if (typeof value !== 'object' || value === null) return;
      for (const [name, inner] of Object.entries(value)) {
        if (name === '$ref' && typeof inner === 'string') {
          const place = inner.replace('#/', '').split('/');
          const target = place.reduce<unknown>((found, step) => (found as Record<string, unknown>)?.[step], document);
          if (target === undefined) broken.push(`${at}: ${inner}`);
        }
        // A word of OpenAPI 3.0 that 3.1 does not know.
        if (name === 'nullable' && typeof inner === 'boolean') broken.push(`${at}: nullable`);
        walk(inner, `${at}/${name}`);
      }
    };
    walk(document, '');
    expect(broken).toEqual([]);
    for (const contract of t.contracts) {
      const operation = document.paths[contract.path][contract.method.toLowerCase()];
      const parameters: { name: string; in: string; required?: boolean }[] = operation.parameters ?? [];
      const named = (where: string) => parameters.filter((p) => p.in === where).map((p) => p.name);
      expect(named('path').toSorted(), contract.operationId).toEqual(
        [...contract.path.matchAll(/\{(\w+)\}/gu)].map(([, name]) => String(name)).toSorted(),
      );
      expect(parameters.filter((p) => p.in === 'path' && !p.required)).toEqual([]);
      expect(named('header'), contract.operationId).toEqual([
        ...(contract.act ? ['Idempotency-Key'] : []),
        ...(contract.onExisting ? ['If-Match'] : []),
      ]);
      expect(operation.security.length > 0, contract.operationId).toBe(contract.who !== 'open');
      expect(Object.keys(operation.responses[String(contract.status ?? 200)].content)).toEqual(
        contract.media ? [...contract.media] : ['application/json'],
      );
      expect(Object.keys(operation.responses['400'].content)).toEqual(['application/problem+json']);
      if (contract.onExisting) expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['412', '428']));
      if (contract.body) expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['413', '415']));
      // Whoever acts may be told that nobody is signed in, signing in included; whoever names something, that it is not there.
      // Every operation can meet these: what is unknown, what never came whole, a head past all measure.
      expect(Object.keys(operation.responses)).toEqual(
        expect.arrayContaining(['404', '408', '429', '431', '500', '503']),
      );
      if (contract.method === 'POST') expect(Object.keys(operation.responses)).toContain('401');
    }
    expect(Object.keys(document.paths['/api/files'].post.requestBody.content)).toContain('multipart/form-data');
  });

  it('takes and answers what other programmes were promised, member by member', async () => {
    const get = async (url: string, as?: OfficerName) => {
      const reply = await t.send({ method: 'GET', url, ...(as ? { as } : {}) });
      expect(reply.statusCode, `${url}: ${reply.body}`).toBe(200);
      return reply.json();
    };
    const notice = await get('/api/resident/notice');
    expect(notice).toMatchObject({ version: expect.any(String), text: expect.stringContaining('个人信息') });
    const filed = await t.send({
      url: '/api/resident/matters',
      body: {
        description: '楼上漏水三个月未修。',
        areaCode: '990101101201',
        category: '02',
        occurredOn: '2026-02-20',
        peopleInvolved: 2,
        applicants: [
          { role: 'self', name: '周小满', phone: '19900000001', contact: '打儿子电话', idNumber: '990101199001010019' },
        ],
        respondents: [{ name: '吴大江', phone: '19900000002' }, { organisation: '新河物业' }],
        fileIds: [],
        noticeVersion: notice.version,
      },
    });
    expect(filed.statusCode, filed.body).toBe(201);
    const { number, lookupCode, trackUrl, receivedAt } = filed.json();
    expect([trackUrl, receivedAt]).toEqual([expect.stringMatching(/\/track$/u), '2026-03-02T02:00:00.000Z']);
    const least = await t.send({
      url: '/api/resident/matters',
      body: {
        description: '路灯不亮。',
        areaCode: '990101101201',
        applicants: [{ role: 'self', name: '周小满' }],
        noticeVersion: notice.version,
      },
    });
    expect(least.statusCode, least.body).toBe(201);
    const followed = await t.send({ url: '/api/resident/track', body: { number, lookupCode } });
    expect(followed.json()).toMatchObject({ stage: 'registered' });
    await actOn(t, 'coordinator', number, 'accept', { category: '02', complexity: 'general', urgency: 'normal' });
    await actOn(t, 'coordinator', number, 'assign', { organisationId: 20, reason: '离得最近' });
    await actOn(t, 'xinhe', number, 'sign-for');
    await actOn(t, 'xinhe', number, 'progress', { text: '已到现场。', doneAt: '2026-03-02T10:00:00+08:00' });
    expect(await get(`/api/matters/${number}`, 'xinhe')).toMatchObject({ number, stage: 'handling' });
    const asked = 'area=990101101&stage=handling&category=02&overdue=false&q=漏水&limit=1';
    expect(await get(`/api/matters?${asked}`, 'clerk')).toEqual({
      items: [expect.objectContaining({ number })],
      next: null,
    });
    const page = await get('/api/matters?limit=1', 'clerk');
    expect(await get(`/api/matters?limit=1&after=${encodeURIComponent(page.next)}`, 'clerk')).toMatchObject({
      items: [{ number }],
    });
    expect(await get('/api/matters/counts?area=990101101', 'leader')).toEqual({
      groups: expect.arrayContaining([{ areaCode: '990101101201', category: '02', stage: 'handling', count: 1 }]),
      outcomes: expect.any(Array),
      asOf: '2026-03-02T02:00:00.000Z',
    });
    for (const [unit, due] of [
      ['workingHours', '2026-03-02T07:00:00.000Z'],
      ['workingDays', '2026-03-05T15:59:59.000Z'],
      ['calendarDays', '2026-03-05T15:59:59.000Z'],
      ['months', '2026-06-02T15:59:59.000Z'],
    ] as const) {
      const told = await get(`/api/clocks/explain?from=2026-03-02T10:00:00%2B08:00&amount=3&unit=${unit}`);
      expect([unit, told.due, told.certain, told.steps.length > 0]).toEqual([unit, due, true, true]);
      expect(told.law).toBeUndefined();
    }
    const ruled = await get('/api/clocks/explain?from=2026-09-01&rule=law.judicialConfirmation');
    expect(ruled).toMatchObject({ dueDate: '2026-10-08', certain: true, law: { article: expect.any(String) } });
  });

  it('gives every list of the office as Excel, but for what is only one’s own, a choice in a form, or a page of its own', () => {
    const lists = t.contracts.filter(
      ({ method, who, path, reply }) =>
        method === 'GET' &&
        who === 'officer' &&
        !/\{(?:number|id)\}/u.test(path) &&
        reply instanceof z.ZodObject &&
        'items' in reply.shape,
    );
    expect(lists.length).toBeGreaterThan(20);
    const given = t.contracts.filter(({ media }) => media?.some((one) => one.endsWith('spreadsheetml.sheet')));
    const workbooks = given.map(({ operationId }) => operationId);
    const exportOf = (list: string): string => list.replace(/^(?:list|report)/u, 'export').replace(/Records$/u, 's');
    const without = lists.map(({ operationId }) => operationId).filter((list) => !workbooks.includes(exportOf(list)));
    expect(without.toSorted()).toEqual([
      'listClockMoves', // what moved the practice county's time
      'listColleagues', // to choose from
      'listMyNotices', // one's own
      'listMySessions', // one's own
      'listOfficerNames', // to choose from
      'listRetention', // a report on a page of its own
      'listSavedFilters', // one's own
    ]);
  });

  it('asks for a person by name or telephone in one operation alone, which wants a reason: lists, counts and exports know none', () => {
    const asksFor = (schema: z.ZodType | undefined): string[] =>
      schema instanceof z.ZodObject ? Object.keys(schema.shape) : [];
    const reads = t.contracts.filter(({ who, method, act }) => who === 'officer' && (method === 'GET' || act !== true));
    expect(reads.length).toBeGreaterThan(70);
    const personal = reads.flatMap(({ operationId, query, body }) =>
      [...asksFor(query), ...asksFor(body)]
        .filter((member) =>
          /name|phone|person|identity|idNumber|part(?:y|ies)|applicant|respondent(?!Kinds)/iu.test(member),
        )
        .map((member) => `${operationId}.${member}`),
    );
    expect(personal.toSorted()).toEqual(
      [
        'findBooking.name', // with its number, at the window
        'findDuplicates.names', // of this very matter: beside place and words, never alone
        'findDuplicates.phones',
        'findMattersOfPerson.name',
        'findMattersOfPerson.phone',
        'getPaper.party', // of the one matter
        'getPerformancePack.party', // the same
        'reportOpenings.username', // of an officer whose account was lost
        'exportOpenings.username',
      ].toSorted(),
    );
    const find = t.contracts.find(({ operationId }) => operationId === 'findMattersOfPerson');
    expect(find?.body?.safeParse({ name: '周小满' }).success).toBe(false);
    expect(find?.body?.safeParse({ name: '周小满', reason: '核对是否重复来访' }).success).toBe(true);
  });

  it('has a readable page that names every operation', async () => {
    const page = (await t.send({ method: 'GET', url: '/api/docs' })).body;
    for (const contract of t.contracts) expect(page).toContain(`<b>${contract.operationId}</b>`);
    const groups = [...page.matchAll(/<h2 [^>]*>([^<]*)<\/h2>/gu)].map(([, name]) => name ?? '');
    expect(groups.filter((name) => name !== 'test' && !/\p{Script=Han}/u.test(name))).toEqual([]);
    expect(groups).toContain('matters 事项');
  });

  it('sends a strict content policy and no referrer with every answer', async () => {
    const { headers } = await t.send({ method: 'GET', url: '/api/resident/notice' });
    expect(headers['content-security-policy']).toContain("script-src 'self'");
    expect(headers['content-security-policy']).not.toContain("script-src 'self' 'unsafe");
    expect(headers['referrer-policy']).toBe('no-referrer');
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('refuses an act that a foreign page sends with our cookie', async () => {
    const foreign = await t.send({
      as: 'clerk',
      url: '/api/matters',
      body: {},
      headers: { 'sec-fetch-site': 'cross-site' },
    });
    expect(foreign.json()).toMatchObject({ status: 403, code: 'foreign-origin' });
    const origin = await t.send({
      as: 'clerk',
      url: '/api/matters',
      body: {},
      headers: { origin: 'https://evil.example' },
    });
    expect(origin.json()).toMatchObject({ status: 403, code: 'foreign-origin' });
  });
});
