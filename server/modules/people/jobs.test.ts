import { afterAll, beforeAll, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { type Database, inTransaction, openDatabase } from '../../platform/db.ts';
import { systemPrincipal } from '../../platform/principal.ts';
import { forgetStamps } from '../../platform/stamps.ts';
import { createAdministrators, peopleSweeps, verifyAudit } from './index.ts';
import { recordAudit } from './store/audit.ts';
import { peopleApp, signInAs } from './testing.ts';

let t: TestHouse;
let worker: Database;

beforeAll(async () => {
  t = await testHouse();
  worker = openDatabase({ url: t.database.workerUrl, size: 1 });
});

afterAll(async () => {
  await worker.end();
  await t.close();
});

it('forgets old sessions and old counts of failures, as the worker, and leaves what is of today', async () => {
  await t.token('clerk');
  await t.look(`update platform.session set ends_at = '2025-08-01'`);
  await t.token('head');
  await t.look(
    `insert into people.sign_in_guard (county_id, name_hash, failures, last_at) values (1, 'old', 2, '2026-01-01'), (1, 'new', 2, '2026-03-01')`,
  );
  for (const sweep of peopleSweeps) await sweep.run({ ...t.house, db: worker }, t.clock.now());
  expect(await t.look('select officer_id from platform.session')).toEqual([{ officer_id: 5 }]);
  expect(await t.look(`select convert_from(name_hash, 'utf8') as name from people.sign_in_guard`)).toEqual([
    { name: 'new' },
  ]);
});

it('verifies the audit trail as the worker, and finds what was changed', async () => {
  const note = { at: t.clock.now(), what: 'test', officerId: 1, target: null, address: '127.0.0.1' };
  for (let i = 0; i < 3; i += 1)
    await inTransaction(t.house.db, systemPrincipal(1, 'test'), (tx) =>
      recordAudit(tx, { ...note, facts: { i, ' "': '\u00e9' } }),
    );
  expect(await verifyAudit({ ...t.house, db: worker })).toMatchObject({ entries: 3, whole: true, brokenAt: null });
  await t.look(`update people.audit_entry set facts = '{"i":7}' where sequence = 2`);
  expect(await verifyAudit({ ...t.house, db: worker })).toMatchObject({ whole: false, brokenAt: 2 });
});

it('makes the three administrators of a new county, each with a password to be changed and no more', async () => {
  await t.look('truncate people.post, people.officer, people.organisation cascade');
  const at = t.clock.now();
  const made = await inTransaction(t.house.db, systemPrincipal(1, 'test'), (tx) =>
    createAdministrators(tx, { areaId: 1, countyName: '安和县', at }),
  );
  expect(made.map(({ role, username }) => [role, username])).toEqual([
    ['system_admin', 'sysadmin'],
    ['security_admin', 'secadmin'],
    ['audit_admin', 'auditor'],
  ]);
  expect(new Set(made.map(({ password }) => password)).size).toBe(3);
  expect(await t.look('select kind, name from people.organisation')).toEqual([
    { kind: 'county_centre', name: '安和县社会治安综合治理中心' },
  ]);
  forgetStamps();
  const app = await peopleApp(t.house);
  for (const { username, password } of made) {
    const reply = await signInAs(app, { username, password });
    expect(reply.json()).toMatchObject({ code: 'totp-enrolment-needed' });
  }
  await app.close();
});
