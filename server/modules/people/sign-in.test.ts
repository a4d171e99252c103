import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { officers } from '../../../test/harness/small-county.ts';
import { newTotpSecret } from '../../platform/totp.ts';
import { codeOf, giveCredentials, peopleApp, signInAs } from './testing.ts';

const password = 'Anhe-2026-good';
const clerk = { username: `user${officers.clerk.officerId}`, password };
let t: TestHouse;
let app: FastifyInstance;

beforeAll(async () => {
  t = await testHouse();
  app = await peopleApp(t.house);
});

afterAll(async () => {
  await app.close();
  await t.close();
});

const minutes = (n: number): void => t.clock.advance(n * 60_000);
const me = (token: string) =>
  app.inject({ method: 'GET', url: '/api/me', headers: { authorization: `Bearer ${token}` } });
const post = (url: string, payload: object, token?: string) =>
  app.inject({ method: 'POST', url, payload, headers: token ? { authorization: `Bearer ${token}` } : {} });

describe('password', () => {
  beforeEach(async () => {
    minutes(30);
    await t.look('delete from people.sign_in_guard');
    await giveCredentials(t.house, officers.clerk.officerId, { password });
  });

  it('opens a session: a token for programmes, a strict httpOnly cookie for browsers', async () => {
    const reply = await signInAs(app, { ...clerk, username: ` ${clerk.username.toUpperCase()} ` });
    expect(reply.statusCode).toBe(200);
    expect(reply.json()).toMatchObject({
      officer: { name: officers.clerk.name },
      post: { organisation: { name: '安和县综治中心', areaCode: '990101' }, roles: ['window_clerk'] },
    });
    const [cookie] = reply.cookies;
    expect(cookie).toMatchObject({ name: 'anhe_session', httpOnly: true, sameSite: 'Strict', path: '/' });
    const seen = await app.inject({ method: 'GET', url: '/api/me', cookies: { anhe_session: cookie?.value ?? '' } });
    expect(seen.json()).toMatchObject({
      officer: { username: clerk.username },
      county: { name: '安和县' },
      shows: ['desk', 'register', 'windows', 'matters', 'calendar'],
    });
  });

  it('gives a wrong password, an unknown name and a name without password the same answer', async () => {
    const wrong = await signInAs(app, { ...clerk, password: 'Anhe-2026-bad!' });
    const unknown = await signInAs(app, { username: 'nobody-here', password });
    const without = await signInAs(app, { username: `user${officers.head.officerId}`, password });
    for (const reply of [wrong, unknown, without]) {
      expect(reply.statusCode).toBe(401);
      const { requestId: _, ...problem } = reply.json<Record<string, unknown>>();
      expect(problem).toEqual({
        type: 'about:blank',
        title: 'unauthenticated',
        status: 401,
        code: 'sign-in-failed',
      });
    }
  });

  it.each([clerk.username, 'nobody-at-all'])(
    'locks %s for 15 minutes after five failures, known or not, and takes the right password again afterwards',
    async (username) => {
      for (let i = 0; i < 5; i += 1) {
        const reply = await signInAs(app, { username, password: `Wrong-${i}-aaaa` });
        expect(reply.json()).toMatchObject({ code: 'sign-in-failed' });
      }
      const locked = await signInAs(app, { username, password });
      expect(locked.statusCode).toBe(429);
      expect(locked.json()).toMatchObject({ code: 'sign-in-locked', retryAfter: 900 });
      minutes(14);
      expect((await signInAs(app, { username, password })).statusCode).toBe(429);
      minutes(1);
      expect((await signInAs(app, { username, password })).statusCode).toBe(username === clerk.username ? 200 : 401);
    },
  );

  it('lets no more than five tries through when many come at once', async () => {
    const username = 'at-once';
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, i) => signInAs(app, { username, password: `Wrong-${i}-aaaa` })),
    );
    expect(all.filter((reply) => reply.statusCode === 401).length).toBeLessThanOrEqual(5);
    expect(all.every((reply) => reply.statusCode === 401 || reply.statusCode === 429)).toBe(true);
  });

  it('begins a new count after a right sign-in', async () => {
    for (let round = 0; round < 2; round += 1) {
      for (let i = 0; i < 4; i += 1) await signInAs(app, { ...clerk, password: `Wrong-${i}-aaaa` });
      expect((await signInAs(app, clerk)).statusCode).toBe(200);
    }
  });

  it('refuses a field that nobody asked for and a body of another form', async () => {
    expect((await post('/api/sign-in', { ...clerk, remember: true })).statusCode).toBe(400);
    expect((await post('/api/sign-in', { username: clerk.username })).statusCode).toBe(400);
  });
});

describe('a temporary or worn-out password', () => {
  const temporary = 'Temp-Orary-2026';

  async function stopped(): Promise<{ ticket: string; why: string }> {
    const reply = await signInAs(app, { ...clerk, password: temporary });
    expect(reply.json()).toMatchObject({ code: 'password-change-needed' });
    expect(reply.cookies).toEqual([]);
    return reply.json();
  }

  beforeEach(async () => {
    minutes(30);
    await giveCredentials(t.house, officers.clerk.officerId, { password: temporary, mustChange: true });
  });

  it('is changed before anything else, and the ticket is good once', async () => {
    const { ticket, why } = await stopped();
    expect(why).toBe('first');
    const newPassword = 'Brand-New-2026';
    const weak = await post('/api/sign-in/continue', { ticket, newPassword: 'short' });
    expect(weak.json()).toMatchObject({
      code: 'password-too-weak',
      rules: ['password-too-short', 'password-too-few-kinds'],
    });
    const same = await post('/api/sign-in/continue', { ticket, newPassword: temporary });
    expect(same.json()).toMatchObject({ code: 'password-used-before' });
    const done = await post('/api/sign-in/continue', { ticket, newPassword });
    expect(done.statusCode).toBe(200);
    expect((await me(done.json<{ token: string }>().token)).json()).toMatchObject({ passwordGoodUntil: '2026-08-29' });
    const again = await post('/api/sign-in/continue', { ticket, newPassword: 'Brand-New-2027' });
    expect(again.json()).toMatchObject({ code: 'ticket-invalid' });
    expect((await signInAs(app, { ...clerk, password: newPassword })).statusCode).toBe(200);
  });

  it('has a ticket that runs out after ten minutes and that nobody can make up', async () => {
    const { ticket } = await stopped();
    minutes(10);
    for (const each of [ticket, `${ticket.slice(0, -4)}AAAA`, 'A'.repeat(60)]) {
      const reply = await post('/api/sign-in/continue', { ticket: each, newPassword: 'Brand-New-2026' });
      expect(reply.statusCode).toBe(401);
      expect(reply.json()).toMatchObject({ code: 'ticket-invalid' });
    }
  });

  it('must be changed again after 180 days', async () => {
    await giveCredentials(t.house, officers.clerk.officerId, { password });
    t.clock.advance(181 * 86_400_000);
    const reply = await signInAs(app, clerk);
    expect(reply.json()).toMatchObject({ code: 'password-change-needed', why: 'expired' });
    t.clock.advance(-181 * 86_400_000);
  });

  it('does not come back among the last five', async () => {
    await giveCredentials(t.house, officers.clerk.officerId, { password });
    let current = password;
    const { token } = (await signInAs(app, clerk)).json<{ token: string }>();
    for (let i = 1; i <= 5; i += 1) {
      minutes(1);
      const next = `Changed-Nr-${i}`;
      const reply = await post('/api/me/password', { current, next }, token);
      expect(reply.statusCode, reply.body).toBe(200);
      current = next;
    }
    const last = await post('/api/me/password', { current, next: 'Changed-Nr-1' }, token);
    expect(last.json()).toMatchObject({ code: 'password-used-before' });
    expect((await post('/api/me/password', { current, next: password }, token)).statusCode).toBe(200);
  });
});

describe('the second factor', () => {
  const admin = { username: `user${officers.systemAdmin.officerId}`, password };
  const secret = newTotpSecret();

  beforeEach(() => minutes(30));

  it('is enrolled at the first sign-in of an administrator, and confirmed by a code', async () => {
    await giveCredentials(t.house, officers.systemAdmin.officerId, { password });
    const first = await signInAs(app, admin);
    expect(first.statusCode).toBe(401);
    expect(first.cookies).toEqual([]);
    const { code, ticket, secret: shown, uri } = first.json<Record<string, string>>();
    expect(code).toBe('totp-enrolment-needed');
    expect(uri).toContain('otpauth://totp/');
    const wrong = await post('/api/sign-in/continue', { ticket, totp: '000000' });
    expect(wrong.json()).toMatchObject({ code: 'totp-wrong' });
    const done = await post('/api/sign-in/continue', { ticket, totp: codeOf(shown ?? '') });
    expect(done.statusCode, done.body).toBe(200);
    expect(done.json()).toMatchObject({ post: { roles: ['system_admin'] } });
    const [row] = await t.look<{ totp_secret: Buffer }>('select totp_secret from people.officer where id = $1', [
      officers.systemAdmin.officerId,
    ]);
    expect(row?.totp_secret.includes(shown ?? '')).toBe(false);
  });

  it('is asked for from then on, with the password or after it, and a code is good once', async () => {
    await giveCredentials(t.house, officers.systemAdmin.officerId, { password, totpSecret: secret });
    const asked = await signInAs(app, admin);
    expect(asked.json()).toMatchObject({ code: 'totp-needed' });
    const totp = codeOf(secret);
    const { ticket } = asked.json<{ ticket: string }>();
    const done = await post('/api/sign-in/continue', { ticket, totp });
    expect(done.statusCode, done.body).toBe(200);
    const again = await signInAs(app, { ...admin, totp });
    expect(again.json()).toMatchObject({ code: 'totp-wrong' });
    const next = await signInAs(app, { ...admin, totp: codeOf(secret, 1) });
    expect(next.statusCode, next.body).toBe(200);
  });

  it('counts wrong codes towards the lock, also through the ticket', async () => {
    await giveCredentials(t.house, officers.systemAdmin.officerId, { password, totpSecret: secret });
    const { ticket } = (await signInAs(app, admin)).json<{ ticket: string }>();
    for (let i = 0; i < 5; i += 1) {
      // The right password in between does not begin a new count.
      await signInAs(app, admin);
      await post('/api/sign-in/continue', { ticket, totp: `00000${i}` });
    }
    expect((await post('/api/sign-in/continue', { ticket, totp: codeOf(secret) })).statusCode).toBe(429);
  });

  it('is a choice for others: enrolled with password and code, given up the same way; not by administrators', async () => {
    await giveCredentials(t.house, officers.clerk.officerId, { password });
    const { token } = (await signInAs(app, clerk)).json<{ token: string }>();
    expect((await post('/api/me/second-factor', { password: 'Wrong-2026-x' }, token)).statusCode).toBe(401);
    const begun = (await post('/api/me/second-factor', { password }, token)).json<Record<string, string>>();
    const own = begun['secret'] ?? '';
    const confirmed = await post(
      '/api/me/second-factor/confirm',
      { ticket: begun['ticket'], totp: codeOf(own) },
      token,
    );
    expect(confirmed.statusCode, confirmed.body).toBe(200);
    expect((await signInAs(app, clerk)).json()).toMatchObject({ code: 'totp-needed' });
    const dropped = await post('/api/me/second-factor/drop', { password, totp: codeOf(own) }, token);
    expect(dropped.statusCode, dropped.body).toBe(200);
    const administrator = await t.token('systemAdmin');
    const kept = await post('/api/me/second-factor/drop', { password, totp: codeOf(secret) }, administrator);
    expect(kept.json()).toMatchObject({ code: 'second-factor-required' });
  });
});

describe('a session', () => {
  let token: string;

  beforeEach(async () => {
    minutes(30);
    await giveCredentials(t.house, officers.clerk.officerId, { password });
    token = (await signInAs(app, clerk)).json<{ token: string }>().token;
  });

  it('ends when nobody uses it for the idle time, and goes on while it is used', async () => {
    for (let i = 0; i < 3; i += 1) {
      minutes(20);
      expect((await me(token)).statusCode).toBe(200);
    }
    minutes(30);
    expect((await me(token)).json()).toMatchObject({ code: 'sign-in-needed' });
  });

  it('ends after twelve hours however busy', async () => {
    for (let i = 0; i < 36; i += 1) {
      minutes(20);
      await me(token);
    }
    expect((await me(token)).statusCode).toBe(401);
  });

  it('is over at once after signing out, and the cookie is taken back', async () => {
    const reply = await post('/api/sign-out', {}, token);
    expect(reply.statusCode).toBe(200);
    expect(reply.cookies[0]).toMatchObject({ name: 'anhe_session', value: '' });
    expect((await me(token)).statusCode).toBe(401);
  });

  it('is listed and can be ended from another one; nobody ends a stranger’s', async () => {
    const other = (await signInAs(app, clerk)).json<{ token: string }>().token;
    const list = await app.inject({
      method: 'GET',
      url: '/api/me/sessions',
      headers: { authorization: `Bearer ${other}` },
    });
    const { items } = list.json<{ items: { id: string; current: boolean; post: string }[] }>();
    expect(items.filter((item) => item.current)).toHaveLength(1);
    const victim = items.find((item) => !item.current);
    const stranger = await t.token('coordinator');
    expect((await post(`/api/me/sessions/${victim?.id}/end`, {}, stranger)).statusCode).toBe(404);
    for (const item of items.filter((each) => !each.current))
      expect((await post(`/api/me/sessions/${item.id}/end`, {}, other)).statusCode).toBe(200);
    expect((await me(token)).statusCode).toBe(401);
    expect((await me(other)).statusCode).toBe(200);
  });

  it('ends elsewhere, but not here, when the password is changed', async () => {
    const other = (await signInAs(app, clerk)).json<{ token: string }>().token;
    const changed = await post('/api/me/password', { current: password, next: 'Quite-Another-9' }, other);
    expect(changed.statusCode, changed.body).toBe(200);
    expect((await me(token)).statusCode).toBe(401);
    expect((await me(other)).statusCode).toBe(200);
  });

  it('is felt to be over within seconds when another process ended it', async () => {
    expect((await me(token)).statusCode).toBe(200);
    await t.look(`update platform.session set ended_at = created_at where officer_id = ${officers.clerk.officerId}`);
    await t.look(`update platform.stamp set value = nextval('platform.stamp_value') where topic = 'sessions'`);
    await expect.poll(async () => (await me(token)).statusCode, { timeout: 10_000, interval: 200 }).toBe(401);
  });

  it.each(['', 'x', 'A'.repeat(43), `${'A'.repeat(42)}\u00e9`])('is not opened by a made-up token %j', async (made) => {
    const reply = await app.inject({ method: 'GET', url: '/api/me', cookies: { anhe_session: made } });
    expect(reply.json()).toMatchObject({ code: 'sign-in-needed' });
  });

  it('writes down its last use at most once a minute', async () => {
    const seen = async () =>
      (
        await t.look<{ at: Date }>(
          `select max(last_seen_at) as at from platform.session where officer_id = ${officers.clerk.officerId}`,
        )
      )[0]?.at.toISOString();
    const begun = await seen();
    t.clock.advance(59_000);
    await me(token);
    expect(await seen()).toBe(begun);
    t.clock.advance(2_000);
    await me(token);
    expect(await seen()).toBe(t.clock.now().toISOString());
  });
});

describe('posts', () => {
  it('lets whoever holds several switch between them, and act in one only', async () => {
    await t.look(
      `insert into people.post (county_id, id, officer_id, organisation_id, roles, valid_from) values (1, 900, ${officers.clerk.officerId}, 24, '{checker}', '2025-01-01')`,
    );
    minutes(30);
    await giveCredentials(t.house, officers.clerk.officerId, { password });
    const opened = (await signInAs(app, clerk)).json<{ token: string; posts: unknown[] }>();
    expect(opened.posts).toHaveLength(2);
    const switched = await post('/api/me/post', { postId: 900 }, opened.token);
    expect(switched.json()).toMatchObject({ post: { id: 900, roles: ['checker'] } });
    expect((await me(opened.token)).json()).toMatchObject({
      post: { id: 900, organisation: { name: '河西镇综治中心' } },
    });
    const foreign = await post('/api/me/post', { postId: officers.head.postId }, opened.token);
    expect(foreign.json()).toMatchObject({ code: 'post-unknown' });
  });

  it('lets nobody in who has no post with roles', async () => {
    await t.look(
      `insert into people.officer (county_id, id, name, username, created_at) values (1, 800, '无岗', 'nopost', '2025-01-01')`,
    );
    await giveCredentials(t.house, 800, { password });
    const reply = await signInAs(app, { username: 'nopost', password });
    expect(reply.statusCode).toBe(403);
    expect(reply.json()).toMatchObject({ code: 'no-post' });
  });
});
