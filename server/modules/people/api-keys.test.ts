import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { linesOf } from '../../../test/harness/workbook-lines.ts';
import { ordinary, registerAt } from '../../../test/harness/story.ts';
import { workerHouse } from '../../../test/harness/worker-house.ts';
import { verifyMatters } from '../matters/index.ts';

let t: TestHouse;
let post: number;
beforeAll(async () => {
  t = await testHouse();
  // The system administrator opens an account of the petitions office that nobody signs in to, the security administrator grants its roles.
  const officer = (
    await t.send({ as: 'systemAdmin', url: '/api/admin/officers', body: { name: '信访接口', username: 'api.xinfang' } })
  ).json<{ id: number }>();
  const posted = (
    await t.send({
      as: 'systemAdmin',
      url: '/api/admin/posts',
      body: { officerId: officer.id, organisationId: 29, from: '2026-03-02' },
    })
  ).json<{ posts: { id: number; version: number }[] }>();
  post = posted.posts[0]?.id ?? 0;
  const granted = await t.send({
    as: 'securityAdmin',
    url: `/api/admin/posts/${post}/roles`,
    version: posted.posts[0]?.version ?? 1,
    body: { roles: ['handler'] },
  });
  if (granted.statusCode !== 200) throw new Error(granted.body);
});
afterAll(() => t.close());

async function made(name: string): Promise<{ key: string; record: { id: string } }> {
  const reply = await t.send({
    as: 'securityAdmin',
    url: '/api/admin/api-keys',
    body: { name, postId: post, endsOn: '2026-12-31' },
  });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json();
}

const matter = (): object => ({
  ...ordinary,
  respondents: [],
  noticeVersion: t.house.profile.notice.version,
  channel: 'window',
  source: { bodyName: '别的单位', reference: 'XF-2026-9' },
});

const under = (key: string, url: string, body?: object) =>
  t.send({ method: body ? 'POST' : 'GET', url, headers: { 'x-api-key': key }, ...(body ? { body } : {}) });

describe('a key for a programme of another body (接口密钥)', () => {
  it('registers matters that carry the body as source, and reads back its own only', async () => {
    const { key } = await made('信访系统');
    const brought = await under(key, '/api/matters', matter());
    expect(brought.statusCode, brought.body).toBe(201);
    const { number } = brought.json<{ number: string }>();
    const read = await under(key, `/api/matters/${number}`);
    expect(read.json()).toMatchObject({ number, channel: 'api' });
    const shown = await t.send({ as: 'coordinator', method: 'GET', url: `/api/matters/${number}/source` });
    expect(shown.json()).toMatchObject({
      channel: 'api',
      source: { bodyName: '安和县信访局', reference: 'XF-2026-9' },
      firstReceiver: { name: '信访接口', body: '安和县信访局' },
    });
    // What another programme of the same body brought is not there for it; nor is what stood there before.
    const other = await made('另一个系统');
    expect((await under(other.key, `/api/matters/${number}`)).statusCode).toBe(404);
    expect((await under(other.key, '/api/matters')).json()).toMatchObject({ items: [] });
    const own = (await under(key, '/api/matters')).json<{ items: { number: string }[] }>();
    expect(own.items.map((one) => one.number)).toEqual([number]);
    const elsewhere = await registerAt(t, 'clerk');
    expect((await under(key, `/api/matters/${elsewhere.number}`)).statusCode).toBe(404);
    // As a bearer too.
    expect((await t.send({ bearer: key, method: 'GET', url: '/api/matters' })).statusCode).toBe(200);
  });

  it('is turned away from everything else, also from what its post could do', async () => {
    const { key, record } = await made('信访系统');
    for (const url of ['/api/whoami', '/api/matters/counts', '/api/colleagues', '/api/admin/api-keys']) {
      const reply = await under(key, url);
      expect([403, 404], `${url}: ${reply.body}`).toContain(reply.statusCode);
    }
    expect((await under(key, '/api/matters/counts')).json()).toMatchObject({ code: 'key-not-for-this' });
    const trail = await t.send({ as: 'auditAdmin', method: 'GET', url: '/api/admin/audit?what=countMatters' });
    expect(trail.json().items).toMatchObject([
      { outcome: 'refused', why: 'key-not-for-this', facts: { key: record.id, postId: post } },
    ]);
  });

  it('is shown once and kept as a hash; ended it is nobody’s at once, and the audit trail names it', async () => {
    const { key, record } = await made('信访系统');
    const rows = await t.look<{ row: string }>('select row_to_json(k)::text as row from people.api_key k');
    for (const { row } of rows) expect(row).not.toContain(key.slice(5));
    const listed = await t.send({ as: 'securityAdmin', method: 'GET', url: '/api/admin/api-keys' });
    expect(listed.body).not.toContain(key);
    expect(listed.json<{ items: object[] }>().items).toContainEqual(
      expect.objectContaining({ name: '信访系统', organisation: '安和县信访局', roles: ['handler'], valid: true }),
    );
    // As Excel: the rows of the list, and nothing by which a key could be had; a name like a formula stays words.
    await made('=cmd|calc');
    const all = await t.send({ as: 'securityAdmin', method: 'GET', url: '/api/admin/api-keys' });
    const out = await t.send({ as: 'securityAdmin', method: 'GET', url: '/api/admin/api-keys/workbook' });
    const lines = await linesOf(out);
    expect(lines.slice(1).map((line) => line[0]?.replace(/^'/u, ''))).toEqual(
      all.json<{ items: { name: string }[] }>().items.map((one) => one.name),
    );
    expect(lines.map((line) => line.slice(0, 2))).toContainEqual(["'=cmd|calc", '安和县信访局']);
    const kept = await t.look<{ hash: string }>(`select encode(token_hash, 'hex') as hash from people.api_key`);
    for (const secret of [key, key.slice(5), ...kept.map((one) => one.hash)])
      expect(lines.flat().join('\n')).not.toContain(secret);
    const end = {
      as: 'securityAdmin',
      url: `/api/admin/api-keys/${record.id}/end`,
      body: { reason: '对接结束' },
    } as const;
    expect((await t.send(end)).json()).toMatchObject({ code: 'if-match-missing' });
    expect((await t.send({ ...end, version: 2 })).json()).toMatchObject({ code: 'version-stale' });
    expect((await t.send({ ...end, version: 1 })).json()).toMatchObject({ valid: false, version: 2, acts: [] });
    expect((await under(key, '/api/matters')).statusCode).toBe(401);
    expect((await t.send({ ...end, version: 1 })).json()).toMatchObject({ code: 'version-stale' });
    expect((await t.send({ ...end, version: 2 })).json()).toMatchObject({ code: 'api-key-ended' });
    const audit = await t.look<{ what: string }>(
      `select what from people.audit_entry where target = $1 order by sequence`,
      [`api-key:${record.id}`],
    );
    expect(audit.map((one) => one.what)).toEqual(['makeApiKey', 'endApiKey']);
  });

  it('is offered for accounts that nobody signs in to, among all that there are', async () => {
    const offered = await t.send({
      as: 'securityAdmin',
      method: 'GET',
      url: '/api/admin/officers?nobodySignsIn=true&limit=100',
    });
    const items = offered.json<{ items: { username: string; lastSignInAt: string | null }[] }>().items;
    expect(items.map((one) => one.username)).toContain('api.xinfang');
    const [one] = await t.look<{ username: string }>(
      `update people.officer set password_hash = '$argon2id$x', password_changed_at = '2026-03-02T00:00:00Z' where id = 1 returning username`,
    );
    const then = await t.send({
      as: 'securityAdmin',
      method: 'GET',
      url: '/api/admin/officers?nobodySignsIn=true&limit=100',
    });
    expect(items.map((officer) => officer.username)).toContain(one?.username);
    expect(then.json<{ items: { username: string }[] }>().items.map((officer) => officer.username)).not.toContain(
      one?.username,
    );
  });

  it('is made only for an account that nobody signs in to, with working roles, for a year at most', async () => {
    const tried = async (body: object, as: 'securityAdmin' | 'systemAdmin' = 'securityAdmin') =>
      (
        await t.send({
          as,
          url: '/api/admin/api-keys',
          body: { name: '接口', postId: post, endsOn: '2026-12-31', ...body },
        })
      ).json();
    await t.look(
      `update people.officer set password_hash = '$argon2id$x', password_changed_at = '2026-03-02T00:00:00Z' where id = 1`,
    );
    expect(await tried({ postId: 101 })).toMatchObject({ code: 'api-key-person' });
    expect(await tried({ postId: 106 })).toMatchObject({ code: 'api-key-roles' });
    expect(await tried({ endsOn: '2027-03-03' })).toMatchObject({ code: 'api-key-end' });
    expect(await tried({ postId: 9999 })).toMatchObject({ code: 'post-unknown' });
    expect(await tried({}, 'systemAdmin')).toMatchObject({ status: 403 });
  });

  it('keeps the account a programme’s: nobody is given its password, and once somebody signs in the key is none', async () => {
    const { key, record } = await made('专用系统');
    expect((await under(key, '/api/matters')).statusCode).toBe(200);
    const [account] = await t.look<{ id: number; version: number }>(
      'select o.id, o.version from people.officer o join people.post p on p.officer_id = o.id where p.id = $1',
      [post],
    );
    const reset = await t.send({
      as: 'securityAdmin',
      url: `/api/admin/officers/${account?.id}/password`,
      version: account?.version ?? 0,
      body: {},
    });
    expect(reset.json()).toMatchObject({ status: 409, code: 'api-key-account' });
    // As when the county's own sign-in service lets somebody in by the user name.
    await t.look(`update people.officer set last_sign_in_at = '2026-03-02T00:00:00Z' where id = $1`, [account?.id]);
    expect((await under(key, '/api/matters')).statusCode).toBe(401);
    await t.look('update people.officer set last_sign_in_at = null where id = $1', [account?.id]);
    await t.look('update people.api_key set ended_at = made_at, ended_by = 1 where id = $1', [record.id]);
  });

  it('is slowed down after three hundred requests in a minute, with the seconds to wait', async () => {
    const { key } = await made('忙的系统');
    const replies = [];
    for (let i = 0; i < 310; i += 1) replies.push(under(key, '/api/matters'));
    const limited = (await Promise.all(replies)).filter((reply) => reply.statusCode === 429);
    expect(limited.length).toBe(10);
    expect(limited[0]?.json()).toMatchObject({ code: 'too-many' });
    expect(Number(limited[0]?.headers['retry-after'])).toBeGreaterThan(0);
  });

  it('invented by the hundred is refused after sixty from one address, leaves one counter, and keeps no true key out', async () => {
    const { key } = await made('旁边的系统');
    const from = '10.9.0.1';
    const call = (given: string, remoteAddress = from) =>
      t.app.inject({ method: 'GET', url: '/api/matters', remoteAddress, headers: { 'x-api-key': given } });
    const counters = async (): Promise<number> => (await t.look('select 1 from platform.rate_limit')).length;
    const before = await counters();
    const replies = await Promise.all(
      Array.from({ length: 70 }, () => call(`anhe_${randomBytes(32).toString('base64url')}`)),
    );
    expect(replies.filter((reply) => reply.statusCode === 401)).toHaveLength(60);
    const limited = replies.filter((reply) => reply.statusCode === 429);
    expect(limited).toHaveLength(10);
    expect(limited[0]?.json()).toMatchObject({ code: 'too-many' });
    expect(Number(limited[0]?.headers['retry-after'])).toBeGreaterThan(0);
    expect(await counters()).toBe(before + 1);
    // The programme behind the same address works on, and another address is not held to it.
    expect((await call(key)).statusCode).toBe(200);
    expect((await call(`anhe_${randomBytes(32).toString('base64url')}`, '10.9.0.2')).statusCode).toBe(401);
  });

  it('stands in the interface description as a scheme of its own', async () => {
    const { components, paths } = t.app.swagger() as unknown as {
      components: { securitySchemes: Record<string, unknown> };
      paths: Record<string, Record<string, { security?: object[] }>>;
    };
    expect(components.securitySchemes['apiKey']).toEqual({ type: 'apiKey', in: 'header', name: 'X-Api-Key' });
    expect(paths['/api/matters']?.['post']?.security).toContainEqual({ apiKey: [] });
    expect(paths['/api/matters/{number}/accept']?.['post']?.security).not.toContainEqual({ apiKey: [] });
  });

  it('leaves no fault in the record', async () => {
    const worker = await workerHouse(t);
    const { faults, matters } = await verifyMatters(worker);
    await worker.close();
    expect(matters).toBeGreaterThan(1);
    expect(faults).toEqual([]);
  });
});
