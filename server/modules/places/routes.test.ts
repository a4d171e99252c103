import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { readWorkbook, writeWorkbook } from '../../platform/workbook.ts';
import { areaColumns } from './area-rows.ts';

let t: TestHouse;
const sheet = { name: '区域', columns: areaColumns };

beforeAll(async () => {
  t = await testHouse();
});

afterAll(() => t.close());

interface Item {
  id: number;
  code: string;
  name: string;
  parentId: number | null;
  parentCode: string | null;
}

async function list(query = ''): Promise<Item[]> {
  const reply = await t.send({ method: 'GET', url: `/api/areas${query}` });
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json<{ items: Item[] }>().items;
}

const act = (url: string, body: object, version?: number, key?: string) =>
  t.send({ as: 'systemAdmin', url: `/api/admin/areas${url}`, body, version, key });

describe('the list of areas', () => {
  it('is open to all, by level and by the area above', async () => {
    expect(await list('?level=township')).toEqual([
      { id: 10, code: '990101101', name: '河西镇', level: 'township', kind: '镇', parentId: 1, parentCode: '990101' },
      { id: 11, code: '990101201', name: '东坪乡', level: 'township', kind: '乡', parentId: 1, parentCode: '990101' },
    ]);
    expect((await list('?parent=990101101')).map((area) => area.name)).toEqual(['柳林社区', '新河村']);
  });

  it.each([
    ['?parent=990199', 400, 'area-unknown'],
    ['?parent=x', 400, 'input-invalid'],
    ['?level=street', 400, 'input-invalid'],
    ['?at=2026-02-30', 400, 'input-invalid'],
    ['?order=name', 400, 'input-invalid'],
  ])('refuses %s', async (query, status, code) => {
    const reply = await t.send({ method: 'GET', url: `/api/areas${query}` });
    expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([status, code]);
  });
});

describe('the system administrator', () => {
  it('adds an area once however often the request is sent', async () => {
    const body = { parentId: 1, kind: '街道', code: '990101001', name: '城关街道', from: '2026-03-01' };
    const one = await act('', body, undefined, 'add-area-key-000001');
    expect(one.statusCode, one.body).toBe(201);
    expect(one.headers['etag']).toBe('"1"');
    const two = await act('', body, undefined, 'add-area-key-000001');
    expect(two.json()).toEqual(one.json());
    expect((await act('', body)).json()).toMatchObject({ code: 'area-code-taken' });
    expect((await list('?level=township')).map((area) => area.name)).toEqual(['城关街道', '河西镇', '东坪乡']);
    expect((await list('?level=township&at=2026-02-28')).map((area) => area.name)).toEqual(['河西镇', '东坪乡']);
  });

  it('renames one with the version seen, and the old name stays for its time', async () => {
    const body = { name: '东坪镇', code: '990101102', kind: '镇', from: '2026-02-01' };
    expect((await act('/11/rename', body)).statusCode).toBe(428);
    const stale = await act('/11/rename', body, 5);
    expect(stale.statusCode).toBe(412);
    expect(stale.json()).toMatchObject({ code: 'version-stale', version: 1 });
    const done = await act('/11/rename', body, 1);
    expect(done.json()).toMatchObject({ id: 11, version: 2, namings: [{ name: '东坪镇', code: '990101102' }] });
    expect((await list('?parent=990101102')).map((area) => area.name)).toEqual(['东山村']);
    const then = await list('?at=2026-01-31&level=township');
    expect(then.find((area) => area.id === 11)).toMatchObject({ name: '东坪镇', code: '990101102' });
  });

  it('merges one into another: parts move with their ids, and whoever leads the other reads both', async () => {
    const merged = await act('/10/merge', { intoId: 11, on: '2026-03-02' }, 1);
    expect(merged.json()).toMatchObject({ validTo: '2026-03-02', mergedInto: { id: 11 }, acts: [] });
    const village = await t.send({ as: 'systemAdmin', method: 'GET', url: '/api/admin/areas/1011' });
    expect(village.json()).toMatchObject({ path: '1.11.101.1011' });
    expect((await list('?parent=990101102')).map((area) => area.name).sort()).toEqual(['东山村', '新河村', '柳林社区']);
    expect((await list('?level=township')).map((area) => area.id)).not.toContain(10);
    const before = await list('?level=township&at=2026-03-01');
    expect(before.map((area) => area.id)).toContain(10);
    const [event] = await t.look(`select name, facts from platform.event where name = 'area.merged'`);
    expect(event).toEqual({
      name: 'area.merged',
      facts: { areaId: 10, intoId: 11, on: '2026-03-02', parts: [102, 101] },
    });
  });

  it('ends one that holds nothing any more', async () => {
    expect((await act('/101/end', { on: '2026-03-02' }, 2)).json()).toMatchObject({ code: 'area-has-parts' });
    expect((await act('/1011/end', { on: '2026-03-02' }, 1)).json()).toMatchObject({
      validTo: '2026-03-02',
      version: 2,
    });
    expect((await act('/1011/end', { on: '2026-03-02' }, 2)).json()).toMatchObject({ code: 'area-ended' });
    expect((await act('/4711/end', { on: '2026-03-02' }, 1)).statusCode).toBe(404);
  });

  it('is the only one who may, and each act is in the audit trail', async () => {
    for (const as of ['securityAdmin', 'auditAdmin', 'head', 'leader', 'clerk'] as const) {
      const reply = await t.send({ as, url: '/api/admin/areas/11/end', body: { on: '2026-03-02' }, version: 1 });
      expect(reply.statusCode).toBe(403);
    }
    expect((await t.send({ method: 'GET', url: '/api/admin/areas' })).statusCode).toBe(401);
    const trail = await t.look<{ what: string; target: string }>(
      `select what, target from people.audit_entry where target like 'area:%' order by sequence`,
    );
    expect(trail.map(({ what }) => what)).toEqual(['addArea', 'renameArea', 'mergeAreas', 'endArea']);
  });

  it('pages through the records', async () => {
    const first = await t.send({ as: 'systemAdmin', method: 'GET', url: '/api/admin/areas?ended=true&limit=4' });
    const { items, next } = first.json<{ items: Item[]; next: string }>();
    const second = await t.send({
      as: 'systemAdmin',
      method: 'GET',
      url: `/api/admin/areas?ended=true&limit=100&after=${next}`,
    });
    const rest = second.json<{ items: Item[]; next: null }>();
    expect(new Set([...items, ...rest.items].map((area) => area.id)).size).toBe(8);
    expect(rest.next).toBeNull();
    const bad = await t.send({ as: 'systemAdmin', method: 'GET', url: '/api/admin/areas?after=nonsense' });
    expect(bad.json()).toMatchObject({ code: 'cursor-invalid' });
  });
});

describe('Excel', () => {
  const send = async (rows: Record<string, string | null>[], dryRun: boolean) => {
    const workbook = (await writeWorkbook(sheet, rows)).toString('base64');
    return act('/import', { workbook, dryRun });
  };

  it('gives the areas out and takes the same sheet in again without a change', async () => {
    const out = await t.send({ as: 'systemAdmin', method: 'GET', url: '/api/admin/areas/workbook' });
    expect(out.headers['content-disposition']).toContain(encodeURIComponent('区域.xlsx'));
    const rows = (await readWorkbook(out.rawPayload, sheet)).map(({ cells }) => ({ ...cells }));
    expect(rows[0]).toMatchObject({ code: '990101', name: '安和县', kind: '县', parent: '' });
    const back = await send(rows, false);
    expect(back.json()).toMatchObject({ rows: rows.length, added: 0, changed: 0, unchanged: rows.length, done: true });
    const template = await t.send({ as: 'systemAdmin', method: 'GET', url: '/api/admin/areas/workbook?empty=true' });
    expect(await readWorkbook(template.rawPayload, sheet)).toEqual([]);
  });

  it('tells bad rows, takes nothing over while one is bad, and everything once none is', async () => {
    const village = { code: '990101003001', name: '河滨社区', kind: '社区', parent: '990101003', from: '' };
    const township = { code: '990101003', name: '河滨街道', kind: '街道', parent: '990101', from: '2026-01-01' };
    const bad = await send([village, { ...township, kind: '大街' }], false);
    expect(bad.json()).toMatchObject({
      done: false,
      bad: [
        { row: 2, column: '上级代码', reason: 'area-unknown' },
        { row: 3, column: '类别', reason: 'area-kind', found: '大街' },
      ],
    });
    expect((await send([village, township], true)).json()).toMatchObject({ added: 2, bad: [], done: false });
    expect((await list()).map((area) => area.name)).not.toContain('河滨街道');
    expect((await send([village, township], false)).json()).toMatchObject({ added: 2, done: true });
    expect((await list('?parent=990101003')).map((area) => area.name)).toEqual(['河滨社区']);
  });

  it('refuses what is no workbook, and one without our columns', async () => {
    const text = await act('/import', { workbook: Buffer.from('代码,名称').toString('base64'), dryRun: true });
    expect(text.json()).toMatchObject({ code: 'workbook-unreadable' });
    const other = await writeWorkbook({ name: '别的', columns: [{ key: 'a', title: '代码' }] }, []);
    const reply = await act('/import', { workbook: other.toString('base64'), dryRun: true });
    expect(reply.json()).toMatchObject({ code: 'workbook-columns', missing: ['名称', '类别', '上级代码', '启用日期'] });
  });
});
