import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { readWorkbook, writeWorkbook } from '../../platform/workbook.ts';
import { bookingFor, furnish, type TestHall } from './testing.ts';
import { serviceColumns } from './windows/service-rows.ts';
import { windowColumns } from './windows/window-rows.ts';

let t: TestHouse;
let hall: TestHall;
beforeAll(async () => {
  t = await testHouse();
  hall = await furnish(t);
});
afterAll(() => t.close());

const stated = {
  number: 1,
  name: '综合受理',
  bodyId: 1,
  manner: 'standing',
  hours: '周一至周五 09:00-12:00',
  slotMinutes: 30,
  places: 1,
};
const admin = (url: string, body: object, version?: number) =>
  t.send({ as: 'systemAdmin', url, body, ...(version === undefined ? {} : { version }) });

interface WindowItem {
  readonly id: number;
  readonly number: number;
  readonly version: number;
  readonly hoursText: string;
}

async function windows(query = ''): Promise<WindowItem[]> {
  const reply = await t.send({ as: 'systemAdmin', method: 'GET', url: `/api/admin/windows${query}` });
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json<{ items: WindowItem[] }>().items;
}

describe('窗口 of the administrator', () => {
  it('are revised, and the acts stand in the audit trail', async () => {
    const [one] = await windows();
    const reply = await admin(
      `/api/admin/windows/${one?.id}/revise`,
      { ...stated, hours: '周一至周五 9:00-12:00、13:30-17:00' },
      one?.version ?? 0,
    );
    expect(reply.json()).toMatchObject({ hoursText: '周一至周五 09:00-12:00、13:30-17:00', version: 2 });
    const stale = await admin(`/api/admin/windows/${one?.id}/revise`, stated, one?.version ?? 0);
    expect([stale.statusCode, stale.json<{ code: string }>().code]).toEqual([412, 'version-stale']);
    const trail = await t.look<{ what: string }>(
      `select what from people.audit_entry where target = $1 order by sequence`,
      [`window:${one?.id}`],
    );
    expect(trail.map((entry) => entry.what)).toEqual(['addWindow', 'reviseWindow']);
  });

  it.each([
    [{ centreId: 27 }, 'centre-unknown'],
    [{ bodyId: 999 }, 'organisation-unknown'],
    [{ number: 1 }, 'window-number-taken'],
    [{ hours: '随时' }, 'window-hours-form'],
    [{ hours: '周一 09:00-12:00；周一 11:00-13:00' }, 'window-hours-overlap'],
  ])('refuses %j', async (more, code) => {
    const reply = await admin('/api/admin/windows', {
      centreId: 1,
      ...stated,
      number: 9,
      from: '2026-01-01',
      ...more,
    });
    expect(reply.json()).toMatchObject({ code });
  });

  it('two that take the same number at once: one has it', async () => {
    const body = { centreId: 1, ...stated, number: 8, from: '2026-01-01' };
    const both = await Promise.all([admin('/api/admin/windows', body), admin('/api/admin/windows', body)]);
    expect(both.map((reply) => reply.statusCode).sort((a, b) => a - b)).toEqual([201, 409]);
  });

  it('one that a service needs alone, or that somebody has booked, does not end', async () => {
    const find = async (id: number) => (await windows()).find((one) => one.id === id);
    const housing = await find(hall.windows.housing);
    const alone = await admin(`/api/admin/windows/${housing?.id}/end`, { on: '2026-03-02' }, housing?.version ?? 0);
    expect(alone.json()).toMatchObject({ code: 'window-in-use' });
    const booked = await t.send({
      url: '/api/resident/bookings',
      body: bookingFor(t, hall, '2026-03-03T09:00:00+08:00'),
    });
    const number = booked.json<{ window: { number: number } }>().window.number;
    const window = (await windows()).find((one) => one.number === number);
    const end = await admin(`/api/admin/windows/${window?.id}/end`, { on: '2026-03-02' }, window?.version ?? 0);
    expect(end.json()).toMatchObject({ code: 'window-has-bookings' });
    const service = await t.send({ as: 'systemAdmin', method: 'GET', url: '/api/admin/services' });
    const [register] = service.json<{ items: { id: number; version: number }[] }>().items;
    const stop = await admin(`/api/admin/services/${register?.id}/end`, { on: '2026-03-02' }, register?.version ?? 0);
    expect(stop.json()).toMatchObject({ code: 'service-has-bookings' });
  });

  it('one that ended is gone from the list, and its number is free', async () => {
    const eight = (await windows()).find((one) => one.number === 8);
    const ended = await admin(`/api/admin/windows/${eight?.id}/end`, { on: '2026-03-02' }, eight?.version ?? 0);
    expect(ended.json()).toMatchObject({ validTo: '2026-03-02', acts: [] });
    expect((await windows()).some((one) => one.number === 8)).toBe(false);
    expect((await windows('?ended=true')).some((one) => one.number === 8)).toBe(true);
    const again = await admin('/api/admin/windows', { centreId: 1, ...stated, number: 8, from: '2026-03-02' });
    expect(again.statusCode).toBe(201);
  });

  it('pages', async () => {
    const first = await t.send({ as: 'systemAdmin', method: 'GET', url: '/api/admin/windows?limit=2' });
    const page = first.json<{ items: WindowItem[]; next: string }>();
    const rest = await windows(`?after=${page.next}`);
    expect([...page.items, ...rest].map((one) => one.number)).toEqual([1, 2, 3, 8]);
  });
});

describe('Excel of windows and services', () => {
  async function sheetOf(url: string, sheet: Parameters<typeof readWorkbook>[1]) {
    const reply = await t.send({ as: 'systemAdmin', method: 'GET', url });
    expect(reply.statusCode).toBe(200);
    return { bytes: reply.rawPayload, rows: await readWorkbook(reply.rawPayload, sheet) };
  }

  it('what goes out comes back in and changes nothing', async () => {
    for (const [name, columns] of [
      ['windows', windowColumns],
      ['services', serviceColumns],
    ] as const) {
      const { bytes, rows } = await sheetOf(`/api/admin/${name}/workbook`, { name, columns });
      expect(rows.length).toBeGreaterThan(1);
      const back = await admin(`/api/admin/${name}/import`, { workbook: bytes.toString('base64'), dryRun: false });
      expect(back.json()).toMatchObject({ unchanged: rows.length, added: 0, changed: 0, bad: [], done: true });
    }
  });

  it('a dry run tells what is wrong and takes nothing over; one bad row keeps all out', async () => {
    const { rows } = await sheetOf('/api/admin/windows/workbook', { name: 'windows', columns: windowColumns });
    const cells = rows.map((row) => row.cells);
    const more = [
      ...cells,
      { ...cells[0], number: '12', places: '5' },
      { ...cells[0], number: '13', body: '没有的单位' },
    ] as Record<string, string>[];
    const bytes = await writeWorkbook({ name: '窗口', columns: windowColumns }, more);
    const workbook = bytes.toString('base64');
    for (const dryRun of [true, false]) {
      const reply = await admin('/api/admin/windows/import', { workbook, dryRun });
      expect(reply.json()).toMatchObject({
        added: 1,
        done: false,
        bad: [{ column: '入驻单位', reason: 'organisation-unknown', found: '没有的单位' }],
      });
    }
    expect((await windows()).some((one) => one.number === 12)).toBe(false);
    const sound = await writeWorkbook({ name: '窗口', columns: windowColumns }, more.slice(0, -1));
    const done = await admin('/api/admin/windows/import', { workbook: sound.toString('base64'), dryRun: false });
    expect(done.json()).toMatchObject({ added: 1, done: true });
    expect((await windows()).some((one) => one.number === 12)).toBe(true);
  });

  it('the empty template has the heads and nothing else', async () => {
    const { rows } = await sheetOf('/api/admin/services/workbook?empty=true', {
      name: 'services',
      columns: serviceColumns,
    });
    expect(rows).toEqual([]);
  });
});
