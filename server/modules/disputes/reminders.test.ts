import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { actOn, partyToken, versionOf } from '../../../test/harness/story.ts';
import { openDatabase } from '../../platform/db.ts';
import { tasksOf } from '../../tasks.ts';
import { remindOfAgreements } from './jobs.ts';
import { confirmationReminderDay, performanceReminderDay } from './reminders.ts';
import { aMatterInHand, enterMediators, mediate } from './testing.ts';

describe('the days of reminders', () => {
  const dates = { effectiveOn: '2026-03-02', confirmationUntil: '2026-04-01' };
  it.each([
    ['2026-03-21', undefined],
    ['2026-03-22', 20],
    ['2026-03-29', 20],
    ['2026-03-30', 28],
    ['2026-04-01', 28],
    ['2026-04-02', undefined],
  ])('of judicial confirmation: on %s the reminder of day %s', (today, day) => {
    expect(confirmationReminderDay(dates, [20, 28], today)).toBe(day);
  });
  it('of an obligation: the day before and the day itself', () => {
    expect(
      ['2026-03-18', '2026-03-19', '2026-03-20', '2026-03-21'].map((d) => performanceReminderDay('2026-03-20', d)),
    ).toEqual([undefined, 'before', 'on', undefined]);
  });
});

describe('the sweep of agreements', () => {
  let t: TestHouse;
  beforeAll(async () => {
    t = await testHouse();
    await enterMediators(t);
  });
  afterAll(() => t.close());

  it('announces each reminder once, and nothing for what is performed', async () => {
    const m = await aMatterInHand(t);
    await mediate(t, m, 'effective');
    // The respondent has a page to look at.
    await actOn(t, 'clerk', m.number, 'reissue-code', { partyId: m.respondent, checkedBy: 'known_person' });
    const [first] = await t.look<{ id: string }>(
      "select o.id from disputes.obligation o join matters.matter m on m.id = o.matter_id where m.number = $1 and due_on = '2026-03-20'",
      [m.number],
    );
    const db = openDatabase({ url: t.database.workerUrl, size: 2 });
    const worker = { ...t.house, db };
    const announced = async () =>
      (
        await t.look<{ name: string }>(
          "select name from platform.event where name like 'agreement.%Reminder' order by at, name",
        )
      ).map((e) => e.name);
    const run = (day: string) => remindOfAgreements.run(worker, new Date(`${day}T00:20:00Z`));
    await run('2026-03-18');
    expect(await announced()).toEqual([]);
    await run('2026-03-19');
    await run('2026-03-19');
    expect(await announced()).toEqual(['agreement.performanceReminder']);
    // Both sides are told of it, each once a channel, though the job runs twice.
    const [event] = await t.look<{ id: string }>(
      `select id from platform.event where name = 'agreement.performanceReminder'`,
    );
    const tell = tasksOf(worker, {})['matters.tell'];
    const job = { house: worker, at: t.clock.now(), attempt: 1 };
    for (const _ of [1, 2]) await tell?.({ countyId: 1, eventId: event?.id }, job);
    const told = await t.look<{ party_id: string; n: number }>(
      `select party_id, count(distinct channel)::int - count(*)::int as n from platform.message
       where template = 'agreement.performanceReminder' and party_id is not null group by party_id`,
    );
    expect(told.map((row) => row.party_id).toSorted()).toEqual([m.applicant, m.respondent].toSorted());
    expect(told.map((row) => row.n)).toEqual([0, 0]);
    await actOn(t, m.handler, m.number, 'mediation/performance', { obligationId: first?.id, performed: 'yes' });
    await run('2026-03-22');
    await run('2026-03-23');
    await run('2026-03-30');
    expect(await announced()).toEqual([
      'agreement.performanceReminder',
      'agreement.confirmationReminder',
      'agreement.confirmationReminder',
      'agreement.performanceReminder',
    ]);
    await run('2026-04-02');
    expect(await announced()).toHaveLength(4);
    await db.end();
  });

  it('finds nothing of a mediation that a withdrawn matter took along; the page shows it as withdrawn', async () => {
    const m = await aMatterInHand(t);
    await mediate(t, m, 'in_session');
    const bearer = await partyToken(t, m);
    const out = await t.send({
      bearer,
      url: '/api/resident/withdraw',
      version: await versionOf(t, m.number),
      body: { reason: '不想办了' },
    });
    expect(out.statusCode, out.body).toBe(200);
    const page = (await t.send({ as: m.handler, method: 'GET', url: `/api/matters/${m.number}/mediation` })).json();
    expect(page).toMatchObject({ mediation: { state: 'withdrawn' }, acts: ['voidDossierNumber'] });
    // Both sides read that it was withdrawn and how far it had come, not that it went the whole road.
    const progress = await t.send({ bearer, method: 'GET', url: '/api/resident/progress' });
    expect(progress.json()).toMatchObject({ stage: 'answered', withdrawn: { reached: 'handling' } });
    const late = await t.send({
      as: m.handler,
      url: `/api/matters/${m.number}/mediation/agreement/seal`,
      version: await versionOf(t, m.number),
      body: { fileIds: ['00000000-0000-4000-8000-000000000000'] },
    });
    expect(late.json()).toMatchObject({ status: 409, code: 'mediation-act-not-allowed', state: 'withdrawn' });
  });
});
