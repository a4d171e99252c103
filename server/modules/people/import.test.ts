import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { readWorkbook, type Sheet, writeWorkbook } from '../../platform/workbook.ts';
import { mediatorColumns } from './mediator-rows.ts';
import { officerColumns } from './officer-rows.ts';
import { organisationColumns } from './organisation-rows.ts';
import { peopleApp } from './testing.ts';

interface Reply {
  added: number;
  changed: number;
  unchanged: number;
  bad: { row: number; column: string; reason: string; found: string }[];
  done: boolean;
}

let t: TestHouse;
let app: FastifyInstance;
let keys = 0;

beforeAll(async () => {
  t = await testHouse();
  app = await peopleApp(t.house);
});

afterAll(async () => {
  await app.close();
  await t.close();
});

const sheets: Record<'organisations' | 'officers' | 'mediators', Sheet> = {
  organisations: { name: '机构', columns: organisationColumns },
  officers: { name: '人员', columns: officerColumns },
  mediators: { name: '调解员', columns: mediatorColumns },
};

async function send(what: keyof typeof sheets, rows: Record<string, string>[], dryRun = false): Promise<Reply> {
  keys += 1;
  const reply = await app.inject({
    method: 'POST',
    url: `/api/admin/${what}/import`,
    headers: {
      authorization: `Bearer ${await t.token('systemAdmin')}`,
      'idempotency-key': `import-key-${String(keys).padStart(8, '0')}`,
    },
    payload: { workbook: (await writeWorkbook(sheets[what], rows)).toString('base64'), dryRun },
  });
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json<Reply>();
}

async function fetched(what: keyof typeof sheets, empty = false) {
  const reply = await app.inject({
    method: 'GET',
    url: `/api/admin/${what}/workbook${empty ? '?empty=true' : ''}`,
    headers: { authorization: `Bearer ${await t.token('systemAdmin')}` },
  });
  expect(reply.statusCode).toBe(200);
  return (await readWorkbook(reply.rawPayload, sheets[what])).map(({ cells }) => ({ ...cells }));
}

describe.each(['organisations', 'officers', 'mediators'] as const)('the sheet of %s', (what) => {
  it('goes out and comes in again without changing anything', async () => {
    const rows = await fetched(what);
    const reply = await send(what, rows);
    expect(reply).toMatchObject({ added: 0, changed: 0, bad: [], done: true });
    expect(await fetched(what, true)).toEqual([]);
  });
});

describe('importing bodies', () => {
  const row = {
    name: '河西镇司法所',
    shortName: '河西司法所',
    kind: '司法所',
    area: '990101101',
    parent: '安和县司法局',
  };
  const above = {
    name: '安和县司法局',
    shortName: '县司法局',
    kind: '司法局',
    area: '990101',
    telephone: '0199-6605000',
  };

  it('tells every bad row with column and reason, and takes nothing over while one is bad', async () => {
    const reply = await send('organisations', [
      { ...row, parent: '没有的局' },
      { ...above, kind: '什么局', area: '' },
      { ...above, telephone: 'abc', from: '三月' },
      { ...above, name: '甲' },
    ]);
    expect(reply.bad).toEqual([
      { row: 2, column: '隶属于', reason: 'organisation-unknown', found: '没有的局' },
      { row: 3, column: '类别', reason: 'organisation-kind', found: '什么局' },
      { row: 3, column: '所在区域代码', reason: 'cell-empty', found: '' },
      { row: 4, column: '名称', reason: 'row-twice', found: '安和县司法局' },
      { row: 4, column: '电话', reason: 'telephone-form', found: 'abc' },
      { row: 4, column: '启用日期', reason: 'date-form', found: '三月' },
      { row: 5, column: '名称', reason: 'text-too-short', found: '甲' },
    ]);
    expect(reply.done).toBe(false);
    expect((await fetched('organisations')).map((each) => each['name'])).not.toContain('安和县司法局');
  });

  it('only tells in a dry run, then takes a body above in before the one beneath, whatever their order', async () => {
    expect(await send('organisations', [row, above], true)).toMatchObject({ added: 2, bad: [], done: false });
    expect(await send('organisations', [row, above])).toMatchObject({ added: 2, bad: [], done: true });
    await t.house.keeper.refresh();
    const bodies = t.house.directory().organisations();
    const bureau = bodies.find((each) => each.name === '安和县司法局');
    expect(bodies.find((each) => each.name === '河西镇司法所')).toMatchObject({
      parentId: bureau?.id,
      level: 'township',
    });
    expect(await send('organisations', [{ ...above, telephone: '0199-6605001' }, row])).toMatchObject({
      changed: 1,
      unchanged: 1,
    });
  });

  it('finds a circle of bodies', async () => {
    const reply = await send('organisations', [{ ...above, parent: '河西镇司法所' }, row]);
    expect(reply.bad.map(({ reason }) => reason)).toContain('organisation-circle');
    expect(reply.done).toBe(false);
  });
});

describe('importing officers', () => {
  it('opens accounts with posts and without roles or password; rows of one username are one person', async () => {
    const reply = await send('officers', [
      { username: 'li.si', name: '李四', organisation: '新河村人民调解委员会', from: '2026-01-01' },
      { username: 'li.si', name: '李四', organisation: '河西镇综治中心' },
      { username: 'user1', name: '改名', organisation: '' },
    ]);
    expect(reply).toMatchObject({ added: 1, changed: 1, bad: [], done: true });
    const posts = await t.look(
      `select p.organisation_id, p.roles, p.assigned_by, o.password_hash from people.officer o join people.post p on p.officer_id = o.id where o.username = 'li.si' order by 1`,
    );
    expect(posts).toEqual([
      { organisation_id: 20, roles: [], assigned_by: 15, password_hash: null },
      { organisation_id: 24, roles: [], assigned_by: 15, password_hash: null },
    ]);
  });

  it('tells every bad row', async () => {
    const reply = await send('officers', [
      { username: 'Li Si', name: '李四', organisation: '' },
      { username: 'zhao.liu', name: '', organisation: '没有的单位' },
      { username: 'qian.qi', name: '钱七', organisation: '河西镇综治中心' },
      { username: 'qian.qi', name: '钱八', organisation: '河西镇综治中心', from: '2026-02-30' },
    ]);
    expect(reply.bad.map(({ row, column, reason }) => [row, column, reason])).toEqual([
      [2, '用户名', 'username-form'],
      [3, '姓名', 'cell-empty'],
      [3, '机构', 'organisation-unknown'],
      [5, '任职日期', 'date-form'],
      [5, '姓名', 'name-differs'],
      [5, '机构', 'row-twice'],
    ]);
  });
});

describe('importing mediators', () => {
  const row = {
    name: '周和',
    organisation: '新河村人民调解委员会',
    fullTime: '兼职',
    specialities: '邻里、婚姻家庭',
    since: '2025-01-01',
    phone: '13800015678',
  };

  it('leaves a telephone that came back masked as it is', async () => {
    expect(await send('mediators', [row])).toMatchObject({ added: 1, done: true });
    const out = await fetched('mediators');
    expect(out[0]).toMatchObject({ name: '周和', phone: '138****5678' });
    expect(await send('mediators', out)).toMatchObject({ unchanged: 1, changed: 0 });
    expect(await send('mediators', [{ ...row, phone: '138****5678', fullTime: '专职' }])).toMatchObject({ changed: 1 });
    expect((await fetched('mediators'))[0]).toMatchObject({ fullTime: '专职', phone: '138****5678' });
  });

  it('tells every bad row', async () => {
    const reply = await send('mediators', [
      { ...row, organisation: '安和县住房和城乡建设局' },
      { ...row, name: '周二', username: 'nobody', fullTime: '半职', phone: '12345' },
    ]);
    expect(reply.bad.map(({ row: at, column, reason }) => [at, column, reason])).toEqual([
      [2, '调解委员会', 'organisation-no-committee'],
      [3, '用户名', 'officer-unknown'],
      [3, '专职兼职', 'cell-choice'],
      [3, '电话', 'phone-form'],
    ]);
  });
});
