import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { linesOf } from '../../../test/harness/workbook-lines.ts';
import { type OfficerName, officers } from '../../../test/harness/small-county.ts';
import { newTotpSecret } from '../../platform/totp.ts';
import { codeOf, giveCredentials, peopleApp, signInAs } from './testing.ts';

let t: TestHouse;
let app: FastifyInstance;
let keys = 0;

interface Officer {
  id: number;
  version: number;
  acts: string[];
  posts: { id: number; version: number; roles: string[]; acts: string[] }[];
}

beforeAll(async () => {
  t = await testHouse();
  app = await peopleApp(t.house);
});

afterAll(async () => {
  await app.close();
  await t.close();
});

async function as(
  officer: OfficerName,
  url: string,
  body?: object,
  how: { version?: number; key?: string } = {},
): Promise<LightMyRequestResponse> {
  keys += 1;
  const headers: Record<string, string> = { authorization: `Bearer ${await t.token(officer)}` };
  if (body === undefined) return app.inject({ method: 'GET', url, headers });
  headers['idempotency-key'] = how.key ?? `administration-${String(keys).padStart(6, '0')}`;
  if (how.version !== undefined) headers['if-match'] = `"${how.version}"`;
  return app.inject({ method: 'POST', url, headers, payload: body });
}

async function made<T>(reply: Promise<LightMyRequestResponse>): Promise<T> {
  const answer = await reply;
  expect(answer.statusCode, answer.body).toBeLessThan(300);
  return answer.json<T>();
}

async function newOfficer(username: string, organisationId = 1): Promise<Officer> {
  const { id } = await made<Officer>(as('systemAdmin', '/api/admin/officers', { name: '新来的', username }));
  return made<Officer>(as('systemAdmin', '/api/admin/posts', { officerId: id, organisationId, from: '2026-01-01' }));
}

describe('a new officer', () => {
  it('gets account and post from the system administrator, roles and password from the security administrator', async () => {
    const opened = await newOfficer('new.clerk');
    const post = opened.posts[0];
    expect(post).toMatchObject({ roles: [], acts: ['endPost'] });
    const self = await as('systemAdmin', `/api/admin/posts/${post?.id}/roles`, { roles: ['checker'] }, { version: 1 });
    expect(self.json()).toMatchObject({ code: 'role-not-allowed' });

    const granted = await made<Officer>(
      as('securityAdmin', `/api/admin/posts/${post?.id}/roles`, { roles: ['checker', 'window_clerk'] }, { version: 1 }),
    );
    expect(granted.posts[0]).toMatchObject({ roles: ['window_clerk', 'checker'], version: 2 });
    const reset = await made<{ temporaryPassword: string; officer: Officer }>(
      as('securityAdmin', `/api/admin/officers/${opened.id}/password`, {}, { version: granted.version }),
    );
    const first = await signInAs(app, { username: 'new.clerk', password: reset.temporaryPassword });
    expect(first.json()).toMatchObject({ code: 'password-change-needed', why: 'first' });
    const done = await app.inject({
      method: 'POST',
      url: '/api/sign-in/continue',
      payload: { ticket: first.json<{ ticket: string }>().ticket, newPassword: 'My-Own-Words-7' },
    });
    expect(done.json()).toMatchObject({ post: { roles: ['window_clerk', 'checker'] } });
  });

  it('keeps a username that is taken for whoever has it', async () => {
    await newOfficer('taken.one');
    const twice = await as('systemAdmin', '/api/admin/officers', { name: '别人', username: 'taken.one' });
    expect(twice.json()).toMatchObject({ code: 'username-taken' });
  });
});

describe('three administrators (三员)', () => {
  it('hold one duty alone: not two, not beside work, not on another post', async () => {
    const { id, posts } = await newOfficer('two.duties');
    const url = `/api/admin/posts/${posts[0]?.id}/roles`;
    for (const roles of [
      ['system_admin', 'audit_admin'],
      ['audit_admin', 'checker'],
    ])
      expect((await as('securityAdmin', url, { roles }, { version: 1 })).json()).toMatchObject({ code: 'roles-apart' });
    await made(as('securityAdmin', url, { roles: ['audit_admin'] }, { version: 1 }));
    const second = await made<Officer>(
      as('systemAdmin', '/api/admin/posts', { officerId: id, organisationId: 27, from: '2026-01-01' }),
    );
    const other = second.posts[1];
    const mixed = await as(
      'securityAdmin',
      `/api/admin/posts/${other?.id}/roles`,
      { roles: ['handler'] },
      { version: 1 },
    );
    expect(mixed.json()).toMatchObject({ code: 'roles-apart' });
  });

  it.each([
    [
      "insert into people.post (county_id, id, officer_id, organisation_id, roles, valid_from) values (1, 991, 1, 27, '{audit_admin}', '2025-01-01')",
      'another post of a clerk',
    ],
    ["update people.post set roles = '{system_admin,checker}' where id = 115", 'two roles on a post'],
    ["update people.post set roles = '{boss}' where id = 101", 'a role nobody knows'],
    ['update people.post set assigned_by = 5, granted_by = 5 where id = 101', 'granted by who assigned it'],
  ])('are kept apart by the database itself, whoever asks it: %#', async (sql) => {
    await expect(t.look(sql)).rejects.toMatchObject({ code: '23514' });
  });

  it('do not act on themselves', async () => {
    const { officerId, postId } = officers.securityAdmin;
    const self = [
      as('securityAdmin', `/api/admin/posts/${postId}/roles`, { roles: [] }, { version: 1 }),
      as('securityAdmin', `/api/admin/officers/${officerId}/password`, {}, { version: 1 }),
      as('securityAdmin', `/api/admin/officers/${officerId}/second-factor`, {}, { version: 1 }),
      as(
        'systemAdmin',
        `/api/admin/officers/${officers.systemAdmin.officerId}/suspend`,
        { reason: '离职了' },
        { version: 1 },
      ),
      as('systemAdmin', `/api/admin/posts/${officers.systemAdmin.postId}/end`, { on: '2026-03-02' }, { version: 1 }),
    ];
    for (const reply of await Promise.all(self)) expect(reply.json()).toMatchObject({ code: 'not-on-yourself' });
  });

  it('are never the last of their duty to go', async () => {
    const { officerId, postId } = officers.securityAdmin;
    const suspend = await as(
      'systemAdmin',
      `/api/admin/officers/${officerId}/suspend`,
      { reason: '离职了' },
      { version: 1 },
    );
    expect(suspend.json()).toMatchObject({ code: 'last-administrator', role: 'security_admin' });
    const end = await as('systemAdmin', `/api/admin/posts/${postId}/end`, { on: '2026-03-02' }, { version: 1 });
    expect(end.json()).toMatchObject({ code: 'last-administrator' });
  });
});

describe('a suspended account, an ended post', () => {
  it('is out at once and may come back', async () => {
    const { officerId } = officers.liulin;
    await giveCredentials(t.house, officerId, { password: 'Anhe-2026-good' });
    const body = { username: `user${officerId}`, password: 'Anhe-2026-good' };
    const { token } = (await signInAs(app, body)).json<{ token: string }>();
    const me = () => app.inject({ method: 'GET', url: '/api/me', headers: { authorization: `Bearer ${token}` } });
    expect((await me()).statusCode).toBe(200);
    const out = await made<Officer>(
      as('systemAdmin', `/api/admin/officers/${officerId}/suspend`, { reason: '调离' }, { version: 1 }),
    );
    expect(out.acts).toEqual(['reviseOfficer', 'reinstateOfficer']);
    expect((await me()).statusCode).toBe(401);
    expect((await signInAs(app, body)).json()).toMatchObject({ code: 'sign-in-failed' });
    await made(as('systemAdmin', `/api/admin/officers/${officerId}/reinstate`, { reason: '回来' }, { version: 2 }));
    expect((await signInAs(app, body)).statusCode).toBe(200);
  });

  it('loses the post on the day it ends, and the history still knows who held it', async () => {
    const { officerId, postId } = officers.dongshan;
    await giveCredentials(t.house, officerId, { password: 'Anhe-2026-good' });
    const body = { username: `user${officerId}`, password: 'Anhe-2026-good' };
    const { token } = (await signInAs(app, body)).json<{ token: string }>();
    const stale = await as('systemAdmin', `/api/admin/posts/${postId}/end`, { on: '2026-03-02' }, { version: 7 });
    expect(stale.statusCode).toBe(412);
    expect(stale.json()).toMatchObject({ code: 'version-stale', version: 1 });
    await made(as('systemAdmin', `/api/admin/posts/${postId}/end`, { on: '2026-03-02' }, { version: 1 }));
    const me = await app.inject({ method: 'GET', url: '/api/me', headers: { authorization: `Bearer ${token}` } });
    expect(me.statusCode).toBe(401);
    expect((await signInAs(app, body)).json()).toMatchObject({ code: 'no-post' });
    await t.house.keeper.refresh();
    expect(t.house.directory().post(postId)).toMatchObject({ officerName: officers.dongshan.name, roles: [] });
    expect(
      t.house
        .directory()
        .posts()
        .some((post) => post.id === postId),
    ).toBe(false);
  });

  it('feels another role at the next request', async () => {
    const token = await t.token('checker');
    const shows = async () =>
      (await app.inject({ method: 'GET', url: '/api/me', headers: { authorization: `Bearer ${token}` } })).json<{
        post: { roles: string[] };
      }>().post.roles;
    expect(await shows()).toEqual(['checker']);
    const url = `/api/admin/posts/${officers.checker.postId}/roles`;
    await made(as('securityAdmin', url, { roles: ['checker', 'follow_up'] }, { version: 1 }));
    expect(await shows()).toEqual(['checker', 'follow_up']);
  });
});

describe('the security administrator', () => {
  it('unlocks a locked account', async () => {
    const { officerId } = officers.followUp;
    await giveCredentials(t.house, officerId, { password: 'Anhe-2026-good' });
    const username = `user${officerId}`;
    for (let i = 0; i < 5; i += 1) await signInAs(app, { username, password: `Wrong-${i}-aaaa` });
    const locked = await made<Officer & { lockedUntil: string }>(
      as('securityAdmin', `/api/admin/officers/${officerId}`),
    );
    expect(locked.lockedUntil).toBe(new Date(t.clock.now().getTime() + 900_000).toISOString());
    expect(locked.acts).toContain('unlockOfficer');
    const list = await made<{ items: { id: number; locked: boolean }[] }>(
      as('securityAdmin', `/api/admin/officers?q=${username}`),
    );
    expect(list.items.find((item) => item.id === officerId)).toMatchObject({ locked: true });
    await made(as('securityAdmin', `/api/admin/officers/${officerId}/unlock`, {}, { version: locked.version }));
    expect((await signInAs(app, { username, password: 'Anhe-2026-good' })).statusCode).toBe(200);
  });

  it('sees and ends somebody’s sessions, and clears a lost second factor', async () => {
    const { officerId } = officers.housing;
    const secret = newTotpSecret();
    await giveCredentials(t.house, officerId, { password: 'Anhe-2026-good', totpSecret: secret });
    const body = { username: `user${officerId}`, password: 'Anhe-2026-good' };
    const opened = await signInAs(app, { ...body, totp: codeOf(secret) });
    expect(opened.statusCode, opened.body).toBe(200);
    const list = await made<{ items: unknown[] }>(as('securityAdmin', `/api/admin/officers/${officerId}/sessions`));
    expect(list.items).toHaveLength(1);
    const ended = await made(as('securityAdmin', `/api/admin/officers/${officerId}/sessions/end`, {}));
    expect(ended).toEqual({ ended: 1 });
    await made(as('securityAdmin', `/api/admin/officers/${officerId}/second-factor`, {}, { version: 1 }));
    expect((await signInAs(app, body)).statusCode).toBe(200);
  });

  it('shows a temporary password to a repeated request once more, and makes no second one', async () => {
    const { id, version } = await newOfficer('repeat.reset');
    const how = { version, key: 'the-same-key-000001' };
    const url = `/api/admin/officers/${id}/password`;
    const first = await made<{ temporaryPassword: string }>(as('securityAdmin', url, {}, how));
    const again = await made<{ temporaryPassword: string }>(as('securityAdmin', url, {}, how));
    expect(again).toEqual(first);
    const [kept] = await t.look<{ reply: Buffer }>(`select reply from platform.known_request where key = $1`, [
      how.key,
    ]);
    expect(kept?.reply.includes(first.temporaryPassword)).toBe(false);
  });
});

describe('organisations', () => {
  const body = {
    kind: 'mediation_committee',
    name: '河西镇物业纠纷调委会',
    shortName: '河西物业',
    areaId: 10,
    from: '2026-01-01',
  };

  it('are added once however often the request is sent, and the directory has them at once', async () => {
    const how = { key: 'add-organisation-0001' };
    const one = await made<{ id: number; level: string }>(
      as('systemAdmin', '/api/admin/organisations', { ...body, level: 'industry' }, how),
    );
    const two = await made<{ id: number }>(
      as('systemAdmin', '/api/admin/organisations', { ...body, level: 'industry' }, how),
    );
    expect(two.id).toBe(one.id);
    expect(one.level).toBe('industry');
    const other = await as('systemAdmin', '/api/admin/organisations', { ...body, name: '别的' }, how);
    expect(other.json()).toMatchObject({ code: 'key-reused' });
    const found = await made<{ items: { name: string }[] }>(
      as('clerk', '/api/organisations?area=990101101&kind=mediation_committee&level=industry'),
    );
    expect(found.items.map((item) => item.name)).toEqual([body.name]);
  });

  it('are refused where name, level, area or hierarchy cannot be so', async () => {
    const add = (change: object) =>
      as('systemAdmin', '/api/admin/organisations', { ...body, name: '某个新机构', ...change });
    expect((await add({ name: '新河村人民调解委员会' })).json()).toMatchObject({ code: 'organisation-name-taken' });
    expect((await add({ areaId: 999 })).json()).toMatchObject({ code: 'area-unknown' });
    expect((await add({ kind: 'department', level: 'industry' })).json()).toMatchObject({ code: 'organisation-level' });
    expect((await add({ parentId: 999 })).json()).toMatchObject({ code: 'organisation-unknown' });
    const revise = { name: '河西镇人民政府', shortName: '河西镇', areaId: 10, parentId: 20 };
    const circle = await as('systemAdmin', '/api/admin/organisations/25/revise', revise, { version: 1 });
    expect(circle.json()).toMatchObject({ code: 'organisation-circle' });
  });

  it('end with a successor only when nobody sits in them and nothing stands beneath', async () => {
    const end = (id: number) =>
      as('systemAdmin', `/api/admin/organisations/${id}/end`, { on: '2026-03-01', successorId: 1 }, { version: 1 });
    expect((await end(27)).json()).toMatchObject({ code: 'organisation-has-posts' });
    expect((await end(26)).json()).toMatchObject({ code: 'organisation-has-parts' });
    const ended = await made(end(29));
    expect(ended).toMatchObject({ validTo: '2026-03-01', successor: { id: 1 }, acts: [], version: 2 });
    await t.house.keeper.refresh();
    expect(t.house.directory().organisation(29)).toMatchObject({ ended: true });
  });

  it('need the version that was seen', async () => {
    const revise = { name: '安和县住房和城乡建设局', shortName: '住建局', areaId: 1 };
    const url = '/api/admin/organisations/27/revise';
    expect((await as('systemAdmin', url, revise)).statusCode).toBe(428);
    expect((await as('systemAdmin', url, revise, { version: 9 })).statusCode).toBe(412);
    const done = await as('systemAdmin', url, { ...revise, telephone: null }, { version: 1 });
    expect(done.headers['etag']).toBe('"2"');
    expect(done.json()).toMatchObject({ telephone: null, acts: ['reviseOrganisation', 'endOrganisation'] });
  });

  it('give their subordinates as a closed set', () => {
    expect(
      t.house
        .directory()
        .withSubordinates([25])
        .sort((a, b) => a - b),
    ).toEqual([20, 23, 24, 25, 26]);
  });
});

describe('mediators', () => {
  const body = {
    name: '周和平',
    organisationId: 20,
    fullTime: false,
    specialities: ['邻里', '婚姻家庭'],
    since: '2025-05-01',
    phone: '13800015678',
  };

  it('stand in the roster of a committee with the telephone masked and sealed', async () => {
    const one = await made<{ id: number }>(as('systemAdmin', '/api/admin/mediators', body));
    expect(one).toMatchObject({ phoneMasked: '138****5678', areaCode: '990101101201' });
    const [row] = await t.look<{ phone: Buffer }>('select phone from people.mediator where id = $1', [one.id]);
    expect(row?.phone.includes('13800015678')).toBe(false);
    const list = await made<{ items: unknown[] }>(as('xinhe', '/api/mediators?area=990101101&speciality=邻里'));
    expect(list.items).toHaveLength(1);
    const opened = await made(as('xinhe', `/api/mediators/${one.id}/phone`, { reason: '约见面' }));
    expect(opened).toEqual({ phone: '13800015678' });
    const administrator = await as('systemAdmin', `/api/mediators/${one.id}/phone`, { reason: '看看' });
    expect(administrator.statusCode).toBe(403);
    const trail = await made<{ items: { target: string; facts: object }[] }>(
      as('auditAdmin', '/api/admin/audit?outcome=done&what=revealMediatorPhone'),
    );
    expect(trail.items[0]).toMatchObject({ target: `mediator:${one.id}`, facts: { reason: '约见面' } });
  });

  it('serve in mediation committees only, an officer once in each, and leave with a reason', async () => {
    const department = await as('systemAdmin', '/api/admin/mediators', { ...body, organisationId: 27 });
    expect(department.json()).toMatchObject({ code: 'organisation-no-committee' });
    const officerId = officers.xinheTwo.officerId;
    const one = await made<{ id: number }>(
      as('systemAdmin', '/api/admin/mediators', { ...body, name: '乙', officerId }),
    );
    const twice = await as('systemAdmin', '/api/admin/mediators', { ...body, name: '丙', officerId });
    expect(twice.json()).toMatchObject({ code: 'mediator-there' });
    const url = `/api/admin/mediators/${one.id}`;
    const { phone: _, ...rest } = body;
    const revised = await made(
      as('systemAdmin', `${url}/revise`, { ...rest, name: '乙乙', officerId }, { version: 1 }),
    );
    expect(revised).toMatchObject({ name: '乙乙', phoneMasked: '138****5678', version: 2 });
    const gone = await made(
      as('systemAdmin', `${url}/retire`, { on: '2026-03-01', reason: '年满退出' }, { version: 2 }),
    );
    expect(gone).toMatchObject({ status: 'retired', acts: [] });
  });
});

describe('the audit trail (审计日志)', () => {
  it('holds every act with who, what, whence and outcome, and is read by the audit administrator alone', async () => {
    const { items, next } = await made<{
      items: { sequence: number; what: string; outcome: string; officer: { id: number } | null }[];
      next: string;
    }>(as('auditAdmin', '/api/admin/audit?limit=5'));
    expect(items).toHaveLength(5);
    const older = await made<{ items: { sequence: number }[] }>(
      as('auditAdmin', `/api/admin/audit?limit=5&after=${next}`),
    );
    expect(older.items[0]?.sequence).toBe((items.at(-1)?.sequence ?? 0) - 1);
    const refused = await made<{ items: { why: string }[] }>(
      as('auditAdmin', '/api/admin/audit?outcome=refused&what=signIn'),
    );
    expect(refused.items.map((item) => item.why)).toContain('sign-in-failed');
    const forbidden = await made<{ items: object[] }>(
      as('auditAdmin', '/api/admin/audit?outcome=refused&what=grantRoles'),
    );
    expect(forbidden.items[0]).toMatchObject({ why: 'not-on-yourself' });
    for (const other of ['systemAdmin', 'securityAdmin', 'head', 'leader'] as const) {
      expect((await as(other, '/api/admin/audit')).statusCode).toBe(403);
      expect((await as(other, '/api/admin/audit/workbook')).statusCode).toBe(403);
    }
    const listed = await made<{ items: { sequence: number; hash: string }[] }>(
      as('auditAdmin', '/api/admin/audit?outcome=refused&limit=100'),
    );
    const [head, ...lines] = await linesOf(await as('auditAdmin', '/api/admin/audit/workbook?outcome=refused'));
    expect(head?.[0]).toBe('序号');
    expect(lines.map((line) => [line[0], line.at(-1)])).toEqual(
      listed.items.map((one) => [String(one.sequence), one.hash]),
    );
    expect(lines.every((line) => line[6] === '被拒绝')).toBe(true);
    // Longer than a page of the list: every entry is there, none twice.
    const [, ...trail] = await linesOf(await as('auditAdmin', '/api/admin/audit/workbook'));
    const [counted] = await t.look<{ n: number }>('select count(*)::int as n from people.audit_entry');
    expect(new Set(trail.map((line) => line[0])).size).toBe(counted?.n);
    expect(trail).toHaveLength(counted?.n ?? 0);
  });

  it('keeps no password, temporary or tried, and no second factor', async () => {
    const rows = await t.look<{ facts: string }>('select facts from people.audit_entry');
    for (const { facts } of rows) expect(facts).not.toMatch(/Anhe-2026|Wrong-|otpauth|argon2/u);
  });

  it('can be added to and read by the request role, nothing else', async () => {
    const may = await t.look<{ add: boolean; change: boolean; remove: boolean }>(
      `select has_table_privilege('anhe_app', 'people.audit_entry', 'INSERT') as add,
              has_any_column_privilege('anhe_app', 'people.audit_entry', 'UPDATE') as change,
              has_table_privilege('anhe_app', 'people.audit_entry', 'DELETE') as remove`,
    );
    expect(may).toEqual([{ add: true, change: false, remove: false }]);
  });

  it('shows which entry was changed, taken out or cut off behind our back', async () => {
    const check = () =>
      made<{ whole: boolean; brokenAt: number | null; entries: number }>(as('auditAdmin', '/api/admin/audit/check'));
    const whole = await check();
    expect(whole).toMatchObject({ whole: true, brokenAt: null });
    await t.look(`update people.audit_entry set address = '10.0.0.9' where sequence = 3`);
    expect(await check()).toMatchObject({ whole: false, brokenAt: 3 });
    await t.look(`update people.audit_entry set address = '127.0.0.1' where sequence = 3`);
    await t.look('alter table people.audit_entry disable trigger all');
    await t.look(`delete from people.audit_entry where sequence = $1`, [whole.entries]);
    expect(await check()).toMatchObject({ whole: false, brokenAt: whole.entries });
  });
});
