import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyMatters } from '../../server/modules/matters/index.ts';
import type { OpenedHouse } from '../../server/open-house.ts';
import { partySession } from '../access/filled-county.ts';
import { type TestHouse, testHouse } from '../harness/house.ts';
import { actOn, fileMatter, registerAt, versionOf, walk } from '../harness/story.ts';
import { workerHouse } from '../harness/worker-house.ts';

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

/** What a verification says of one matter. */
async function faultsOf(number: string): Promise<string[]> {
  const { faults } = await verifyMatters(worker);
  return faults.filter((f) => f.number === number).map((f) => (f.seq === undefined ? f.what : `${f.what} #${f.seq}`));
}

async function partyOf(number: string, side: 'applicant' | 'respondent'): Promise<string> {
  const [row] = await t.look<{ id: string }>(
    'select p.id from matters.party p join matters.matter m on m.id = p.matter_id where m.number = $1 and p.side = $2 and p.replaced_by is null',
    [number, side],
  );
  return row?.id ?? '';
}

const asked = { consents: [{ id: 'shareWithRespondent', given: true }] };

describe('the chain of a matter', () => {
  it('is whole through corrections, withdrawals of consent, requests and their answers, and erasure', async () => {
    const filed = await fileMatter(t, {
      ...asked,
      applicants: [{ role: 'self', name: '欧阳海棠', phone: '19900000077', idNumber: '990101199001010019' }],
    });
    const { number } = filed;
    expect(await faultsOf(number)).toEqual([]);
    const { token } = await partySession(t, number, 'applicant');
    const byParty = async (what: string, body: object) => {
      const reply = await t.send({
        bearer: token,
        url: `/api/resident/${what}`,
        version: await versionOf(t, number),
        body,
      });
      expect(reply.statusCode, `${what}: ${reply.body}`).toBe(200);
    };
    await byParty('ask-correction', { what: '电话最后一位应为8' });
    await byParty('ask-erasure', { reason: '不想留在系统里' });
    const [consent] = await t.look<{ id: string }>(
      'select c.id from matters.consent c join matters.matter m on m.id = c.matter_id where m.number = $1',
      [number],
    );
    await byParty('withdraw-consent', { consentId: consent?.id });
    await actOn(t, 'clerk', number, 'correct', {
      description: '楼上漏水四个月',
      areaCode: '990101101001',
      reason: '地址写错',
    });
    await actOn(t, 'clerk', number, 'correct-party', {
      partyId: await partyOf(number, 'applicant'),
      phone: '19900000078',
      reason: '电话写错',
    });
    await actOn(t, 'clerk', number, 'correct-party', {
      partyId: await partyOf(number, 'respondent'),
      anotherPerson: true,
      name: '吴大海',
      reason: '登记错人',
    });
    await walk(t, { number, until: 'closed', holder: 20 });
    expect(await faultsOf(number)).toEqual([]);
    const early = await verifyMatters(worker);
    await actOn(t, 'clerk', number, 'answer-erasure', { partyId: await partyOf(number, 'applicant'), answer: 'done' });
    expect(await faultsOf(number)).toEqual([]);
    expect((await verifyMatters(worker)).entries).toBe(early.entries + 1);
    const rows = await t.look<{ p: string }>(
      'select p::text as p from matters.party p join matters.matter m on m.id = p.matter_id where m.number = $1 and p.erased_at is not null',
      [number],
    );
    expect(rows).toHaveLength(1);
    const page = (await t.send({ as: 'clerk', method: 'GET', url: `/api/matters/${number}` })).json();
    const erased = page.parties.find((p: { erased: boolean }) => p.erased);
    expect(erased).toMatchObject({ name: '', phone: null, identityNumber: null, hasAddress: false, hasCode: false });
    const revealed = await t.send({
      as: 'clerk',
      url: `/api/matters/${number}/parties/${erased.id}/reveal`,
      body: { field: 'phone', reason: '核对' },
    });
    expect(revealed.json()).toMatchObject({ status: 409, code: 'erased' });
    expect(
      (await t.send({ url: '/api/resident/track', body: { number, lookupCode: filed.lookupCode } })).statusCode,
    ).toBe(404);
  });

  it('is whole after a withdrawal, a restriction and its lifting, a return for rework and a new assignment', async () => {
    const { number } = await registerAt(t, 'hexiClerk');
    await walk(t, { number, until: 'assigned', holder: 20, by: 'hexiClerk' });
    await actOn(t, 'hexiClerk', number, 'assign', { organisationId: 27, reason: '应由住建局办理' });
    await actOn(t, 'housing', number, 'sign-for');
    await actOn(t, 'housing', number, 'restrict', { dangerSigns: ['threat'] });
    await actOn(t, 'head', number, 'lift-restriction', { reason: '危险已经消除' });
    await actOn(t, 'housing', number, 'answer', { result: 'settled', reply: '已和解' });
    await actOn(t, 'checker', number, 'return', { reason: '缺少现场照片' });
    await actOn(t, 'housing', number, 'withdraw', {
      partyId: await partyOf(number, 'applicant'),
      reason: '当事人撤回',
    });
    expect(await faultsOf(number)).toEqual([]);
  });
});

describe('what somebody with the database in hand might do', () => {
  const m = `(select id from matters.matter where number = $1)`;
  const last = `(select max(seq) from matters.history where matter_id = ${m})`;

  it.each([
    [
      'an entry says another act',
      `update matters.history set act = 'passCheck' where matter_id = ${m} and seq = 2`,
      ['chain-broken #2', 'chain-cut #4'],
    ],
    [
      'an entry says another hour',
      `update matters.history set done_at = done_at - interval '1 day' where matter_id = ${m} and seq = 3`,
      ['chain-broken #3', 'chain-cut #4'],
    ],
    [
      'an entry says another officer',
      `update matters.history set actor = 'officer:1@101' where matter_id = ${m} and seq = 4`,
      ['chain-broken #4', 'chain-cut #4'],
    ],
    [
      'an entry says another typist',
      `update matters.history set typist = 'officer:1@101' where matter_id = ${m} and seq = 4`,
      ['chain-broken #4', 'chain-cut #4'],
    ],
    [
      'an entry gives other facts',
      `update matters.history set facts = replace(facts, '20', '27') where matter_id = ${m} and seq = 3`,
      ['chain-broken #3', 'chain-cut #4', 'fold-differs'],
    ],
    [
      'the first entry is taken out',
      `delete from matters.history where matter_id = ${m} and seq = 1`,
      ['chain-broken #2', 'chain-cut #4', 'fold-differs'],
    ],
    [
      'an entry in the middle is taken out',
      `delete from matters.history where matter_id = ${m} and seq = 3`,
      ['chain-broken #4', 'chain-cut #4', 'fold-differs'],
    ],
    [
      'the tail is cut',
      `delete from matters.history where matter_id = ${m} and seq = 4`,
      ['chain-cut #4', 'fold-differs'],
    ],
    ['everything is taken out', `delete from matters.history where matter_id = ${m}`, ['chain-cut #4', 'fold-differs']],
    [
      'an entry is added with a hash of its own',
      `insert into matters.history (county_id, matter_id, seq, act, stage, done_at, recorded_at, actor, facts, hash)
       select county_id, matter_id, seq + 1, 'recordProgress', stage, done_at, recorded_at, actor, '{}', sha256(hash || '{}'::bytea) from matters.history where matter_id = ${m} and seq = ${last}`,
      ['chain-broken #5', 'chain-cut #4'],
    ],
    [
      'the row says another holder',
      `update matters.matter set holder_organisation_id = 27 where number = $1`,
      ['fold-differs', 'readers-differ'],
    ],
    ['the row says another category', `update matters.matter set category = '01' where number = $1`, ['fold-differs']],
    [
      'the row says that it is answered',
      `update matters.matter set stage = 'answered', result = 'settled', answered_at = signed_at where number = $1`,
      ['fold-differs', 'readers-differ'],
    ],
    [
      'the row takes a step back',
      `update matters.matter set version = version - 1 where number = $1`,
      ['chain-cut #3'],
    ],
    [
      'somebody is let in',
      `insert into matters.reader select county_id, matter_id, 'o22', 2, stage, category, township_id, village_id, registered_at, due_at from matters.reader where matter_id = ${m} and key = 'o20'`,
      ['readers-differ'],
    ],
    [
      'a leader is let in to the facts',
      `update matters.reader set ring = 2 where matter_id = ${m} and key = 'a1'`,
      ['readers-differ'],
    ],
    ['somebody is shut out', `delete from matters.reader where matter_id = ${m} and key = 'o20'`, ['readers-differ']],
    [
      'a promise is put off',
      `update matters.matter set due_at = due_at + interval '30 days' where number = $1`,
      ['due-differs'],
    ],
    [
      'a clock is put off',
      `update matters.clock set due_at = due_at + interval '30 days' where matter_id = ${m} and state = 'running'`,
      ['due-differs', 'clock-differs'],
    ],
    [
      'a clock is paused by nobody',
      `update matters.clock set changes = '[{"from":"2026-03-02","kind":"paused","to":"2026-03-30","why":{"en":"x","zh":"鉴定"}}]' where matter_id = ${m} and kind = 'promise'`,
      ['clock-differs'],
    ],
  ])('%s: it is found', async (_, tampering, faults) => {
    const { number } = await fileMatter(t);
    await walk(t, { number, until: 'handling', holder: 20 });
    expect(await faultsOf(number)).toEqual([]);
    await t.look(tampering, [number]);
    expect(await faultsOf(number)).toEqual(faults);
  });

  it('verifying changes nothing and says the same twice', async () => {
    const [one, two] = [await verifyMatters(worker), await verifyMatters(worker)];
    expect(two).toEqual(one);
  });
});
