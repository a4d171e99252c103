import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileMatter, passTimeTo } from '../../../test/harness/story.ts';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { openDatabase } from '../../platform/db.ts';
import { wordsOf } from '../../platform/messages/index.ts';
import { bookingSweeps } from './jobs/bookings.ts';
import { bookingFor, furnish, type TestHall } from './testing.ts';

let t: TestHouse;
let hall: TestHall;
beforeAll(async () => {
  t = await testHouse();
  hall = await furnish(t);
});
afterAll(() => t.close());

interface Booked {
  readonly number: string;
  readonly lookupCode: string;
}
let people = 0;

/** Another person each time: a telephone may book only so often. */
async function book(startsAt: string, more: object = {}): Promise<Booked & Record<string, unknown>> {
  people += 1;
  const phone = `199${String(people).padStart(8, '0')}`;
  const reply = await t.send({
    url: '/api/resident/bookings',
    body: bookingFor(t, hall, startsAt, { phone, ...more }),
  });
  expect(reply.statusCode, reply.body).toBe(201);
  return reply.json();
}

async function free(startsAt: string): Promise<number | undefined> {
  const reply = await t.send({ method: 'GET', url: `/api/resident/services/${hall.services.register}/slots` });
  expect(reply.statusCode, reply.body).toBe(200);
  const { days } = reply.json<{ days: { slots: { startsAt: string; free: number }[] }[] }>();
  return days.flatMap((day) => day.slots).find((slot) => Date.parse(slot.startsAt) === Date.parse(startsAt))?.free;
}

async function sweep(): Promise<void> {
  const db = openDatabase({ url: t.database.workerUrl, size: 2 });
  for (const one of bookingSweeps) await one.run({ ...t.house, db }, t.clock.now());
  await db.end();
}

describe('预约 by the phone page', () => {
  it('the guide tells what to bring, how long it takes and where, without signing in', async () => {
    const reply = await t.send({ method: 'GET', url: '/api/resident/services' });
    expect(reply.json()).toMatchObject({
      items: [
        { code: 'A', name: '矛盾纠纷登记', materials: ['身份证', '有关材料'], takes: '当场', bookable: true },
        { code: 'B', name: '物业纠纷', bookable: false, windows: [{ number: 3, bodyName: '安和县住房和城乡建设局' }] },
      ],
    });
  });

  it('offers the slots of fourteen days, none on a weekend, with the places of both windows', async () => {
    const reply = await t.send({ method: 'GET', url: `/api/resident/services/${hall.services.register}/slots` });
    const { days } = reply.json<{ days: { day: string; slots: { free: number }[] }[] }>();
    expect(days).toHaveLength(14);
    expect(days.find((one) => one.day === '2026-03-07')?.slots).toEqual([]);
    const tuesday = days.find((one) => one.day === '2026-03-03');
    expect(tuesday?.slots.map((slot) => slot.free)).toEqual([2, 2, 2, 2, 2, 2]);
  });

  it('gives a number and a code, shows the person masked, and keeps name and telephone sealed', async () => {
    const booked = await book('2026-03-03T09:00:00+08:00');
    expect(booked).toMatchObject({ status: 'booked', name: '周*', phone: '199****0001', window: { number: 1 } });
    expect(await free('2026-03-03T09:00:00+08:00')).toBe(1);
    const [row] = await t.look<Record<string, unknown>>('select * from intake.booking where number = $1', [
      booked.number,
    ]);
    expect(JSON.stringify(row)).not.toMatch(/周小满|19900000001/u);
    expect(JSON.stringify(row)).not.toContain(booked.lookupCode);
    const shown = await t.send({
      url: '/api/resident/bookings/show',
      body: { number: booked.number, lookupCode: booked.lookupCode.toLowerCase().replace('-', ' ') },
    });
    expect(shown.json()).toMatchObject({ number: booked.number, status: 'booked', mayCancel: true });
  });

  it('an unknown number, a number that is none and a wrong code are told in the same words', async () => {
    const booked = await book('2026-03-03T10:00:00+08:00');
    for (const body of [
      { number: booked.number, lookupCode: 'AAAAA-AAAAA' },
      { number: 'Y20260303-99999-0', lookupCode: booked.lookupCode },
      { number: '990101', lookupCode: booked.lookupCode },
    ]) {
      const reply = await t.send({ url: '/api/resident/bookings/show', body });
      expect([reply.statusCode, reply.json<{ code: string }>().code]).toEqual([404, 'number-or-code-wrong']);
    }
  });

  it('two at once for the last place: one has it, the other is told that the slot is full', async () => {
    const startsAt = '2026-03-04T09:00:00+08:00';
    await book(startsAt);
    const both = await Promise.all(
      ['19911111111', '19922222222', '19933333333'].map((phone) =>
        t.send({ url: '/api/resident/bookings', body: bookingFor(t, hall, startsAt, { phone }) }),
      ),
    );
    expect(both.map((reply) => reply.statusCode).sort((a, b) => a - b)).toEqual([201, 409, 409]);
    expect(both.find((reply) => reply.statusCode === 409)?.json()).toMatchObject({ code: 'slot-full' });
    const rows = await t.look(`select 1 from intake.booking where starts_at = $1 and status = 'booked'`, [startsAt]);
    expect(rows).toHaveLength(2);
    expect(await free(startsAt)).toBe(0);
  });

  it('the same request twice, also at once, is one booking with one code', async () => {
    const body = bookingFor(t, hall, '2026-03-05T09:00:00+08:00', { phone: '19944444444' });
    const send = () => t.send({ url: '/api/resident/bookings', key: 'the-same-form-0001', body });
    const [one, two] = await Promise.all([send(), send()]);
    const three = await send();
    expect(one.json()).toEqual(two.json());
    expect(three.json()).toEqual(one.json());
    expect(
      await t.look('select 1 from intake.booking where starts_at = $1', ['2026-03-05T09:00:00+08:00']),
    ).toHaveLength(1);
  });

  it('cancelling by code frees the place, erases the person at once, and is over then', async () => {
    const startsAt = '2026-03-05T10:00:00+08:00';
    const booked = await book(startsAt);
    const body = { number: booked.number, lookupCode: booked.lookupCode };
    const reply = await t.send({ url: '/api/resident/bookings/cancel', key: 'cancel-once-000001', body });
    expect(reply.json()).toMatchObject({ status: 'cancelled', name: null, phone: null, mayCancel: false });
    expect(await free(startsAt)).toBe(2);
    const [row] = await t.look('select name_sealed, phone_sealed, phone_mask from intake.booking where number = $1', [
      booked.number,
    ]);
    expect(row).toEqual({ name_sealed: null, phone_sealed: null, phone_mask: null });
    const same = await t.send({ url: '/api/resident/bookings/cancel', key: 'cancel-once-000001', body });
    expect(same.json()).toEqual(reply.json());
    const again = await t.send({ url: '/api/resident/bookings/cancel', body });
    expect([again.statusCode, again.json<{ code: string }>().code]).toEqual([409, 'booking-over']);
  });

  it.each([
    ['a day too far ahead', '2026-03-16T09:00:00+08:00', {}, 'booking-day'],
    ['a year beyond measure', '9999-12-31T23:59:59Z', {}, 'booking-day'],
    ['a moment at which no slot begins', '2026-03-03T09:10:00+08:00', {}, 'slot-unknown'],
    ['a Sunday', '2026-03-08T09:00:00+08:00', {}, 'slot-unknown'],
    ['a slot that is over', '2026-03-02T09:30:00+08:00', {}, 'slot-unknown'],
    ['an old privacy notice', '2026-03-03T11:00:00+08:00', { noticeVersion: '1999-1' }, 'notice-outdated'],
    ['a service that is none', '2026-03-03T11:00:00+08:00', { serviceId: 99 }, 'service-unknown'],
    [
      'a matter whose code is wrong',
      '2026-03-03T11:00:00+08:00',
      { matter: { number: '990101-20260302-00001-1', lookupCode: 'AAAAA-AAAAA' } },
      'number-or-code-wrong',
    ],
  ])('refuses %s', async (_, startsAt, more, code) => {
    const reply = await t.send({ url: '/api/resident/bookings', body: bookingFor(t, hall, startsAt, more) });
    expect(reply.json()).toMatchObject({ code });
  });

  it('refuses a service that takes no bookings', async () => {
    const body = bookingFor(t, hall, '2026-03-03T09:00:00+08:00', { serviceId: hall.services.housing });
    const reply = await t.send({ url: '/api/resident/bookings', body });
    expect(reply.json()).toMatchObject({ code: 'service-not-bookable' });
  });

  it('one telephone books ten times a day at most', async () => {
    const phone = '19955555555';
    const body = bookingFor(t, hall, '2026-03-03T09:10:00+08:00', { phone });
    const codes: string[] = [];
    for (let i = 0; i < 11; i += 1)
      codes.push((await t.send({ url: '/api/resident/bookings', body })).json<{ code: string }>().code);
    expect(new Set(codes.slice(0, 10))).toEqual(new Set(['slot-unknown']));
    expect(codes[10]).toBe('too-many');
  });

  it('codes are not guessed: ten tries at a number in a quarter of an hour', async () => {
    const booked = await book('2026-03-06T09:00:00+08:00');
    const tries = [];
    for (let i = 0; i < 11; i += 1)
      tries.push(
        (
          await t.send({
            url: '/api/resident/bookings/show',
            body: { number: booked.number, lookupCode: `AAAAA-AAA${i}` },
          })
        ).statusCode,
      );
    expect(tries).toEqual([...Array.from({ length: 10 }, () => 404), 429]);
  });
});

describe('预约 at the desk', () => {
  it('lists a day with names and telephones masked, to the centre only', async () => {
    const reply = await t.send({ as: 'clerk', method: 'GET', url: '/api/queue/bookings?day=2026-03-03' });
    const { items } = reply.json<{ items: { name: string; phone: string }[] }>();
    expect(items[0]).toMatchObject({
      name: '周*',
      phone: '199****0001',
      status: 'booked',
      serviceName: '矛盾纠纷登记',
    });
    expect(reply.body).not.toContain('周小满');
    // Another centre's clerk works at no window here: nothing is there, and row-level security says the same.
    const other = await t.send({ as: 'hexiClerk', method: 'GET', url: '/api/queue/bookings?day=2026-03-03' });
    expect(other.json()).toEqual({ items: [], next: null });
    // The housing office sits at window 3 and sees the bookings of its own window, of which there are none.
    const housing = await t.send({ as: 'housing', method: 'GET', url: '/api/queue/bookings?day=2026-03-03' });
    expect(housing.json()).toEqual({ items: [], next: null });
  });

  it('goes out as Excel, masked as the list is, a row for each booking and none for another centre', async () => {
    const lines = async (as: 'clerk' | 'hexiClerk', url: string): Promise<string[][]> => {
      const reply = await t.send({ as, method: 'GET', url });
      expect(reply.statusCode).toBe(200);
      const book = new ExcelJS.Workbook();
      await book.xlsx.load(new Uint8Array(reply.rawPayload).buffer);
      const found: string[][] = [];
      book.worksheets[0]?.eachRow((row) => found.push((row.values as unknown[]).slice(1).map(String)));
      return found;
    };
    const listed = await t.send({ as: 'clerk', method: 'GET', url: '/api/queue/bookings?day=2026-03-03' });
    const { items } = listed.json<{ items: { number: string }[] }>();
    const out = await lines('clerk', '/api/queue/bookings/workbook?day=2026-03-03');
    expect(out.slice(1).map((line) => line[7])).toEqual(items.map((one) => one.number));
    expect(out[1]?.slice(1, 3)).toEqual(['周*', '199****0001']);
    expect(out.flat().join()).not.toMatch(/周小满|19900000001/u);
    expect(await lines('hexiClerk', '/api/queue/bookings/workbook?day=2026-03-03')).toHaveLength(1);
    const drawn = await t.send({ as: 'clerk', url: '/api/queue/tickets', body: { serviceId: hall.services.register } });
    const { label } = drawn.json<{ label: string }>();
    const numbers = await lines('clerk', '/api/queue/workbook');
    expect(numbers.find((line) => line[0] === label)?.slice(1, 3)).toEqual(['矛盾纠纷登记', '等候']);
    expect(await lines('hexiClerk', '/api/queue/workbook')).toHaveLength(1);
  });

  it('pages through a day', async () => {
    const all = await t.send({ as: 'clerk', method: 'GET', url: '/api/queue/bookings?day=2026-03-03&limit=1' });
    const first = all.json<{ items: { number: string }[]; next: string }>();
    expect(first.items).toHaveLength(1);
    const rest = await t.send({
      as: 'clerk',
      method: 'GET',
      url: `/api/queue/bookings?day=2026-03-03&limit=50&after=${first.next}`,
    });
    const numbers = rest.json<{ items: { number: string }[] }>().items.map((one) => one.number);
    expect(numbers.length).toBeGreaterThan(0);
    expect(numbers).not.toContain(first.items[0]?.number);
    for (const after of ['nonsense', first.next.slice(2)])
      expect(
        (await t.send({ as: 'clerk', method: 'GET', url: `/api/queue/bookings?after=${after}` })).json(),
      ).toMatchObject({ code: 'cursor-invalid' });
  });

  it('a matter that was named with its code is shown by number to whoever may see it, and to nobody else', async () => {
    const seen = await fileMatter(t);
    const hidden = await fileMatter(t, {
      category: '71',
      complaintAbout: { organisationId: 1 },
      respondents: [],
    });
    for (const matter of [seen, hidden])
      await book('2026-03-06T10:00:00+08:00', { matter: { number: matter.number, lookupCode: matter.lookupCode } });
    const reply = await t.send({ as: 'clerk', method: 'GET', url: '/api/queue/bookings?day=2026-03-06' });
    const { items } = reply.json<{ items: { startsAt: string; matterNumber: string | null }[] }>();
    const linked = items.filter((one) => Date.parse(one.startsAt) === Date.parse('2026-03-06T10:00:00+08:00'));
    expect(new Set(linked.map((one) => one.matterNumber))).toEqual(new Set([seen.number, null]));
    expect(linked).toHaveLength(2);
  });
});

/** Short messages about a booking, as they would go out. */
async function told(number: string): Promise<{ text: string; mask: string; state: string }[]> {
  const rows = await t.look<{ template: string; params: object; lang: 'zh' | 'en'; to_mask: string; state: string }>(
    `select template, params, lang, to_mask, state from platform.message where params ->> 'number' = $1 and channel = 'sms' order by id`,
    [number],
  );
  const words = wordsOf(t.house.profile);
  return rows.map((row) => ({
    text: words(row.template, 'sms', row.params, row.lang).text,
    mask: row.to_mask,
    state: row.state,
  }));
}

describe('short messages about a booking', () => {
  it('confirm it at once and remind of it the day before, once; they name day, hour and number, and nothing of why', async () => {
    const booked = await book('2026-03-05T11:00:00+08:00', { phone: '19966660001' });
    const confirmed = {
      text: `【安和县综治中心】已预约3月5日 11:00，预约号${booked.number}，来不了请拨0199-6601234`,
      mask: '199****0001',
      state: 'waiting',
    };
    expect(await told(booked.number)).toEqual([confirmed]);
    await passTimeTo(t, new Date('2026-03-03T10:00:00+08:00'));
    await sweep();
    expect(await told(booked.number)).toHaveLength(1);
    const late = await book('2026-03-05T11:00:00+08:00', { phone: '19966660002', language: 'en' });
    await passTimeTo(t, new Date('2026-03-04T10:00:00+08:00'));
    const today = await book('2026-03-05T11:30:00+08:00', { phone: '19966660003' });
    await Promise.all([sweep(), sweep()]);
    await sweep();
    expect((await told(booked.number)).map((one) => one.text)).toEqual([
      confirmed.text,
      `【安和县综治中心】3月5日 11:00请来窗口，预约号${booked.number}，来不了请拨0199-6601234`,
    ]);
    expect((await told(late.number)).at(-1)?.text).toBe(
      `Anhe County Centre: your visit is on 5 March 11:00, number ${late.number}. If you cannot come, ring 0199-6601234.`,
    );
    // Whoever books on the day before has just been told.
    expect(await told(today.number)).toHaveLength(1);
  });

  it('go with name and telephone when it is cancelled, and are not sent about a matter where danger was found', async () => {
    const booked = await book('2026-03-06T09:30:00+08:00', { phone: '19966660004' });
    expect(await told(booked.number)).toHaveLength(1);
    await t.send({
      url: '/api/resident/bookings/cancel',
      body: { number: booked.number, lookupCode: booked.lookupCode },
    });
    expect(await told(booked.number)).toEqual([]);
    const filed = await fileMatter(t, { category: '01', dangerSigns: ['domesticViolence'] });
    const matter = { number: filed.number, lookupCode: filed.lookupCode };
    const unsafe = await book('2026-03-06T09:30:00+08:00', { phone: '19966660005', matter });
    expect(await told(unsafe.number)).toEqual([]);
  });
});

describe('what becomes of a booking by itself', () => {
  it('whoever has not come fifteen minutes after the slot began gives the place up for others', async () => {
    const startsAt = '2026-03-06T11:00:00+08:00';
    const booked = await book(startsAt);
    expect(await free(startsAt)).toBe(1);
    await passTimeTo(t, new Date('2026-03-06T11:14:00+08:00'));
    await sweep();
    expect(await free(startsAt)).toBe(1);
    await passTimeTo(t, new Date('2026-03-06T11:15:00+08:00'));
    await Promise.all([sweep(), sweep()]);
    const rows = await t.look('select status, version from intake.booking where number = $1', [booked.number]);
    expect(rows).toEqual([{ status: 'no_show', version: 2 }]);
    // The same slot is over for everybody now; the place of a slot that still runs can be had.
    const next = '2026-03-06T11:30:00+08:00';
    await book(next);
    expect(await free(next)).toBe(1);
  });

  it('name and telephone are gone a week after the day', async () => {
    await passTimeTo(t, new Date('2026-03-13T12:00:00+08:00'));
    await sweep();
    const kept = await t.look(`select 1 from intake.booking where day = '2026-03-06' and erased_at is null`);
    expect(kept.length).toBeGreaterThan(0);
    await passTimeTo(t, new Date('2026-03-14T02:40:00+08:00'));
    await sweep();
    expect(await t.look(`select 1 from intake.booking where day <= '2026-03-06' and erased_at is null`)).toEqual([]);
    expect(await t.look('select 1 from intake.booking where name_sealed is not null')).toEqual([]);
    expect(await t.look(`select 1 from platform.message where template like 'booking.%'`)).toEqual([]);
  });
});

describe('many bookings of a day', () => {
  it('remind of forty in as many statements as of one, each once, also when two workers are at it', async () => {
    const booked = await book('2026-03-24T10:00:00+08:00', { phone: '19966660011' });
    const remind = async (): Promise<number> => {
      const db = openDatabase({ url: t.database.workerUrl, size: 1 });
      let statements = 0;
      db.pool.on('connect', (client) => {
        const query = client.query.bind(client) as (...given: unknown[]) => unknown;
        client.query = ((...given: unknown[]) => {
          statements += 1;
          return query(...given);
        }) as typeof client.query;
      });
      await bookingSweeps.find((one) => one.name === 'intake.remindBookings')?.run({ ...t.house, db }, t.clock.now());
      await db.end();
      return statements;
    };
    const told40 = (day: string): Promise<{ messages: number; most: number }[]> =>
      t.look(
        `select count(*)::int as messages, max(n)::int as most from
           (select count(*) as n from platform.message where template = 'booking.reminder' and params ->> 'when' like $1 group by params ->> 'number') each`,
        [`${day}%`],
      );
    await passTimeTo(t, new Date('2026-03-23T10:00:00+08:00'));
    const one = await remind();
    expect(await told40('2026-03-24')).toEqual([{ messages: 1, most: 1 }]);
    await t.look(
      `insert into intake.booking select (json_populate_record(b, json_build_object('id', gen_random_uuid(), 'number', b.number || n, 'place', 100 + n,
         'code_hash', '\\x' || md5(n::text) || md5(n::text), 'day', date '2026-03-25', 'starts_at', b.starts_at + interval '1 day',
         'ends_at', b.ends_at + interval '1 day', 'reminded_at', null))).* from intake.booking b, generate_series(1, 40) n where b.number = $1`,
      [booked.number],
    );
    await passTimeTo(t, new Date('2026-03-24T10:00:00+08:00'));
    const [first, second] = await Promise.all([remind(), remind()]);
    expect(Math.max(first, second)).toBe(one);
    expect(await told40('2026-03-25')).toEqual([{ messages: 40, most: 1 }]);
  });
});
