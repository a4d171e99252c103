import { connect, type AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { callOperation, contractOf } from '../harness/call-operation.ts';
import { type TestHouse, testHouse } from '../harness/house.ts';
import { sampleInputs } from '../harness/sample-inputs.ts';
import type { Scene } from '../harness/samples/sample.ts';
import { enterSpare } from '../harness/samples/spare.ts';
import { actOn, fileMatter, ordinary, versionOf, walk } from '../harness/story.ts';
import { partySession } from '../access/filled-county.ts';
import { rows } from '../access/matrix-rows.ts';
import { clearRefusal, countWork } from './clear-answer.ts';

let t: TestHouse;
let number: string;
let party: string;
beforeAll(async () => {
  t = await testHouse();
  await enterSpare(t);
  ({ number } = await fileMatter(t));
  await walk(t, { number, until: 'handling', holder: 20 });
  party = (await partySession(t, number, 'applicant')).token;
});
afterAll(() => t.close());

const acts = rows.map((row) => row.operation);
function callerOf(operation: string) {
  const row = rows.find((each) => each.operation === operation);
  if (row?.on === 'party') return { bearer: party };
  const [as] = row?.on === 'matter' ? row.may.xinhe : row?.on === 'none' ? row.may : [];
  // Where holding the matter lets nobody in (a co-handler's opinion), an officer who may call it elsewhere does.
  return row?.on === 'matter' ? { as: as ?? ('housing' as const) } : as ? { as } : {};
}
function sampleOf(operation: string) {
  const scene: Scene = {
    number,
    applicant: crypto.randomUUID(),
    respondent: crypto.randomUUID(),
    fileId: crypto.randomUUID(),
    noticeVersion: t.house.profile.notice.version,
    consentVersion: '2026-11-01',
  };
  return sampleInputs(scene)[operation] ?? {};
}

describe('what every act must carry', () => {
  it('is asked of every act: Idempotency-Key, and on an existing thing If-Match', () => {
    const changing = t.contracts.filter((c) => c.onExisting);
    expect(changing.filter((c) => !c.act).map((c) => c.operationId)).toEqual([]);
    expect(changing.length).toBeGreaterThan(50);
  });

  it.each(acts)('%s', async (operation) => {
    const contract = contractOf(t, operation);
    if (!contract.act) return expect(contract.onExisting ?? false).toBe(false);
    const before = await countWork(t);
    const caller = callerOf(operation);
    const call = (headers: Record<string, string>, version?: number) =>
      callOperation(t, contract, sampleOf(operation), {
        ...caller,
        headers,
        ...(version === undefined ? {} : { version }),
      });
    for (const [key, code] of [
      ['', 'idempotency-key-invalid'],
      ['short', 'idempotency-key-invalid'],
      ['"half-in-quotation-marks', 'idempotency-key-invalid'],
      ['x'.repeat(101), 'idempotency-key-invalid'],
      ['sixteen letters and blanks', 'idempotency-key-invalid'],
      ['钥匙钥匙钥匙钥匙钥匙钥匙钥匙钥匙', 'idempotency-key-invalid'],
    ] as const)
      expect(clearRefusal(await call({ 'idempotency-key': key }, 1), `${operation}, key «${key}»`)).toMatchObject({
        status: 400,
        code,
      });
    if (contract.onExisting) {
      for (const match of ['latest', '*', '"1", "2"', '-1', '9'.repeat(20), ''])
        expect(clearRefusal(await call({ 'if-match': match }), `${operation}, If-Match «${match}»`)).toMatchObject({
          status: 400,
          code: 'if-match-invalid',
        });
    }
    expect(await countWork(t)).toEqual(before);
  });

  it('may come without a body where nothing of it is needed', async () => {
    const { number: other } = await fileMatter(t);
    await walk(t, { number: other, until: 'assigned', holder: 20 });
    for (const more of [{}, { 'content-type': 'application/json' }] as Record<string, string>[]) {
      const headers = {
        authorization: `Bearer ${await t.token('xinhe')}`,
        'idempotency-key': 'signing-without-a-body',
        'if-match': '"3"',
        ...more,
      };
      const url = `/api/matters/${other}/sign-for`;
      expect((await t.app.inject({ method: 'POST', url, headers })).statusCode).toBe(200);
    }
    // Every operation whose body may be left out is held against that: nobody known asks, so that nothing is ended by it.
    const mayBeLeftOut = t.contracts.filter((c) => c.who === 'officer' && !c.params && c.body?.safeParse({}).success);
    expect(mayBeLeftOut.map((c) => c.operationId)).toContain('signOut');
    for (const { path, operationId } of mayBeLeftOut)
      expect([operationId, (await t.app.inject({ method: 'POST', url: path })).statusCode]).toEqual([operationId, 401]);
  });

  it('is asked for by name when it is missing', async () => {
    const bearer = await t.token('xinhe');
    const url = `/api/matters/${number}/progress`;
    const send = (headers: Record<string, string>) =>
      t.app.inject({
        method: 'POST',
        url,
        headers: { authorization: `Bearer ${bearer}`, ...headers },
        payload: { text: '已到现场' },
      });
    expect(clearRefusal(await send({}))).toMatchObject({ status: 400, code: 'idempotency-key-missing' });
    expect(clearRefusal(await send({ 'idempotency-key': 'a-key-of-sixteen-letters' }))).toMatchObject({
      status: 428,
      code: 'if-match-missing',
    });
    const quoted = { 'idempotency-key': '"key-ten-1"', 'if-match': `"${await versionOf(t, number)}"` };
    const first = await send(quoted);
    expect(first.statusCode, first.body).toBe(200);
    expect((await send({ ...quoted, 'idempotency-key': 'key-ten-1' })).body).toBe(first.body);
    const both = await send({
      'idempotency-key': 'a-key-of-sixteen-letters',
      'if-match': `W/"${await versionOf(t, number)}"`,
    });
    expect(both.statusCode, both.body).toBe(200);
    expect(both.headers.etag).toBe(`"${await versionOf(t, number)}"`);
  });

  it('tells a stale version what has changed since, act by act, and in which stage it stands', async () => {
    const seen = await versionOf(t, number);
    await actOn(t, 'xinhe', number, 'progress', { text: '第二次到现场' });
    await actOn(t, 'coordinator', number, 'progress', { text: '电话催办' });
    const before = await countWork(t);
    const reply = await t.send({
      as: 'xinhe',
      url: `/api/matters/${number}/answer`,
      version: seen,
      body: { result: 'settled', reply: '和解' },
    });
    expect(clearRefusal(reply)).toMatchObject({
      status: 412,
      code: 'version-stale',
      version: seen + 2,
      stage: 'handling',
      changed: [
        { version: seen + 1, act: 'recordProgress' },
        { version: seen + 2, act: 'recordProgress' },
      ],
    });
    expect(await countWork(t)).toEqual(before);
  });
});

describe('what cannot be read at all', () => {
  const submit = { method: 'POST', url: '/api/resident/matters' } as const;
  const key = { 'idempotency-key': 'a-key-of-sixteen-letters' };

  it.each([
    ['half a JSON', '{"description": "漏水', 'application/json', 400, 'request-malformed'],
    ['no JSON', 'description=漏水', 'application/json', 400, 'request-malformed'],
    ['nothing', '', 'application/json', 400, 'input-invalid'],
    [
      'a body that reaches for the prototype',
      '{"__proto__": {"admin": true}}',
      'application/json',
      400,
      'request-malformed',
    ],
    ['a constructor', '{"constructor": {"prototype": {"admin": true}}}', 'application/json', 400, 'request-malformed'],
    ['a form', 'description=漏水', 'application/x-www-form-urlencoded', 415, 'media-type-unknown'],
    ['plain text', '漏水', 'text/plain', 415, 'media-type-unknown'],
    ['XML', '<matter/>', 'application/xml', 415, 'media-type-unknown'],
    ['bytes that are no UTF-8', Buffer.from([0x22, 0xff, 0xfe, 0x22]), 'application/json', 400, 'request-malformed'],
    [
      'a text whose bytes are GB18030',
      Buffer.concat([Buffer.from('{"description": "'), Buffer.from([0xce, 0xd2]), Buffer.from('"}')]),
      'application/json',
      400,
      'request-malformed',
    ],
    ['a JSON that calls itself GBK', '{}', 'application/json; charset=gbk', 415, 'media-type-unknown'],
    [
      'a JSON of more than a megabyte',
      JSON.stringify({ ...ordinary, description: '长'.repeat(400_000) }),
      'application/json',
      413,
      'body-too-large',
    ],
    ['a hundred thousand brackets', '['.repeat(100_000), 'application/json', 400, 'request-malformed'],
  ])('%s', async (_, payload, type, status, code) => {
    const before = await countWork(t);
    const reply = await t.app.inject({ ...submit, headers: { ...key, 'content-type': type }, payload });
    expect(clearRefusal(reply)).toMatchObject({ status, code });
    expect(await countWork(t)).toEqual(before);
  });

  it('packed bodies are not unpacked', async () => {
    const headers = { ...key, 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const reply = await t.app.inject({ ...submit, headers, payload: gzipSync(JSON.stringify(ordinary)) });
    expect(clearRefusal(reply)).toMatchObject({ status: 415, code: 'media-type-unknown' });
  });

  it('another method than the address takes: 405 with those that it takes', async () => {
    for (const [method, url, allow] of [
      ['PUT', '/api/matters', 'GET, HEAD, POST'],
      ['GET', '/api/resident/matters', 'POST'],
      ['DELETE', `/api/matters/${number}/accept`, 'POST'],
      ['POST', '/api/matters/counts?area=990101', 'GET, HEAD'],
    ] as const) {
      const reply = await t.app.inject({ method, url });
      expect(clearRefusal(reply, url)).toMatchObject({ status: 405, code: 'method-not-allowed' });
      expect(reply.headers.allow, url).toBe(allow);
      expect(reply.headers['cache-control']).toBe('no-store');
    }
    const asked = await t.app.inject({ method: 'OPTIONS', url: '/api/resident/track' });
    expect([asked.statusCode, asked.headers.allow]).toEqual([204, 'POST']);
  });

  it('what is no HTTP at all is told so as a problem too', async () => {
    await t.app.listen({ host: '127.0.0.1', port: 0 });
    const { port } = t.app.server.address() as AddressInfo;
    for (const [said, status] of [
      ['GARBAGE\r\n\r\n', 400],
      [`GET /api/notices HTTP/1.1\r\nHost: a\r\nX-Long: ${'y'.repeat(40_000)}\r\n\r\n`, 431],
    ] as const) {
      const answer = await new Promise<string>((done) => {
        let heard = '';
        const socket = connect(port, '127.0.0.1', () => socket.write(said));
        socket.on('data', (bytes) => (heard += String(bytes))).on('close', () => done(heard));
      });
      expect(answer).toContain(`HTTP/1.1 ${status} `);
      expect(answer).toContain('Content-Type: application/problem+json');
      expect(JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))).toMatchObject({ status, code: 'request-malformed' });
    }
  });

  it('is answered clearly in the address too', async () => {
    for (const url of [
      '/api/matters/%zz',
      '/api/%c0%af',
      `/api/matters/${'长'.repeat(300)}`,
      '/api/matters/%00',
      '/api/never-heard-of',
      '/api/matters/../../etc/passwd',
    ])
      expect([400, 404], url).toContain(clearRefusal(await t.send({ as: 'clerk', method: 'GET', url }), url).status);
  });

  it('says no to other pages that send for somebody, whatever their address looks like', async () => {
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'not an address' },
      { origin: 'https://' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ] as Record<string, string>[]) {
      const reply = await t.app.inject({ ...submit, headers: { ...key, ...headers }, payload: ordinary });
      expect(clearRefusal(reply, JSON.stringify(headers))).toMatchObject({ status: 403, code: 'foreign-origin' });
    }
  });

  it('takes a false token for none', async () => {
    for (const authorization of [
      'Bearer ',
      'Bearer nothing',
      `Bearer ${'x'.repeat(5000)}`,
      'Basic dXNlcjpwYXNz',
      'Bearer \u00ff',
    ])
      expect(
        clearRefusal(await t.app.inject({ url: '/api/matters', headers: { authorization } }), authorization),
      ).toMatchObject({
        status: 401,
        code: 'sign-in-needed',
      });
  });
});
