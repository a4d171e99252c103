import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../test/harness/database.ts';
import { makeCounty } from './new-county.ts';
import { withClient } from './platform/migrate/index.ts';

const at = new Date('2026-11-22T02:00:00Z');
const given = { code: '331082', name: '新河市' };
let database: TestDatabase;

beforeEach(async () => {
  database = await testDatabase();
});

afterEach(async () => {
  await database.drop();
});

const ask = (sql: string): Promise<Record<string, unknown>[]> =>
  withClient(database.ownerUrl, async (client) => (await client.query<Record<string, unknown>>(sql)).rows);

describe('npm run new-county', () => {
  it('makes the county, its own area, its calendar and its administrators, and nothing else', async () => {
    await makeCounty(database.ownerUrl, given, at);
    expect(await ask('SELECT id, code, name, kind FROM platform.county')).toEqual([
      { id: 331082, code: '331082', name: '新河市', kind: 'real' },
    ]);
    expect(await ask('SELECT county_id, level, kind, code, name, valid_from FROM places.area')).toEqual([
      { county_id: 331082, level: 'county', kind: '市', code: '331082', name: '新河市', valid_from: '2026-11-22' },
    ]);
    const filled = await ask(`
      SELECT schemaname || '.' || relname AS name FROM pg_stat_user_tables
      WHERE schemaname NOT IN ('graphile_worker', 'anhe')
        AND (xpath('/row/c/text()', query_to_xml(format('SELECT count(*) AS c FROM %I.%I', schemaname, relname), false, true, '')))[1]::text <> '0'
      ORDER BY 1`);
    expect(filled.map(({ name }) => name)).toEqual([
      'people.audit_entry',
      'people.audit_head',
      'people.officer',
      'people.organisation',
      'people.post',
      'places.area',
      'places.area_naming',
      'platform.calendar_day',
      'platform.calendar_version',
      'platform.county',
      'platform.stamp',
    ]);
  });

  it('hands over the three administrators, each with one duty and a password to be changed', async () => {
    const made = await makeCounty(database.ownerUrl, given, at);
    expect(made.map(({ role }) => role)).toEqual(['system_admin', 'security_admin', 'audit_admin']);
    expect(new Set(made.map(({ password }) => password)).size).toBe(3);
    const kept = await ask(
      'SELECT username, roles, must_change_password FROM people.officer o JOIN people.post p ON p.officer_id = o.id ORDER BY o.id',
    );
    expect(kept).toEqual(made.map(({ role, username }) => ({ username, roles: [role], must_change_password: true })));
  });

  it('is all or nothing', async () => {
    await ask(`CREATE FUNCTION public.full() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'disk full'; END $$;
      GRANT USAGE ON SCHEMA public TO PUBLIC;
      CREATE TRIGGER full_disk BEFORE INSERT ON people.post FOR EACH ROW EXECUTE FUNCTION public.full()`);
    await expect(makeCounty(database.ownerUrl, given, at)).rejects.toThrow('disk full');
    expect(await ask('SELECT 1 FROM platform.county')).toEqual([]);
    expect(await ask('SELECT 1 FROM places.area')).toEqual([]);
  });

  it('refuses a second county, also when two are made at once', async () => {
    const both = await Promise.allSettled([
      makeCounty(database.ownerUrl, given, at),
      makeCounty(database.ownerUrl, { code: '990101', name: '安和县' }, at),
    ]);
    const refused = both.filter((one) => one.status === 'rejected');
    expect(refused.map(({ reason }) => String(reason))).toEqual([expect.stringContaining('already holds')]);
  });

  it.each([
    ['33108', '新河市', 'six digits'],
    ['331082', '新河', 'ends in'],
    ['331082', '市', 'ends in'],
  ])('refuses code %s with name %s', async (code, name, why) => {
    await expect(makeCounty(database.ownerUrl, { code, name }, at)).rejects.toThrow(why);
  });
});
