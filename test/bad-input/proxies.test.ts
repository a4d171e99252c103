import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FastifyInstance } from 'fastify';
import { buildApp } from '../../server/app.ts';
import { type TestHouse, testHouse } from '../harness/house.ts';

let t: TestHouse;
let behind: FastifyInstance;
beforeAll(async () => {
  t = await testHouse();
  behind = await buildApp(t.house, { trustedProxies: ['127.0.0.1', '10.0.0.0/24'] });
  await behind.ready();
});
afterAll(async () => {
  await behind.close();
  await t.close();
});

/** The address that the audit trail keeps of a wrong sign-in. */
async function addressKept(app: FastifyInstance, forwarded: string, from = '127.0.0.1'): Promise<string | undefined> {
  const reply = await app.inject({
    method: 'POST',
    url: '/api/sign-in',
    remoteAddress: from,
    headers: { 'x-forwarded-for': forwarded },
    payload: { username: 'nobody-at-all', password: 'Wrong-password-1' },
  });
  expect(reply.statusCode, reply.body).toBe(401);
  const [row] = await t.look<{ address: string }>(
    'select address from people.audit_entry order by at desc, sequence desc limit 1',
  );
  return row?.address;
}

describe('whose address counts', () => {
  it('is that of the connection where no proxy was named, whatever the request claims', async () => {
    expect(await addressKept(t.app, '203.0.113.9')).toBe('127.0.0.1');
  });

  it('is the one that a named proxy saw, and not what somebody wrote in front of it', async () => {
    expect(await addressKept(behind, '203.0.113.9')).toBe('203.0.113.9');
    expect(await addressKept(behind, '198.51.100.7, 203.0.113.9')).toBe('203.0.113.9');
    expect(await addressKept(behind, '203.0.113.9, 10.0.0.5')).toBe('203.0.113.9');
  });

  it('is that of a stranger who only pretends to be a proxy', async () => {
    expect(await addressKept(behind, '203.0.113.9', '192.0.2.44')).toBe('192.0.2.44');
  });
});
