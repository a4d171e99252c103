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
  const file = (n: number, phone: string) =>
    app.inject({
      method: 'POST',
      url: '/api/resident/matters',
      remoteAddress: `10.0.${n % 250}.${1 + (n % 7)}`,
      headers: { 'idempotency-key': randomUUID() },
      payload: {
        description: `第${n}次反映楼上漏水。`,
        areaCode: '990101101201',
        applicants: [{ role: 'self', name: '程安', phone }],
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
  expect(await t.look('select count(*)::integer as n from matters.matter')).toEqual([{ n: 121 }]);
  await app.close();
});
