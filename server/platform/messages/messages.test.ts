import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { FastifyInstance } from 'fastify';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { testDatabase, type TestDatabase } from '../../../test/harness/database.ts';
import { linesOf } from '../../../test/harness/workbook-lines.ts';
import { formatDateTimeZh } from '../../kernel/instant.ts';
import { inTransaction } from '../db.ts';
import { serveOn } from '../http/serve.ts';
import { createHttp } from '../http/server.ts';
import { startWorker, type Worker } from '../jobs/index.ts';
import { anOfficer, type HouseForTests, houseOn } from '../jobs/testing.ts';
import { withClient } from '../migrate/index.ts';
import { openPrincipal, type OfficerPrincipal, type Principal } from '../principal.ts';
import {
  type Gateways,
  type Letter,
  messageRoutes,
  messageTasks,
  partyNotices,
  sendLater,
  smsGateway,
  smtpGateway,
  wordsOf,
} from './index.ts';
import { signature } from './sms.ts';
import { type MailServer, mailServer, type SmsServer, smsServer } from './testing.ts';

let base: TestDatabase;
let folder: string;
let house: HouseForTests;
let workerHouse: HouseForTests;
let mail: MailServer;
let sms: SmsServer;
const workers: Worker[] = [];
const number = '990101-20261122-00017-4';
const secret = 'a secret shared with the gateway';

beforeAll(async () => {
  base = await testDatabase();
  folder = await mkdtemp(join(tmpdir(), 'anhe-messages-'));
});
afterAll(async () => {
  await base.drop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  house = houseOn(base.appUrl, folder);
  workerHouse = houseOn(base.workerUrl, folder);
  mail = await mailServer();
  sms = await smsServer();
});
afterEach(async () => {
  await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  await mail.close();
  await sms.close();
  await house.db.end();
  await workerHouse.db.end();
  await rows('truncate graphile_worker._private_jobs, platform.message, platform.known_request');
});

interface Row {
  id: string;
  state: string;
  fault: string | null;
  attempts: number;
  params: unknown;
  to_sealed: Buffer | null;
}

async function rows(text = 'select * from platform.message order by id'): Promise<Row[]> {
  return withClient(base.ownerUrl, async (client) => (await client.query<Row>(text)).rows);
}

async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await done())) await pause(20);
}

/** The queue waits longer after each failure; a test does not. */
const hurry = (): Promise<Row[]> => rows('update graphile_worker._private_jobs set run_at = clock_timestamp()');

const both = (): Gateways => ({
  email: smtpGateway({ url: mail.url, from: '安和县综治中心 <centre@anhe.example.cn>' }),
  sms: smsGateway({ url: sms.url, secret }),
});

async function work(gateways: Gateways, where = workerHouse): Promise<void> {
  const tasks = messageTasks({ gateways, words: wordsOf(house.profile) });
  workers.push(await startWorker({ house: where, workerUrl: base.workerUrl, tasks, sweeps: [] }));
}

const send = (letter: Letter, as: Principal = openPrincipal(1)): Promise<string> =>
  inTransaction(house.db, as, (tx) => sendLater(tx, house, letter, house.clock.now()));

const aParty = (matterId: string, partyId: string = randomUUID()): Principal => ({
  kind: 'party',
  id: 'party:1',
  countyId: 1,
  keys: [],
  matterId,
  partyId,
});

const text: Letter = { channel: 'sms', to: { phone: '13800001234' }, template: 'matter.accepted', params: { number } };
const letter: Letter = {
  channel: 'email',
  to: { email: 'li@example.cn' },
  template: 'matter.accepted',
  params: { number },
};

describe('an SMS', () => {
  it('goes to the gateway as one signed call that names number and place to look', async () => {
    await work(both());
    const id = await send(text);
    await until(async () => (await rows())[0]?.state === 'sent');
    const [call, ...more] = sms.calls;
    expect(more).toEqual([]);
    const timestamp = call?.headers['x-anhe-timestamp'] ?? '';
    expect(call?.headers['x-anhe-signature']).toBe(`v1=${signature(secret, timestamp, call?.body ?? '')}`);
    expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(60);
    expect(call?.headers['idempotency-key']).toBe(id);
    const body = JSON.parse(call?.body ?? '');
    expect(body).toMatchObject({ id, to: '13800001234', lang: 'zh' });
    expect(body.text).toContain(number);
    expect([...body.text].length).toBeLessThanOrEqual(70);
  });

  it('is tried again under the same id while the gateway is away, and then sent once', async () => {
    sms.answers.push(503, 429);
    await work(both());
    const id = await send(text);
    await until(async () => (await rows())[0]?.attempts === 1 && (await rows())[0]?.state === 'waiting');
    expect((await rows())[0]?.fault).toBe('gateway-503');
    await hurry();
    await until(async () => (await rows())[0]?.attempts === 2 && (await rows())[0]?.state === 'waiting');
    await hurry();
    await until(async () => (await rows())[0]?.state === 'sent');
    expect(sms.calls.map((call) => JSON.parse(call.body).id)).toEqual([id, id, id]);
    expect((await rows())[0]).toMatchObject({ attempts: 3, fault: null });
  });

  it('is sent once though its job runs twice and two workers want it', async () => {
    const id = await send(text);
    await rows(`select platform.enqueue('messages.deliver', '{"messageId":"${id}"}')`);
    await rows(`select platform.enqueue('messages.deliver', '{"messageId":"${id}"}')`);
    await work(both());
    await work(both());
    await until(async () => (await rows())[0]?.state === 'sent');
    await hurry();
    await until(async () => (await rows('select id from graphile_worker._private_jobs')).length === 0);
    expect(sms.calls).toHaveLength(1);
  });

  it('that the gateway refuses for good fails visibly and is not tried again', async () => {
    sms.answers.push(422);
    await work(both());
    await send(text);
    await until(async () => (await rows())[0]?.state === 'failed');
    expect((await rows())[0]).toMatchObject({ fault: 'gateway-422', attempts: 1 });
    await until(async () => (await rows('select id from graphile_worker._private_jobs')).length === 0);
  });

  it('that was cut off in the middle by a crash is sent by the next worker', async () => {
    await send(text);
    await rows(`update platform.message set state = 'sending', attempts = 1, attempted_at = at`);
    workerHouse.clock.advance(180_000);
    await work(both());
    await until(async () => (await rows())[0]?.state === 'sent');
    expect(sms.calls).toHaveLength(1);
  });

  it('is never sent when its act is rolled back', async () => {
    await work(both());
    await expect(
      inTransaction(house.db, openPrincipal(1), async (tx) => {
        await sendLater(tx, house, text, house.clock.now());
        throw new Error('refused');
      }),
    ).rejects.toThrow('refused');
    await send(text);
    await until(async () => (await rows())[0]?.state === 'sent');
    expect(sms.calls).toHaveLength(1);
  });
});

describe('an e-mail', () => {
  it('reaches the mail server with Chinese words and a message id of its own', async () => {
    await work(both());
    const id = await send(letter);
    await until(async () => (await rows())[0]?.state === 'sent');
    expect(mail.mails).toHaveLength(1);
    expect(mail.mails[0]).toMatchObject({ from: 'centre@anhe.example.cn', to: ['li@example.cn'] });
    expect(mail.mails[0]?.data).toContain(`Message-ID: <${id}@anhe.example.cn>`);
    expect(mail.mails[0]?.data).toContain('Auto-Submitted: auto-generated');
  });

  it('to a mailbox that does not exist fails for good; to a busy server it is tried again', async () => {
    mail.refuse.add('gone@example.cn');
    await work(both());
    await send({ ...letter, to: { email: 'gone@example.cn' } });
    await until(async () => (await rows())[0]?.state === 'failed');
    expect((await rows())[0]?.fault).toBe('smtp-550');

    mail.busy = 1;
    await send(letter);
    await until(async () => (await rows())[1]?.attempts === 1 && (await rows())[1]?.state === 'waiting');
    await hurry();
    await until(async () => (await rows())[1]?.state === 'sent');
    expect(mail.mails).toHaveLength(1);
    expect(workerHouse.lines.join('')).not.toContain('gone@');
  });

  it('to an address with a line break or a list in it is never handed over, and hinders no act', async () => {
    await work(both());
    await send({ ...letter, to: { email: 'a@b.cn\r\nBcc: all@b.cn' } });
    expect(await rows()).toMatchObject([{ state: 'failed', fault: 'address-invalid' }]);
    expect(await rows('select id from graphile_worker._private_jobs')).toEqual([]);
  });

  it.each([
    'a@b.cn\nBcc: all@b.cn',
    'a@b.cn\rSubject: 别的',
    'a@b.cn, all@b.cn',
    '"all@b.cn" <a@b.cn>',
    '张三 <a@b.cn>',
    'a@b.cn\u2028Bcc: all@b.cn',
    'a@b.cn\0',
    "a@b.cn' or 1=1",
  ])('to %j is no address: it fails where everybody can see it', async (email) => {
    await send({ ...letter, to: { email } });
    expect(await rows()).toMatchObject([{ state: 'failed', fault: 'address-invalid' }]);
  });

  it('gains no header by what stands in its words, and stands with the others of its matter in one thread', async () => {
    await work(both());
    const matterId = randomUUID();
    const forged = `${number}\r\nBcc: all@b.cn\r\n\r\n<b>`;
    await send({ ...letter, matterId, params: { number: forged } }, aParty(matterId));
    await send({ ...letter, matterId }, aParty(matterId));
    await until(async () => (await rows()).every((row) => row.state === 'sent') && mail.mails.length === 2);
    for (const { to, data } of mail.mails) {
      expect(to).toEqual(['li@example.cn']);
      const head = data.slice(0, data.indexOf('\r\n\r\n'));
      expect(head).not.toMatch(/^Bcc:/imu);
      expect(head).toContain(`References: <matter.${matterId}@anhe.example.cn>`);
      expect(head).toContain(`In-Reply-To: <matter.${matterId}@anhe.example.cn>`);
    }
  });
});

it('keeps addresses sealed and nothing in the params but the number', async () => {
  const given = { ...text, params: { number, name: '张三', subject: '家暴' } };
  await send(given);
  const [row] = await rows();
  expect(row?.params).toEqual({ number });
  expect(row?.to_sealed?.includes('13800001234')).toBe(false);
});

describe('without a gateway', () => {
  it('nothing leaves a practice county; it shows what would have been sent, masked', async () => {
    await work({});
    await send(text);
    await send({ ...letter, lang: 'en' });
    await until(async () => (await rows()).every((row) => row.state === 'shown'));
    const app = await serving(anOfficer(3, ['mediator']));
    const first = (await app.inject('/api/practice/messages?limit=1')).json();
    const second = (await app.inject(`/api/practice/messages?limit=1&after=${first.next}`)).json();
    expect([...first.items, ...second.items]).toMatchObject([
      { channel: 'email', to: 'l***@example.cn', number, subject: `News on number ${number}` },
      { channel: 'sms', to: '138****1234', number, subject: null },
    ]);
    expect(second.next).toBeNull();
    const lines = await linesOf(await app.inject('/api/practice/messages/workbook'));
    expect(lines.slice(1).map((line) => line.slice(1, 4))).toEqual([
      ['邮件', 'l***@example.cn', number],
      ['短信', '138****1234', number],
    ]);
    expect(lines.flat().join()).not.toMatch(/13800001234|li@example/u);
    expect((await app.inject('/api/practice/messages?after=nonsense')).statusCode).toBe(400);
    await app.close();
  });

  it('a real county says that it has none, and has no page of practice', async () => {
    const real = houseOn(base.workerUrl, folder, { kind: 'real' });
    await work({}, real);
    await send(text);
    await until(async () => (await rows())[0]?.state === 'failed');
    expect((await rows())[0]?.fault).toBe('no-gateway');
    await real.db.end();
    const app = await serving(anOfficer(3, ['mediator']), { ...house, kind: 'real' });
    expect((await app.inject('/api/practice/messages')).statusCode).toBe(404);
    await app.close();
  });
});

async function serving(who: OfficerPrincipal, where: HouseForTests = house): Promise<FastifyInstance> {
  const app = await createHttp({ house: where });
  const serve = serveOn(app, { house: where, principalOf: async () => who, checkReplies: true });
  messageRoutes(serve, where, wordsOf(house.profile));
  return app;
}

const post = (app: FastifyInstance, url: string) =>
  app.inject({ method: 'POST', url, headers: { 'idempotency-key': randomUUID() } });

describe('notices in the pages', () => {
  it('are there at once, newest first, each officer’s own, and can be marked as read', async () => {
    for (const n of [1, 2, 3]) {
      house.clock.advance(1000);
      await send({
        channel: 'inApp',
        to: { officerId: 7 },
        template: 'officer.newMatter',
        params: { number: `${number}${n}` },
      });
    }
    await send({ channel: 'inApp', to: { officerId: 8 }, template: 'officer.overdue', params: { number } });
    const app = await serving(anOfficer(7, ['mediator']));
    const page = (await app.inject('/api/notices?limit=2')).json();
    expect(page.items.map((item: { number: string }) => item.number.at(-1))).toEqual(['3', '2']);
    expect(page.items[0].text.zh).toContain(number);
    expect(page.unread).toBe(3);
    const rest = (await app.inject(`/api/notices?limit=2&after=${page.next}`)).json();
    expect([rest.items.length, rest.next]).toEqual([1, null]);

    const { id } = page.items[0];
    expect((await post(app, `/api/notices/${id}/read`)).json()).toEqual({ id, read: true });
    expect((await post(app, `/api/notices/${id}/read`)).json()).toEqual({ id, read: true });
    expect((await app.inject('/api/notices')).json().unread).toBe(2);
    expect((await app.inject('/api/notices?unread=true')).json().items).toHaveLength(2);
    await app.close();

    const other = await serving(anOfficer(8, ['mediator']));
    expect((await post(other, `/api/notices/${page.items[1].id}/read`)).statusCode).toBe(404);
    expect((await other.inject('/api/notices')).json().items).toHaveLength(1);
    await other.close();
  });

  it('are all listed page after page, the unread or the read alone, and marked as read at once up to the newest that was seen', async () => {
    const told = async (officerId: number): Promise<string> => {
      house.clock.advance(1000);
      return send({ channel: 'inApp', to: { officerId }, template: 'officer.overdue', params: { number } });
    };
    const ids: string[] = [];
    for (let n = 0; n < 25; n += 1) ids.push(await told(7));
    const others = await told(8);
    const app = await serving(anOfficer(7, ['mediator']));
    const every = async (filter: string): Promise<string[]> => {
      const found: string[] = [];
      for (let after = ''; ;) {
        const page = (await app.inject(`/api/notices?limit=10${filter}${after && `&after=${after}`}`)).json();
        found.push(...page.items.map((item: { id: string }) => item.id));
        if (page.next === null) return found;
        after = page.next;
      }
    };
    expect(await every('')).toEqual(ids.toReversed());
    await post(app, `/api/notices/${ids[3]}/read`);
    expect(await every('&unread=false')).toEqual([ids[3]]);
    expect(await every('&unread=true')).toHaveLength(24);
    // One that comes while the page is looked at stays unread.
    const late = await told(7);
    const readAll = (upTo: string | undefined) =>
      app.inject({
        method: 'POST',
        url: '/api/notices/read',
        headers: { 'idempotency-key': randomUUID() },
        payload: { upTo },
      });
    expect((await readAll(ids.at(-1))).json()).toEqual({ read: 24 });
    expect((await readAll(ids.at(-1))).json()).toEqual({ read: 0 });
    expect(await every('&unread=true')).toEqual([late]);
    expect(await every('&unread=false')).toEqual(ids.toReversed());
    expect((await rows()).find((row) => row.id === others)?.state).toBe('sent');
    await app.close();
  });

  it('show nobody another’s, even with every filter removed', async () => {
    const matterId = randomUUID();
    const partyId = randomUUID();
    await send({ channel: 'inApp', to: { officerId: 7 }, template: 'officer.overdue', params: { number } });
    const party = aParty(matterId, partyId);
    await send({ channel: 'inApp', to: { partyId }, matterId, template: 'matter.accepted', params: { number } }, party);
    await send({ ...text, to: { phone: '13800001234', partyId }, matterId }, party);
    const all = (who: Principal): Promise<number> =>
      inTransaction(
        house.db,
        who,
        async (tx) => (await tx.client.query('select 1 from platform.message')).rowCount ?? 0,
      );
    expect(await all(anOfficer(7, []))).toBe(1);
    expect(await all(anOfficer(8, []))).toBe(0);
    expect(await all(openPrincipal(1))).toBe(0);
    expect(await all(party)).toBe(1);
    expect(await all(aParty(randomUUID(), partyId))).toBe(0);
    const mine = await inTransaction(house.db, party, (tx) =>
      partyNotices(tx, wordsOf(house.profile), { matterId, partyId }),
    );
    expect(mine).toMatchObject([{ event: 'matter.accepted', text: `编号 ${number} 已受理。` }]);
  });
});

it('lists what did not arrive for the system administrator, without address or number, and sends it again', async () => {
  sms.answers.push(422);
  await work(both());
  const id = await send(text);
  await until(async () => (await rows())[0]?.state === 'failed');
  const app = await serving(anOfficer(1, ['system_admin']));
  const listed = await app.inject('/api/system/messages');
  expect(listed.json().items).toMatchObject([
    { id, channel: 'sms', state: 'failed', fault: 'gateway-422', attempts: 1, nextAt: null },
  ]);
  expect(listed.body).not.toContain(number);
  expect(listed.body).not.toContain('1234"');
  expect((await post(app, `/api/system/messages/${id}/retry`)).json()).toEqual({ id, retried: true });
  await until(async () => (await rows())[0]?.state === 'sent');
  expect((await post(app, `/api/system/messages/${id}/retry`)).statusCode).toBe(404);

  sms.answers.push(503);
  const waits = await send(text);
  await until(async () => (await rows()).some((row) => row.fault === 'gateway-503'));
  const next = async (): Promise<Date | undefined> => {
    const found: unknown[] = await rows('select run_at from graphile_worker._private_jobs where locked_at is null');
    return (found[0] as { run_at: Date } | undefined)?.run_at;
  };
  await until(async () => (await next()) !== undefined);
  expect((await app.inject('/api/system/messages')).json().items).toMatchObject([
    { id: waits, state: 'waiting', fault: 'gateway-503', nextAt: (await next())?.toISOString() },
  ]);
  const lines = await linesOf(await app.inject('/api/system/messages/workbook'));
  expect(lines.slice(1).map((line) => line.slice(1, 6))).toEqual([
    ['短信', 'matter.accepted', '等待', '1', 'gateway-503'],
  ]);
  expect(lines[1]?.at(-1)).toBe(formatDateTimeZh((await next()) as Date));
  expect(lines.flat().join()).not.toMatch(new RegExp(`1234$|138\\*|${number}`, 'u'));
  await app.close();
  const clerk = await serving(anOfficer(2, ['window_clerk']));
  expect((await clerk.inject('/api/system/messages')).statusCode).toBe(403);
  expect((await clerk.inject('/api/system/messages/workbook')).statusCode).toBe(403);
  await clerk.close();
});
