import { afterAll, beforeAll, expect, it } from 'vitest';
import { actOn, ordinary, passTimeTo } from '../../../test/harness/story.ts';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { workerHouse } from '../../../test/harness/worker-house.ts';
import { photoWithPlace } from '../../../test/journeys/photo.ts';
import { verifyMatters } from '../matters/index.ts';
import { bookingFor, furnish, type TestHall } from './testing.ts';

// One day at the hall of the county's centre, from the phone the day before to the lights going out, through the interface.
let t: TestHouse;
let hall: TestHall;
beforeAll(async () => {
  t = await testHouse();
  hall = await furnish(t);
});
afterAll(() => t.close());

interface Ticket {
  readonly id: string;
  readonly label: string;
  readonly version: number;
}

async function done<T>(request: Parameters<TestHouse['send']>[0]): Promise<T> {
  const reply = await t.send(request);
  expect(reply.statusCode, `${request.url}: ${reply.body}`).toBeLessThan(300);
  return reply.json();
}

const step = (ticket: Ticket, what: string, body: object = {}): Promise<Ticket> =>
  done({ as: 'clerk', url: `/api/queue/tickets/${ticket.id}/${what}`, version: ticket.version, body });
const next = (): Promise<Ticket> =>
  done({ as: 'clerk', url: `/api/queue/windows/${hall.windows.one}/call-next`, body: {} });
const at = (time: string): Date => new Date(`2026-03-03T${time}:00+08:00`);
const screenShows = async (token: string): Promise<string[]> =>
  (await done<{ called: { label: string }[] }>({ url: '/api/screen', body: { token } })).called.map((one) => one.label);

it('books the day before, is called in time, and goes home with a number', async () => {
  const { token } = await done<{ token: string }>({
    as: 'systemAdmin',
    url: '/api/admin/screens',
    body: { centreId: 1, name: '大厅' },
  });
  // Monday: somebody reads the guide and books for Tuesday at ten.
  const guide = await done<{ items: { id: number; materials: string[] }[] }>({
    method: 'GET',
    url: '/api/resident/services',
  });
  expect(guide.items[0]?.materials).toContain('身份证');
  const booked = await done<{ number: string }>({
    url: '/api/resident/bookings',
    body: bookingFor(t, hall, at('10:00').toISOString()),
  });

  // Tuesday, half past nine: the booked one is early, a walk-in comes after, an old man asks for priority.
  await passTimeTo(t, at('09:30'));
  const early = await done<Ticket>({ as: 'clerk', url: '/api/queue/tickets', body: { bookingNumber: booked.number } });
  await passTimeTo(t, at('09:35'));
  const walkIn = await done<Ticket>({
    as: 'clerk',
    url: '/api/queue/tickets',
    body: { serviceId: hall.services.register },
  });
  const old = await done<Ticket>({
    as: 'clerk',
    url: '/api/queue/tickets',
    body: { serviceId: hall.services.register, priority: true },
  });
  expect([early.label, walkIn.label, old.label]).toEqual(['A001', 'A002', 'A003']);

  let now = await next();
  expect([now.label, await screenShows(token)]).toEqual(['A003', ['A003']]);
  await step(await step(now, 'serve'), 'finish');

  // The walk-in is away: called three times, passed over; comes back later.
  now = await next();
  expect(now.label).toBe('A002');
  for (const act of ['call-again', 'call-again', 'pass']) now = await step(now, act);
  const away = now;

  // Ten o'clock: the booking's turn. The clerk registers the matter from the called number.
  await passTimeTo(t, at('10:01'));
  now = await next();
  expect(now.label).toBe('A001');
  now = await step(now, 'serve');
  const matter = await done<{ number: string }>({
    as: 'clerk',
    url: '/api/matters',
    body: {
      ...ordinary,
      respondents: [{ role: 'self', name: '吴大江' }],
      noticeVersion: t.house.profile.notice.version,
      ticketId: now.id,
    },
  });
  const queue = await done<{ tickets: (Ticket & { matterRegistered: boolean })[] }>({
    as: 'clerk',
    method: 'GET',
    url: '/api/queue',
  });
  now = queue.tickets.find((one) => one.id === now.id) as Ticket;
  expect(now).toMatchObject({ matterRegistered: true });
  await step(now, 'finish');
  expect(matter.number).toMatch(/^990101-/u);

  // The walk-in is back, and is handed on to the housing office's window.
  await step(away, 'requeue');
  now = await next();
  expect(now.label).toBe('A002');
  await step(await step(now, 'serve'), 'transfer', { windowId: hall.windows.housing });
  const there = await done<Ticket>({
    as: 'housing',
    url: `/api/queue/windows/${hall.windows.housing}/call-next`,
    body: {},
  });
  expect([there.label, await screenShows(token)]).toEqual(['A002', ['A002']]);

  // The power goes. The pad was printed in the morning; the next day a sheet is entered at its true hour.
  const pad = await done<{ id: string; sheets: { number: string }[] }>({
    as: 'clerk',
    url: '/api/pads',
    body: { sheets: 1 },
  });
  await passTimeTo(t, new Date('2026-03-04T09:00:00+08:00'));
  const entered = await done<{ number: string; receivedAt: string }>({
    as: 'clerk',
    url: '/api/matters',
    body: {
      ...ordinary,
      respondents: [{ role: 'self', name: '吴大江' }],
      noticeVersion: t.house.profile.notice.version,
      padNumber: pad.sheets[0]?.number,
      doneAt: '2026-03-03T15:30:00+08:00',
    },
  });
  expect(entered).toMatchObject({ number: pad.sheets[0]?.number, receivedAt: '2026-03-03T07:30:00.000Z' });

  // The form that was filled by hand is photographed and lies with the matter; the blank was there for anybody to print.
  const blank = await t.send({ method: 'GET', url: '/api/papers/blank/application' });
  expect(blank.rawPayload.subarray(0, 4).toString()).toBe('%PDF');
  const { buffer } = await photoWithPlace('申请表.jpg');
  const headers = { 'content-type': 'application/octet-stream', 'x-file-name': encodeURIComponent('申请表.jpg') };
  const { fileId } = await done<{ fileId: string }>({ as: 'clerk', url: '/api/files', body: buffer, headers });
  await actOn(t, 'clerk', entered.number, 'material', { fileIds: [fileId], kind: 'signed_paper' });
  const url = `/api/matters/${entered.number}/files/${fileId}`;
  expect((await t.send({ as: 'clerk', method: 'GET', url })).headers['content-type']).toBe('image/jpeg');

  const worker = await workerHouse(t);
  const { faults, matters } = await verifyMatters(worker);
  await worker.close();
  expect({ faults, matters }).toEqual({ faults: [], matters: 2 });
});
