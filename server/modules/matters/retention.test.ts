import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { actOn, fileMatter, passTimeTo, walk } from '../../../test/harness/story.ts';
import { workerHouse } from '../../../test/harness/worker-house.ts';
import type { OpenedHouse } from '../../open-house.ts';
import { endRetention } from './jobs/retention.ts';
import { verifyMatters } from './jobs/verify.ts';
import { archivedTerms, dossierKeptUntil, latestOf, overBefore, waitsFor } from './retention.ts';

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

describe('since when a period is over', () => {
  it.each([
    ['matterFile', 10, '2036-12-31', '2026-01-01'],
    ['matterFile', 10, '2037-01-01', '2027-01-01'],
    ['mediationDossier', 30, '2057-01-01', '2027-01-01'],
    ['notAccepted', 3, '2029-03-02', '2026-03-02'],
    ['openings', 3, '2028-02-29', '2025-02-28'],
  ] as const)('%s, %i years, on %s: what happened before %s', (rule, years, today, before) => {
    expect(overBefore(rule, years, today)).toBe(before);
  });

  it('erases by a verified period only, and never an archived dossier, what is kept for ever, or what it does not know', () => {
    const term = { id: 'matterFile', years: 10, verified: true };
    expect(waitsFor(term)).toBeUndefined();
    expect(waitsFor({ ...term, verified: false })).toBe('unverified');
    expect(waitsFor({ ...term, id: 'mediationDossier' })).toBe('archive');
    expect(waitsFor({ ...term, years: null })).toBe('forever');
    expect(waitsFor({ ...term, id: 'impactAssessment' })).toBe('by-hand');
  });

  it('a dossier is kept to the last day of its last year, by the row of its kind of dispute before the row of all', () => {
    const table = {
      retention: [{ id: 'mediationDossier', years: 30 }],
      dossierRetention: [{ categories: ['07'], years: null }],
    };
    expect(dossierKeptUntil(table, '02', '2026-03-02')).toBe('2056-12-31');
    expect(dossierKeptUntil(table, '07', '2026-03-02')).toBeNull();
    expect(dossierKeptUntil({ retention: [] }, '02', '2026-03-02')).toBeNull();
  });

  it('of the day by the table and the days of its archived dossiers the latest holds, and for ever is the latest of all', () => {
    const archived = (archive: string, until: string | null) => ({
      act: 'archiveDossier',
      facts: JSON.stringify({ archive, retention: { until } }),
    });
    const voided = { act: 'voidDossierArchive', facts: '{"archive":"a"}' };
    expect(archivedTerms([archived('a', '2056-12-31'), voided, archived('b', '2057-12-31')])).toEqual(['2057-12-31']);
    expect(archivedTerms([archived('a', null)])).toEqual([null]);
    expect(latestOf('2056-12-31', ['2057-12-31', '2055-12-31'])).toBe('2057-12-31');
    expect(latestOf('2056-12-31', ['2036-12-31'])).toBe('2056-12-31');
    expect(latestOf('2056-12-31', [null, '2057-12-31'])).toBeNull();
    expect(latestOf(null, ['2057-12-31'])).toBeNull();
    expect(latestOf('2056-12-31', [])).toBe('2056-12-31');
  });
});

/** The county's own table: every period agreed with the archive authority. */
function agreed(): OpenedHouse {
  const retention = worker.profile.retention.map((rule) => ({ ...rule, verified: true }));
  return { ...worker, profile: { ...worker.profile, retention } };
}

async function named(number: string): Promise<number> {
  const rows = await t.look(
    `select 1 from matters.party p join matters.matter m on m.id = p.matter_id where m.number = $1 and p.erased_at is null and p.name_sealed is not null`,
    [number],
  );
  return rows.length;
}

/** Everybody stays signed in through the years. */
async function yearsLater(at: Date): Promise<void> {
  await passTimeTo(t, at);
  await t.look('update platform.session set ends_at = $1', [new Date(at.getTime() + 86_400_000)]);
}

const retentionAs = (as: 'systemAdmin' | 'auditAdmin' | 'head') =>
  t.send({ as, method: 'GET', url: '/api/system/retention' });
const itemOf = async (ruleId: string) =>
  (await retentionAs('auditAdmin')).json().items.find((item: { ruleId: string }) => item.ruleId === ruleId);

describe('the night after a period is over', () => {
  let old: string;
  let withdrawn: string;
  let open: string;
  beforeAll(async () => {
    ({ number: old } = await fileMatter(t));
    await walk(t, { number: old, until: 'closed', holder: 27 });
    ({ number: withdrawn } = await fileMatter(t));
    const [party] = await t.look<{ id: string }>(
      `select p.id from matters.party p join matters.matter m on m.id = p.matter_id where m.number = $1 and p.side = 'applicant'`,
      [withdrawn],
    );
    await actOn(t, 'clerk', withdrawn, 'withdraw', { partyId: party?.id, reason: '当事人已经自行解决' });
    await actOn(t, 'head', withdrawn, 'pass-check');
    await actOn(t, 'head', withdrawn, 'follow-up', {
      partyId: party?.id,
      way: 'phone',
      reached: 'reached',
      solved: true,
      performed: 'yes',
    });
    await actOn(t, 'head', withdrawn, 'close');
    await t.look(
      `insert into platform.message (county_id, id, channel, state, template, params, lang, officer_id, at, sent_at)
       values (1, gen_random_uuid(), 'inApp', 'sent', 'officer.dueSoon', '{}', 'zh', 1, $1, $1)`,
      [t.clock.now()],
    );
    ({ number: open } = await fileMatter(t));
    await t.send({ as: 'clerk', method: 'GET', url: `/api/matters/${old}` });
  });

  it('nothing goes before its time, though the period is verified', async () => {
    await endRetention.run(agreed(), t.clock.now());
    expect([await named(old), await named(withdrawn), await named(open)].every((n) => n > 0)).toBe(true);
    expect(await itemOf('matterFile')).toMatchObject({ last: { due: 0, erased: 0, waits: null }, erasedEver: 0 });
  });

  it('what is due under a period that nobody verified is told and stays', async () => {
    await yearsLater(new Date('2029-03-03T03:50:00+08:00'));
    await endRetention.run(worker, t.clock.now());
    expect(await named(withdrawn)).toBeGreaterThan(0);
    expect(await itemOf('notAccepted')).toMatchObject({ last: { due: 1, erased: 0, waits: 'unverified' } });
  });

  it('what is due goes by the job, each by its rule, once on two workers; openings and messages with it', async () => {
    const before = await t.look<{ n: number }>('select count(*)::int as n from matters.opening');
    expect(before[0]?.n).toBeGreaterThan(0);
    await yearsLater(new Date('2029-03-04T03:50:00+08:00'));
    await Promise.all([endRetention.run(agreed(), t.clock.now()), endRetention.run(agreed(), t.clock.now())]);
    expect([await named(withdrawn), (await named(old)) > 0, (await named(open)) > 0]).toEqual([0, true, true]);
    expect(await t.look('select 1 from matters.opening')).toEqual([]);
    expect(await t.look('select 1 from platform.message')).toEqual([]);
    expect((await itemOf('openings')).last.due).toBeGreaterThan(0);
    await yearsLater(new Date('2037-01-01T03:50:00+08:00'));
    await endRetention.run(agreed(), t.clock.now());
    expect([await named(old), (await named(open)) > 0]).toEqual([0, true]);
    expect(await itemOf('matterFile')).toMatchObject({ last: { due: 1, erased: 1, waits: null }, erasedEver: 1 });
    const [facts] = await t.look<{ description: string }>(
      `select f.description from matters.facts f join matters.matter m on m.id = f.matter_id where m.number = $1`,
      [old],
    );
    expect(facts?.description).toBe('（已依法删除）');
    const entries = await t.look<{ act: string }>(
      `select h.act from matters.history h join matters.matter m on m.id = h.matter_id where h.act = 'endRetention'`,
    );
    expect(entries).toHaveLength(2);
    expect((await verifyMatters(worker)).faults.filter((fault) => fault.what !== 'due-differs')).toEqual([]);
  });

  it('openings younger than six months cannot be taken away, whatever is asked', async () => {
    const at = t.clock.now();
    await t.send({ as: 'clerk', method: 'GET', url: `/api/matters/${open}` });
    const [kept] = await t.look<{ n: number }>('select matters.forget_openings(1, $1, $2, 100) as n', [
      new Date(at.getTime() + 1000),
      at,
    ]);
    expect(kept?.n).toBe(0);
  });

  it('the report is for the system and the audit administrator', async () => {
    expect((await retentionAs('systemAdmin')).statusCode).toBe(200);
    expect((await retentionAs('head')).statusCode).toBe(403);
  });
});
