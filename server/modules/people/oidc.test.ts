import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IdentityProvider, openIdentityProvider } from '../../../test/harness/identity-provider.ts';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { officers } from '../../../test/harness/small-county.ts';
import { newTotpSecret } from '../../platform/totp.ts';
import { codeOf, giveCredentials, peopleApp } from './testing.ts';

// A whole identity provider on loopback: nothing of the protocol is played by the test but the person at its sign-in page.

const publicUrl = 'https://anhe.example.gov.cn';
let t: TestHouse;
let app: FastifyInstance;
let provider: IdentityProvider;

beforeAll(async () => {
  t = await testHouse();
  provider = await openIdentityProvider(`${publicUrl}/staff/sign-in/returned`);
  app = await peopleApp({ ...t.house, config: { ...t.house.config, publicUrl } }, { oidc: provider });
});

afterAll(async () => {
  await app.close();
  await t.close();
  await provider.stop();
});

const post = (url: string, payload: object) => app.inject({ method: 'POST', url, payload });

/** A browser with cookies that signs in at the provider's own page as the given person and agrees. */
async function visit(url: string, username: string): Promise<string> {
  const jar = new Map<string, string>();
  let at = new URL(url);
  let form: URLSearchParams | undefined;
  for (let hop = 0; hop < 15; hop += 1) {
    const reply = await fetch(at, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form ? { method: 'POST', body: form } : {}),
    });
    form = undefined;
    for (const cookie of reply.headers.getSetCookie()) {
      const [pair = ''] = cookie.split(';');
      jar.set(pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1));
    }
    const next = reply.headers.get('location');
    if (next) {
      at = new URL(next, at);
      if (at.href.startsWith(publicUrl)) return at.search;
      continue;
    }
    const page = await reply.text();
    const action = /action="([^"]+)"/u.exec(page)?.[1];
    if (!action) throw new Error(`the provider showed: ${page.slice(0, 400)}`);
    at = new URL(action, at);
    form = new URLSearchParams({
      prompt: page.includes('name="login"') ? 'login' : 'consent',
      login: username,
      password: 'any',
    });
  }
  throw new Error('the provider never sent us back');
}

async function travel(username: string): Promise<{ ticket: string; returned: string }> {
  const started = await post('/api/sign-in/oidc', {});
  expect(started.statusCode, started.body).toBe(200);
  const { url, ticket } = started.json<{ url: string; ticket: string }>();
  expect(url).toContain('code_challenge_method=S256');
  return { ticket, returned: await visit(url, username) };
}

describe('sign-in through the county’s identity provider (统一身份认证)', () => {
  it('is offered when it is configured', async () => {
    const reply = await app.inject({ method: 'GET', url: '/api/sign-in' });
    expect(reply.json()).toEqual({ county: '安和县', kind: 'real', oidc: true, idleMinutes: 30 });
  });

  it('opens a session for the officer whose username the provider names, in a Secure cookie', async () => {
    const reply = await post('/api/sign-in/oidc/finish', await travel(`user${officers.clerk.officerId}`));
    expect(reply.statusCode, reply.body).toBe(200);
    expect(reply.json()).toMatchObject({ officer: { name: officers.clerk.name }, post: { roles: ['window_clerk'] } });
    expect(reply.cookies[0]).toMatchObject({ secure: true, sameSite: 'Strict' });
  });

  it('asks an administrator for the one-time code as well', async () => {
    const secret = newTotpSecret();
    await giveCredentials(t.house, officers.auditAdmin.officerId, { password: 'Anhe-2026-good', totpSecret: secret });
    const stopped = await post('/api/sign-in/oidc/finish', await travel(`user${officers.auditAdmin.officerId}`));
    expect(stopped.json()).toMatchObject({ code: 'totp-needed' });
    const { ticket } = stopped.json<{ ticket: string }>();
    const done = await post('/api/sign-in/continue', { ticket, totp: codeOf(secret) });
    expect(done.json()).toMatchObject({ post: { roles: ['audit_admin'] } });
  });

  it('lets nobody in whom the county does not know, and writes it down', async () => {
    const reply = await post('/api/sign-in/oidc/finish', await travel('stranger'));
    expect(reply.json()).toMatchObject({ code: 'sign-in-failed' });
    const [entry] = await t.look<{ what: string; why: string }>(
      'select what, why from people.audit_entry order by sequence desc limit 1',
    );
    expect(entry).toEqual({ what: 'finishOidc', why: 'sign-in-failed' });
  });

  it('refuses an answer that belongs to another journey, was used, or was forged', async () => {
    const one = await travel(`user${officers.clerk.officerId}`);
    const two = await travel(`user${officers.clerk.officerId}`);
    const crossed = await post('/api/sign-in/oidc/finish', { ticket: one.ticket, returned: two.returned });
    expect(crossed.json()).toMatchObject({ code: 'oidc-failed' });
    expect((await post('/api/sign-in/oidc/finish', two)).statusCode).toBe(200);
    expect((await post('/api/sign-in/oidc/finish', two)).json()).toMatchObject({ code: 'oidc-failed' });
    const forged = await post('/api/sign-in/oidc/finish', { ticket: 'A'.repeat(80), returned: one.returned });
    expect(forged.json()).toMatchObject({ code: 'ticket-invalid' });
  });

  it('says so when it is not configured, and when the provider does not answer', async () => {
    const without = await peopleApp(t.house);
    const none = await without.inject({ method: 'POST', url: '/api/sign-in/oidc', payload: {} });
    expect(none.json()).toMatchObject({ code: 'oidc-not-configured' });
    await without.close();
    const house = { ...t.house, config: { ...t.house.config, publicUrl } };
    const gone = await peopleApp(house, { oidc: { ...provider, issuer: 'http://127.0.0.1:9' } });
    const reply = await gone.inject({ method: 'POST', url: '/api/sign-in/oidc', payload: {} });
    expect(reply.statusCode).toBe(503);
    expect(reply.json()).toMatchObject({ code: 'oidc-unavailable' });
    await gone.close();
  });
});
