import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildApp } from '../../server/app.ts';
import { type TestHouse, testHouse } from '../harness/house.ts';

let t: TestHouse;
beforeAll(async () => {
  t = await testHouse();
});
afterAll(() => t.close());

it('one telephone that files five hundred matters in an hour brings in a hundred and twenty; others are served', async () => {
  // From so many addresses that the limit of an address never speaks.
  const app = await buildApp(
    { ...t.house, config: { ...t.house.config, submitsPerHour: 600 } },
    { checkReplies: true },
  );
  const file = (n: number, ...phones: readonly string[]) =>
    app.inject({
      method: 'POST',
      url: '/api/resident/matters',
      remoteAddress: `10.0.${n % 250}.${1 + (n % 7)}`,
      headers: { 'idempotency-key': randomUUID() },
      payload: {
        description: `第${n}次反映楼上漏水。`,
        areaCode: '990101101201',
        applicants: phones.map((phone) => ({ role: 'self', name: '程安', phone })),
        noticeVersion: t.house.profile.notice.version,
      },
    });
  const replies = [];
  for (let n = 0; n < 500; n += 20)
    replies.push(...(await Promise.all(Array.from({ length: 20 }, (_, k) => file(n + k, '13800000071')))));
  expect(replies.filter((reply) => reply.statusCode === 201)).toHaveLength(120);
  const refused = replies.filter((reply) => reply.statusCode !== 201);
  expect(refused.map((reply) => reply.json<{ code: string }>().code)).toEqual(Array(380).fill('too-many'));
  expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0);
  expect((await file(0, '13800000072')).statusCode).toBe(201);
  // Nor does it come in behind another: every telephone of those who file counts, once a filing however often it is written down.
  expect((await file(1, '13800000073', '138-0000-0071')).json()).toMatchObject({ code: 'too-many' });
  const twice = [];
  for (let n = 0; n < 62; n += 1) twice.push(file(n, '13800000074', '138 0000 0074'));
  expect((await Promise.all(twice)).map((reply) => reply.statusCode)).toEqual(Array(62).fill(201));
  expect(await t.look('select count(*)::integer as n from matters.matter')).toEqual([{ n: 183 }]);
  await app.close();
});
