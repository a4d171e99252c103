import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { actOn, fileMatter, partyToken, passTimeTo, walk } from '../../../test/harness/story.ts';
import { workerHouse } from '../../../test/harness/worker-house.ts';
import { type Gateways, messageTasks, wakeMessages, wordsOf } from '../../platform/messages/index.ts';
import { Undeliverable } from '../../platform/messages/gateway.ts';
import type { OpenedHouse } from '../../open-house.ts';
import { matterTasks } from './jobs/index.ts';
import { verifyMatters } from './jobs/verify.ts';

let t: TestHouse;
let worker: OpenedHouse;
beforeAll(async () => {
  t = await testHouse();
  worker = await workerHouse(t);
});
afterAll(async () => {
  await worker.close();
  await t.close();
});

interface Shown {
  id: string;
  channel: string;
  event: string;
  language: string;
  text: string;
  to: { officer: string | null; partyId: string | null; address: string | null };
  state: string;
  attempts: number;
  fault: string | null;
  nextAt: string | null;
  notBefore: string | null;
  resent: number;
  mayResend: boolean;
}

/** Works off what the acts have published: who is told, by hand, so that nothing is delivered before its test wants it. */
async function tell(): Promise<void> {
  const events = await t.look<{ id: string; name: string }>('select id, name from platform.event order by id');
  const task = matterTasks['matters.tell'];
  for (const { id } of events) await task?.({ eventId: id }, { house: worker, at: t.clock.now(), attempt: 1 });
}

async function deliver(messageId: string, gateways: Gateways): Promise<void> {
  const task = messageTasks({ gateways, words: wordsOf(worker.profile) })['messages.deliver'];
  await task?.({ messageId }, { house: worker, at: t.clock.now(), attempt: 1 });
}

const messages = async (number: string, as: 'coordinator' | 'xinhe' | 'clerk' = 'coordinator'): Promise<Shown[]> => {
  const reply = await t.send({ as, method: 'GET', url: `/api/matters/${number}/messages` });
  expect(reply.statusCode, reply.body).toBe(200);
  return reply.json<{ items: Shown[] }>().items;
};
const resend = (number: string, id: string, as: 'coordinator' | 'xinhe' | 'housing' = 'coordinator') =>
  t.send({ as, url: `/api/matters/${number}/messages/${id}/resend` });
const jobsOf = async (id: string): Promise<number> =>
  (await t.look('select 1 from graphile_worker._private_jobs where payload::text like $1', [`%${id}%`])).length;

describe('the notices of a matter (告知)', () => {
  it('stand on its page: who, by which channel, when, what became of it; the address only masked', async () => {
    const filed = await fileMatter(t);
    await tell();
    const [sms] = (await messages(filed.number)).filter((one) => one.channel === 'sms');
    expect(sms).toMatchObject({ event: 'matter.received', state: 'waiting', language: 'zh', mayResend: false });
    expect(sms?.to.address).toMatch(/\*/u);
    expect(sms?.to.address).not.toContain('19900000001');
    expect(sms?.to.partyId).not.toBeNull();
    expect((await messages(filed.number)).some((one) => one.channel === 'inApp' && one.to.officer !== null)).toBe(true);
    // To whoever sees no facts the page is not there.
    for (const as of ['leader', 'liulin', 'systemAdmin'] as const) {
      const reply = await t.send({ as, method: 'GET', url: `/api/matters/${filed.number}/messages` });
      expect(reply.json(), as).toMatchObject({ code: 'not-found' });
    }
  });

  it('that a gateway refuses is seen with its reason and sent again by the centre, three times at most', async () => {
    const filed = await fileMatter(t);
    await walk(t, { number: filed.number, until: 'handling', holder: 20 });
    await tell();
    const sms = (await messages(filed.number)).find((one) => one.channel === 'sms') as Shown;
    const away = async (): Promise<void> => {
      throw new Undeliverable('gateway-away', false);
    };
    await expect(deliver(sms.id, { sms: away })).rejects.toThrow('gateway-away');
    const seen = async () => (await messages(filed.number, 'xinhe')).find((one) => one.id === sms.id) as Shown;
    // It will be tried again by itself; meanwhile nobody needs to.
    expect(await seen()).toMatchObject({ state: 'waiting', attempts: 1, fault: 'gateway-away', mayResend: false });
    const [job] = await t.look<{ run_at: Date }>('select run_at from graphile_worker._private_jobs where key = $1', [
      sms.id,
    ]);
    expect((await seen()).nextAt).toBe(job?.run_at.toISOString());
    expect((await resend(filed.number, sms.id)).json()).toMatchObject({ code: 'message-on-its-way' });
    const refused = async (): Promise<void> => {
      throw new Undeliverable('gateway-404', true);
    };
    await deliver(sms.id, { sms: refused });
    expect(await seen()).toMatchObject({ state: 'failed', fault: 'gateway-404', nextAt: null, mayResend: true });
    for (let times = 1; times <= 3; times += 1) {
      expect((await resend(filed.number, sms.id, times === 2 ? 'xinhe' : 'coordinator')).statusCode).toBe(200);
      expect(await seen()).toMatchObject({ state: 'waiting', resent: times });
      await deliver(sms.id, { sms: async () => undefined });
    }
    expect(await seen()).toMatchObject({ state: 'sent', fault: null, mayResend: false });
    expect((await resend(filed.number, sms.id)).json()).toMatchObject({ code: 'resent-too-often' });
    expect((await resend(filed.number, randomUUID())).json()).toMatchObject({ code: 'not-found' });
    // It asks for the one message and does not read through all of them.
    await t.look('revoke execute on function matters.messages_of(uuid, integer) from anhe_app');
    expect((await resend(filed.number, sms.id)).json()).toMatchObject({ code: 'resent-too-often' });
    await t.look('grant execute on function matters.messages_of(uuid, integer) to anhe_app');
    // A message of another matter is not reached through this one.
    const other = await fileMatter(t);
    expect((await resend(other.number, sms.id)).json()).toMatchObject({ code: 'not-found' });
    // Whoever does not see the matter does not learn that it is there.
    expect((await resend(filed.number, sms.id, 'housing')).json()).toMatchObject({ code: 'not-found' });
  });

  it('go to the number as it was corrected; none goes out where danger was found or short messages were declined', async () => {
    const filed = await fileMatter(t);
    await tell();
    const sms = async () => (await messages(filed.number)).find((one) => one.channel === 'sms') as Shown;
    const first = await sms();
    expect(first).toMatchObject({ text: expect.stringContaining(filed.number), to: { address: '199****0001' } });
    await deliver(first.id, {
      sms: async () => {
        throw new Undeliverable('gateway-400', true);
      },
    });
    const { partyId } = first.to;
    await actOn(t, 'clerk', filed.number, 'correct-party', { partyId, phone: '19900000077', reason: '号码登记错了' });
    expect((await resend(filed.number, first.id)).statusCode).toBe(200);
    const sent: string[] = [];
    await deliver(first.id, { sms: async ({ to }) => void sent.push(to) });
    expect(sent).toEqual(['19900000077']);
    expect(await sms()).toMatchObject({ state: 'sent', to: { address: '199****0077' } });

    // What waits stays in the house when danger is found before it went out.
    await actOn(t, 'coordinator', filed.number, 'accept', { category: '02', complexity: 'general', urgency: 'normal' });
    await tell();
    const waiting = await sms();
    expect(waiting).toMatchObject({ event: 'matter.accepted', state: 'waiting' });
    await actOn(t, 'coordinator', filed.number, 'restrict', { dangerSigns: ['threat'] });
    expect(await sms()).toMatchObject({ id: waiting.id, state: 'failed', fault: 'message-unsafe', mayResend: false });
    await deliver(waiting.id, { sms: async ({ to }) => void sent.push(to) });
    expect(sent).toHaveLength(1);
    expect((await resend(filed.number, waiting.id)).json()).toMatchObject({ code: 'message-unsafe' });

    const declined = await fileMatter(t, { consents: [{ id: 'sms', given: true }] });
    await tell();
    const late = (await messages(declined.number)).find((one) => one.channel === 'sms') as Shown;
    const bearer = await partyToken(t, declined);
    const held = await t.send({ bearer, method: 'GET', url: '/api/resident/my-information' });
    const { consents, version } = held.json<{ consents: { id: string; purpose: string }[]; version: number }>();
    const consentId = consents.find((one) => one.purpose === 'sms')?.id;
    await t.send({ bearer, url: '/api/resident/withdraw-consent', version, body: { consentId } });
    expect((await messages(declined.number)).find((one) => one.id === late.id)).toMatchObject({
      state: 'failed',
      fault: 'message-declined',
    });
    expect((await resend(declined.number, late.id)).json()).toMatchObject({ code: 'message-declined' });
  });

  it('keep no telephone of whoever was erased, and what waited is not sent', async () => {
    const filed = await fileMatter(t);
    await tell();
    const bearer = await partyToken(t, filed);
    const progress = await t.send({ bearer, method: 'GET', url: '/api/resident/progress' });
    const { version } = progress.json<{ version: number }>();
    await t.send({ bearer, url: '/api/resident/ask-erasure', version, body: {} });
    await walk(t, { number: filed.number, until: 'closed', holder: 20 });
    const sms = async () => (await messages(filed.number)).filter((one) => one.channel === 'sms');
    const partyId = (await sms())[0]?.to.partyId;
    await actOn(t, 'clerk', filed.number, 'answer-erasure', { partyId, answer: 'done', reason: '已依申请删除' });
    const after = await sms();
    expect(after.length).toBeGreaterThan(0);
    for (const one of after)
      expect(one).toMatchObject({ state: 'failed', fault: 'party-erased', to: { address: '***' } });
    const sealed = await t.look<{ to_sealed: Buffer }>(
      `select s.to_sealed from platform.message s join matters.matter m on m.id = s.matter_id where m.number = $1 and s.channel = 'sms'`,
      [filed.number],
    );
    expect(sealed.map((row) => worker.crypto.open('platform.message.to_sealed', row.to_sealed))).toEqual(
      after.map(() => ''),
    );
    expect((await resend(filed.number, after[0]?.id ?? '')).json()).toMatchObject({ code: 'address-invalid' });
  });

  it('wait for the morning when written in the quiet hours, in-app at once; where there may be danger they do not wait', async () => {
    await passTimeTo(t, new Date('2026-03-02T22:00:00+08:00'));
    const filed = await fileMatter(t);
    await tell();
    const sms = (await messages(filed.number)).find((one) => one.channel === 'sms') as Shown;
    expect(sms).toMatchObject({ state: 'waiting', notBefore: '2026-03-03T00:00:00.000Z' });
    expect(await jobsOf(sms.id)).toBe(0);
    expect(await wakeMessages.run(worker, new Date('2026-03-03T07:59:00+08:00'))).toBe(0);
    expect(await wakeMessages.run(worker, new Date('2026-03-03T08:00:00+08:00'))).toBeGreaterThan(0);
    expect(await jobsOf(sms.id)).toBe(1);
    expect(await wakeMessages.run(worker, new Date('2026-03-03T08:05:00+08:00'))).toBe(0);

    const danger = await fileMatter(t);
    await t.look(`update matters.matter set danger_signs = '{selfHarm}' where number = $1`, [danger.number]);
    await tell();
    const urgent = (await messages(danger.number)).find((one) => one.channel === 'sms') as Shown;
    expect(urgent.notBefore).toBeNull();
    expect(await jobsOf(urgent.id)).toBe(1);
    const tried: string[] = [];
    const down: Gateways = {
      sms: async ({ id }) => {
        tried.push(id);
        throw new Undeliverable('gateway-busy', false);
      },
    };
    await expect(deliver(urgent.id, down)).rejects.toThrow('gateway-busy');
    expect(tried).toEqual([urgent.id]);
    await passTimeTo(t, new Date('2026-03-03T10:00:00+08:00'));
  });

  it('of one night about one matter make one short message to a person in the morning, the newest; the others say so', async () => {
    await passTimeTo(t, new Date('2026-03-03T22:00:00+08:00'));
    const one = await fileMatter(t);
    const other = await fileMatter(t);
    await tell();
    const short = async (number: string) =>
      (await messages(number)).filter((each) => each.channel === 'sms').toSorted((a, b) => (a.id < b.id ? 1 : -1));
    await passTimeTo(t, new Date('2026-03-03T22:01:00+08:00'));
    await actOn(t, 'coordinator', one.number, 'accept', { category: '02', complexity: 'general', urgency: 'normal' });
    await tell();
    const [newest, older, ...more] = await short(one.number);
    expect([newest?.event, older?.event, more]).toEqual(['matter.accepted', 'matter.received', []]);
    // Another person of the same matter, one in danger and one that names an hour are neither replaced nor replace.
    const copy = async (change: string): Promise<string> => {
      const id = randomUUID().replace(/^.{8}/u, 'ffffffff');
      await t.look(
        `insert into platform.message select (jsonb_populate_record(m, jsonb_build_object('id', $1::text) || $2::jsonb)).*
         from platform.message m where m.id = $3`,
        [id, change, newest?.id],
      );
      return id;
    };
    const apart = [
      await copy(JSON.stringify({ party_id: randomUUID() })),
      await copy(JSON.stringify({ urgent: true })),
      await copy(JSON.stringify({ params: { number: one.number, when: '2026-03-05T01:00:00.000Z' } })),
      await copy(JSON.stringify({ party_id: null })),
    ];
    const morning = new Date('2026-03-04T08:00:00+08:00');
    await passTimeTo(t, morning);
    const second = await workerHouse(t);
    const woken = await Promise.all([wakeMessages.run(worker, morning), wakeMessages.run(second, morning)]);
    await second.close();
    expect(Number(woken[0]) + Number(woken[1])).toBeGreaterThanOrEqual(7);
    const after = await short(one.number);
    expect(after.find((each) => each.id === newest?.id)).toMatchObject({ state: 'waiting', notBefore: null });
    expect(after.find((each) => each.id === older?.id)).toMatchObject({
      state: 'replaced',
      notBefore: null,
      mayResend: false,
    });
    expect((await resend(one.number, older?.id ?? '')).json()).toMatchObject({ code: 'not-found' });
    expect(await Promise.all([newest?.id ?? '', ...apart, older?.id ?? ''].map(jobsOf))).toEqual([1, 1, 1, 1, 1, 0]);
    expect((await short(other.number)).map((each) => each.state)).toEqual(['waiting']);
    expect(await wakeMessages.run(worker, morning)).toBe(0);

    // One that a worker left behind is replaced by the newer one even when that has gone out before it.
    const sent: string[] = [];
    await deliver(newest?.id ?? '', { sms: async ({ id }) => void sent.push(id) });
    await t.look(
      `update platform.message set state = 'waiting', replaced_by = null, not_before = waited_until where id = $1`,
      [older?.id],
    );
    expect(await wakeMessages.run(worker, morning)).toBe(1);
    await deliver(older?.id ?? '', { sms: async ({ id }) => void sent.push(id) });
    expect(sent).toEqual([newest?.id]);
    expect((await short(one.number)).find((each) => each.id === older?.id)?.state).toBe('replaced');
    // Out of the way of the mornings that follow.
    await t.look(`delete from platform.message where id = any($1::uuid[])`, [apart]);
    await passTimeTo(t, new Date('2026-03-04T10:00:00+08:00'));
  });

  it('are not tried again at night when the gateway was down by day, but in the morning', async () => {
    const filed = await fileMatter(t);
    await tell();
    const sms = async () => (await messages(filed.number)).find((one) => one.channel === 'sms') as Shown;
    const { id } = await sms();
    const tried: string[] = [];
    const down: Gateways = {
      sms: async () => {
        tried.push('down');
        throw new Undeliverable('gateway-busy', false);
      },
    };
    await expect(deliver(id, down)).rejects.toThrow('gateway-busy');
    await passTimeTo(t, new Date('2026-03-04T23:00:00+08:00'));
    await deliver(id, down);
    expect(tried).toHaveLength(1);
    expect(await sms()).toMatchObject({ state: 'waiting', attempts: 1, notBefore: '2026-03-05T00:00:00.000Z' });
    await passTimeTo(t, new Date('2026-03-05T08:00:00+08:00'));
    expect(await wakeMessages.run(worker, t.clock.now())).toBeGreaterThan(0);
    await deliver(id, { sms: async () => void tried.push('taken') });
    expect(tried).toEqual(['down', 'taken']);
    expect(await sms()).toMatchObject({ state: 'sent', attempts: 2 });
  });

  it('are not tried again when signs of danger were found while they were being sent', async () => {
    const filed = await fileMatter(t);
    await tell();
    const sms = async () => (await messages(filed.number)).find((one) => one.channel === 'sms') as Shown;
    const { id } = await sms();
    const found: Gateways = {
      sms: async () => {
        await actOn(t, 'coordinator', filed.number, 'restrict', { dangerSigns: ['violence'] });
        throw new Undeliverable('gateway-busy', false);
      },
    };
    await expect(deliver(id, found)).rejects.toThrow('gateway-busy');
    expect(await sms()).toMatchObject({ state: 'failed', fault: 'message-unsafe' });
    await deliver(id, { sms: async () => expect.unreachable('sent though somebody may be in danger') });
  });

  it('come in the language that the person chose with the code, which is kept with the large type for every device', async () => {
    const filed = await fileMatter(t);
    const bearer = await partyToken(t, filed);
    const progress = async () => (await t.send({ bearer, method: 'GET', url: '/api/resident/progress' })).json();
    const before = await progress();
    expect(before.preferences).toEqual({ language: 'zh', largeType: false, chosen: false });
    const reply = await t.send({
      bearer,
      url: '/api/resident/preferences',
      body: { language: 'en', largeType: true },
    });
    expect(reply.json()).toEqual({ language: 'en', largeType: true });
    const after = await progress();
    expect(after).toMatchObject({
      preferences: { language: 'en', largeType: true, chosen: true },
      version: before.version,
    });
    await actOn(t, 'coordinator', filed.number, 'accept', { category: '02', complexity: 'general', urgency: 'normal' });
    await tell();
    const accepted = (await messages(filed.number)).filter(
      (one) => one.event === 'matter.accepted' && one.to.partyId !== null,
    );
    expect(accepted.map((one) => one.language)).toEqual(accepted.map(() => 'en'));
    expect(accepted.length).toBeGreaterThan(1);
    const wrong = await t.send({ bearer, url: '/api/resident/preferences', body: { language: 'fr', largeType: true } });
    expect(wrong.statusCode).toBe(400);
    const faults = await verifyMatters(worker);
    expect(faults.faults).toEqual([]);
  });
});
