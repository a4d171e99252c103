import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { OfficerName } from '../../../test/harness/small-county.ts';
import { linesOf } from '../../../test/harness/workbook-lines.ts';
import { ordinary, passTimeTo, registerAt } from '../../../test/harness/story.ts';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { inTransaction } from '../../platform/db.ts';
import { openPrincipal, type Principal } from '../../platform/principal.ts';
import { bookingFor, furnish, type TestHall } from './testing.ts';

let t: TestHouse;
let hall: TestHall;
let screen: string;
beforeAll(async () => {
  t = await testHouse();
  hall = await furnish(t);
  const made = await t.send({ as: 'systemAdmin', url: '/api/admin/screens', body: { centreId: 1, name: '一楼大厅' } });
  screen = made.json<{ token: string }>().token;
});
afterAll(() => t.close());

interface Ticket {
  readonly id: string;
  readonly label: string;
  readonly version: number;
  readonly status: string;
  readonly ahead: number | null;
  readonly windowId: number | null;
  readonly acts: string[];
}

async function take(more: object = {}, as: OfficerName = 'clerk'): Promise<Ticket> {
  const reply = await t.send({ as, url: '/api/queue/tickets', body: { serviceId: hall.services.register, ...more } });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json();
}

const callTo = (window: number, as: OfficerName = 'clerk', key?: string) =>
  t.send({ as, url: `/api/queue/windows/${window}/call-next`, body: {}, ...(key ? { key } : {}) });

async function called(window: number, as: OfficerName = 'clerk'): Promise<Ticket> {
  const reply = await callTo(window, as);
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json();
}

async function on(ticket: Ticket, act: string, body: object = {}, as: OfficerName = 'clerk'): Promise<Ticket> {
  const reply = await t.send({ as, url: `/api/queue/tickets/${ticket.id}/${act}`, version: ticket.version, body });
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json();
}

async function served(ticket: Ticket, as: OfficerName = 'clerk'): Promise<Ticket> {
  return on(await on(ticket, 'serve', {}, as), 'finish', {}, as);
}

async function emptyQueue(): Promise<void> {
  await t.look(`update intake.ticket set status = 'served', ended_at = $1 where status <> 'served'`, [t.clock.now()]);
}

describe('取号', () => {
  it('counts by letter and day, without a gap, also when many draw at once', async () => {
    const drawn = await Promise.all(Array.from({ length: 12 }, () => take()));
    const labels = drawn.map((one) => one.label).sort();
    expect(labels).toEqual(Array.from({ length: 12 }, (_, i) => `A${String(i + 1).padStart(3, '0')}`));
    expect((await take({ serviceId: hall.services.housing })).label).toBe('B001');
    // A refused draw takes no number.
    const refused = await t.send({ as: 'clerk', url: '/api/queue/tickets', body: { serviceId: 99 } });
    expect(refused.json()).toMatchObject({ code: 'service-unknown' });
    expect((await take()).label).toBe('A013');
    await passTimeTo(t, new Date('2026-03-03T09:00:00+08:00'));
    expect((await take()).label).toBe('A001');
    await emptyQueue();
  });

  it('the same press twice draws one number', async () => {
    const send = () =>
      t.send({
        as: 'clerk',
        url: '/api/queue/tickets',
        key: 'one-press-00000001',
        body: { serviceId: hall.services.register },
      });
    const [one, two] = await Promise.all([send(), send()]);
    expect(one.json()).toEqual(two.json());
    await emptyQueue();
  });

  it('is done by whoever works in that hall, not by others', async () => {
    const other = await t.send({
      as: 'hexiClerk',
      url: '/api/queue/tickets',
      body: { serviceId: hall.services.register },
    });
    expect(other.json()).toMatchObject({ code: 'service-unknown' });
    const queue = await t.send({ as: 'hexiClerk', method: 'GET', url: '/api/queue' });
    expect(queue.json()).toMatchObject({ centre: null, tickets: [] });
  });
});

describe('叫号', () => {
  it('calls in the order of drawing; who asks for priority comes first, without saying why', async () => {
    const [first, second] = [await take(), await take()];
    const old = await take({ priority: true });
    expect([first.ahead, second.ahead, old.ahead]).toEqual([0, 1, 0]);
    const order: string[] = [];
    for (let i = 0; i < 3; i += 1) {
      const ticket = await called(hall.windows.one);
      order.push(ticket.label);
      await served(ticket);
    }
    expect(order).toEqual([old.label, first.label, second.label]);
    const columns = await t.look<{ name: string }>(
      `select column_name as name from information_schema.columns where table_schema = 'intake' and table_name = 'ticket'`,
    );
    expect(columns.map((one) => one.name).join(' ')).not.toMatch(/name|reason|why|age|disab|health/u);
  });

  it('two clerks at two windows at once never call the same number', async () => {
    const drawn = [];
    for (let i = 0; i < 8; i += 1) drawn.push((await take()).label);
    const seen: string[] = [];
    for (let round = 0; round < 4; round += 1) {
      const both = await Promise.all([called(hall.windows.one, 'clerk'), called(hall.windows.two, 'head')]);
      seen.push(...both.map((one) => one.label));
      await Promise.all([served(both[0]), served(both[1], 'head')]);
    }
    expect(seen.sort()).toEqual(drawn.sort());
    expect((await callTo(hall.windows.one)).json()).toMatchObject({ code: 'queue-empty' });
  });

  it('two clerks at one window at once: one number is called, the other hears that the window is busy', async () => {
    await Promise.all([take(), take()]);
    const both = await Promise.all([callTo(hall.windows.one, 'clerk'), callTo(hall.windows.one, 'head')]);
    expect(both.map((one) => one.statusCode).sort((a, b) => a - b)).toEqual([200, 409]);
    expect(both.find((one) => one.statusCode === 409)?.json()).toMatchObject({ code: 'window-busy' });
    await emptyQueue();
  });

  it('the same press twice calls once', async () => {
    await Promise.all([take(), take()]);
    const [one, two] = await Promise.all([
      callTo(hall.windows.one, 'clerk', 'call-once-00000001'),
      callTo(hall.windows.one, 'clerk', 'call-once-00000001'),
    ]);
    expect(one.json()).toEqual(two.json());
    expect(await t.look(`select 1 from intake.ticket where status = 'called'`)).toHaveLength(1);
    await emptyQueue();
  });

  it('a body calls to the window where it sits, and only there', async () => {
    const ticket = await take({ serviceId: hall.services.housing });
    expect((await callTo(hall.windows.one, 'housing')).json()).toMatchObject({ code: 'window-not-yours' });
    const mine = await called(hall.windows.housing, 'housing');
    expect(mine.label).toBe(ticket.label);
    await served(mine, 'housing');
  });

  it('an act on what somebody else changed in the meantime is told so', async () => {
    await take();
    const ticket = await called(hall.windows.one);
    await on(ticket, 'call-again');
    const stale = await t.send({
      as: 'head',
      url: `/api/queue/tickets/${ticket.id}/serve`,
      version: ticket.version,
      body: {},
    });
    expect([stale.statusCode, stale.json<{ code: string }>().code]).toEqual([412, 'version-stale']);
    await emptyQueue();
  });
});

describe('过号、转窗口', () => {
  it('is passed over after three calls, with the booking behind it, and may come back behind the others', async () => {
    await passTimeTo(t, new Date('2026-03-04T08:50:00+08:00'));
    const startsAt = '2026-03-04T09:00:00+08:00';
    const booked = (await t.send({ url: '/api/resident/bookings', body: bookingFor(t, hall, startsAt) })).json<{
      number: string;
    }>();
    const found = await t.send({ as: 'clerk', url: '/api/queue/bookings/find', body: { name: '周 小满' } });
    expect(found.json()).toMatchObject({ items: [{ number: booked.number, name: '周*', status: 'booked' }] });
    const ticket = await take({ serviceId: undefined, bookingNumber: booked.number });
    expect(ticket).toMatchObject({ bookedFor: new Date(startsAt).toISOString() });
    const twice = await t.send({ as: 'clerk', url: '/api/queue/tickets', body: { bookingNumber: booked.number } });
    expect(twice.json()).toMatchObject({ code: 'booking-over' });

    let now = await called(hall.windows.one);
    const soon = await t.send({
      as: 'clerk',
      url: `/api/queue/tickets/${now.id}/pass`,
      version: now.version,
      body: {},
    });
    expect(soon.json()).toMatchObject({ code: 'ticket-call-more', called: 1, needed: 3 });
    now = await on(now, 'call-again');
    now = await on(now, 'call-again');
    now = await on(now, 'pass');
    expect(now).toMatchObject({ status: 'passed', acts: ['requeueTicket'] });
    expect(await t.look('select status from intake.booking where number = $1', [booked.number])).toEqual([
      { status: 'no_show' },
    ]);
    const later = await take();
    await passTimeTo(t, new Date('2026-03-04T09:20:00+08:00'));
    now = await on(now, 'requeue');
    expect(now).toMatchObject({ status: 'waiting', ahead: 1 });
    await served(await called(hall.windows.one));
    expect((await called(hall.windows.one)).label).toBe(now.label);
    expect(later.label).not.toBe(now.label);
    await emptyQueue();
  });

  it('who comes early for a booking is called when the slot begins, after those who were here', async () => {
    await passTimeTo(t, new Date('2026-03-05T09:00:00+08:00'));
    const booked = (
      await t.send({ url: '/api/resident/bookings', body: bookingFor(t, hall, '2026-03-05T10:00:00+08:00') })
    ).json<{ number: string }>();
    const early = await take({ serviceId: undefined, bookingNumber: booked.number });
    await passTimeTo(t, new Date('2026-03-05T09:30:00+08:00'));
    const walkIn = await take();
    await passTimeTo(t, new Date('2026-03-05T10:05:00+08:00'));
    const late = await take();
    const order = [];
    for (let i = 0; i < 3; i += 1) {
      const ticket = await called(hall.windows.two, 'head');
      order.push(ticket.label);
      await served(ticket, 'head');
    }
    expect(order).toEqual([walkIn.label, early.label, late.label]);
  });

  it('handed on to another window, only that window calls it, and it keeps its place', async () => {
    const first = await take();
    await take();
    const here = await called(hall.windows.one);
    expect(here.label).toBe(first.label);
    const same = await t.send({
      as: 'clerk',
      url: `/api/queue/tickets/${here.id}/transfer`,
      version: here.version,
      body: { windowId: hall.windows.one },
    });
    expect(same.json()).toMatchObject({ code: 'window-same' });
    await on(here, 'transfer', { windowId: hall.windows.housing });
    expect((await called(hall.windows.two, 'head')).label).not.toBe(first.label);
    expect((await called(hall.windows.housing, 'housing')).label).toBe(first.label);
    await emptyQueue();
  });

  it('a booking of another day, or an unknown one, draws no number', async () => {
    const booked = (
      await t.send({ url: '/api/resident/bookings', body: bookingFor(t, hall, '2026-03-06T10:00:00+08:00') })
    ).json<{ number: string }>();
    const other = await t.send({ as: 'clerk', url: '/api/queue/tickets', body: { bookingNumber: booked.number } });
    expect(other.json()).toMatchObject({ code: 'booking-not-today' });
    const none = await t.send({ as: 'clerk', url: '/api/queue/tickets', body: { bookingNumber: 'Y20260305-00099-9' } });
    expect(none.json()).toMatchObject({ code: 'booking-unknown' });
  });
});

describe('the called number at the register page', () => {
  it('is linked to the matter that is registered for it; a number that waits is not', async () => {
    const ticket = await take();
    const waiting = await t.send({
      as: 'clerk',
      url: '/api/matters',
      body: {
        ...ordinary,
        respondents: [{ role: 'self', name: '吴大江' }],
        noticeVersion: t.house.profile.notice.version,
        ticketId: ticket.id,
      },
    });
    expect(waiting.json()).toMatchObject({ code: 'ticket-unknown' });
    await called(hall.windows.one);
    const filed = await registerAt(t, 'clerk', { ticketId: ticket.id });
    const [row] = await t.look(
      'select m.number from intake.ticket t join matters.matter m on m.id = t.matter_id where t.id = $1',
      [ticket.id],
    );
    expect(row).toEqual({ number: filed.number });
    await emptyQueue();
  });
});

describe('叫号屏', () => {
  const show = (token: string) => t.send({ url: '/api/screen', body: { token } });

  it('shows numbers and windows and never a name, without signing in', async () => {
    const booked = (
      await t.send({ url: '/api/resident/bookings', body: bookingFor(t, hall, '2026-03-05T11:00:00+08:00') })
    ).json<{ number: string }>();
    await take({ serviceId: undefined, bookingNumber: booked.number });
    await take();
    const ticket = await called(hall.windows.one);
    const reply = await show(screen);
    expect(reply.statusCode, reply.body).toBe(200);
    expect(reply.json()).toMatchObject({
      centreName: '安和县综治中心',
      called: [{ label: ticket.label, windowNumber: 1, serving: false, times: 1 }],
      waiting: [
        { code: 'A', count: 1 },
        { code: 'B', count: 0 },
      ],
    });
    expect(reply.body).not.toMatch(/周小满|周\*|1990000/u);
    await emptyQueue();
  });

  it('is let in by its token alone, and no more once the administrator ended it', async () => {
    expect((await show('a-token-that-is-none')).json()).toMatchObject({ code: 'screen-unknown' });
    const list = await t.send({ as: 'systemAdmin', method: 'GET', url: '/api/admin/screens' });
    const lines = await linesOf(await t.send({ as: 'systemAdmin', method: 'GET', url: '/api/admin/screens/workbook' }));
    expect(lines.slice(1).map((line) => line[1])).toEqual(
      list.json<{ items: { name: string }[] }>().items.map((each) => each.name),
    );
    expect(lines[0]).toEqual(['中心', '名称', '新增时间', '停用时间']);
    const [one] = list.json<{ items: { id: string; version: number }[] }>().items;
    expect(list.body).not.toContain(screen);
    const end = () =>
      t.send({ as: 'systemAdmin', url: `/api/admin/screens/${one?.id}/end`, version: one?.version ?? 0, body: {} });
    expect((await end()).json()).toMatchObject({ acts: [] });
    expect((await end()).json()).toMatchObject({ code: 'version-stale' });
    expect((await show(screen)).json()).toMatchObject({ code: 'screen-unknown' });
  });
});

describe('beneath every query, by row-level security', () => {
  const tables = ['intake.booking', 'intake.ticket', 'intake.pad', 'intake.pad_sheet'] as const;
  const asking = (principal: Principal) =>
    inTransaction(t.house.db, principal, async (tx) => {
      const counts: Record<string, number> = {};
      for (const table of tables) {
        const { rows } = await tx.client.query<{ n: number }>(`select count(*)::integer as n from ${table}`);
        counts[table] = rows[0]?.n ?? -1;
      }
      return counts;
    });
  const keyed = (...keys: string[]): Principal => ({ ...openPrincipal(t.house.countyId), keys });
  const none = { 'intake.booking': 0, 'intake.ticket': 0, 'intake.pad': 0, 'intake.pad_sheet': 0 };

  it('another centre, a body that sits nowhere, residents and administrators find nothing', async () => {
    await t.send({ as: 'clerk', url: '/api/pads', body: { sheets: 2 } });
    const own = await asking(keyed('o1'));
    expect(Object.values(own).every((n) => n > 0)).toBe(true);
    for (const keys of [['o24'], ['o20', 'p7'], ['a1'], [], ['b', 's', 'o']])
      expect(await asking(keyed(...keys)), keys.join(',')).toEqual(none);
  });

  it('a screen finds numbers and nothing else, whoever has a booking’s code finds that booking and nothing else', async () => {
    expect(await asking(keyed('s1'))).toMatchObject({ ...none, 'intake.ticket': expect.any(Number) });
    expect((await asking(keyed('s1')))['intake.ticket']).toBeGreaterThan(0);
    const [row] = await t.look<{ id: string }>('select id from intake.booking limit 1');
    expect(await asking(keyed(`b${row?.id}`))).toEqual({ ...none, 'intake.booking': 1 });
  });

  it('a body sees the bookings of the window where it sits only, and may not write a number where it has none', async () => {
    const seen = await asking(keyed('o27'));
    expect(seen['intake.ticket']).toBeGreaterThan(0);
    expect(seen).toMatchObject({ 'intake.booking': 0, 'intake.pad': 0 });
    await expect(
      inTransaction(t.house.db, keyed('o24'), (tx) =>
        tx.client.query(
          `insert into intake.ticket (county_id, id, centre_id, day, code, serial, service_id, priority, queue_at, status, taken_at, taken_by_post, version)
           values (1, gen_random_uuid(), 1, '2026-03-05', 'Q', 1, $1, false, $2, 'waiting', $2, 1, 1)`,
          [hall.services.register, t.clock.now()],
        ),
      ),
    ).rejects.toThrow(/row-level security/u);
  });
});
