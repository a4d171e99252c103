import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '../test/harness/database.ts';
import { type AddFirstAdministrators, makeCounty } from './new-county.ts';
import { withClient } from './platform/migrate/index.ts';

const at = new Date('2026-11-22T02:00:00Z');
const given = { code: '331082', name: '新河市' };
const nobody: AddFirstAdministrators = async () => [];
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
  it('makes the county, its own area and its calendar, and nothing else', async () => {
    await makeCounty(database.ownerUrl, given, nobody, at);
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
      'places.area',
      'places.area_naming',
      'platform.calendar_day',
      'platform.calendar_version',
      'platform.county',
      'platform.stamp',
    ]);
  });

  it('gives back the administrators, who are told the area they belong to', async () => {
    const one = { role: 'system_admin', username: 'xitong', password: 'first' };
    const asked: unknown[] = [];
    const made = await makeCounty(
      database.ownerUrl,
      given,
      async (_tx, told) => {
        asked.push(told);
        return [one];
      },
      at,
    );
    expect(made).toEqual([one]);
    expect(asked).toEqual([{ areaId: 1, countyName: '新河市', at }]);
  });

  it('is all or nothing', async () => {
    const failing: AddFirstAdministrators = async () => {
      throw new Error('no paper to print the passwords on');
    };
    await expect(makeCounty(database.ownerUrl, given, failing, at)).rejects.toThrow('no paper');
    expect(await ask('SELECT 1 FROM platform.county')).toEqual([]);
    expect(await ask('SELECT 1 FROM places.area')).toEqual([]);
  });

  it('refuses a second county, also when two are made at once', async () => {
    const both = await Promise.allSettled([
      makeCounty(database.ownerUrl, given, nobody, at),
      makeCounty(database.ownerUrl, { code: '990101', name: '安和县' }, nobody, at),
    ]);
    const refused = both.filter((one) => one.status === 'rejected');
    expect(refused.map(({ reason }) => String(reason))).toEqual([expect.stringContaining('already holds')]);
  });

  it.each([
    ['33108', '新河市', 'six digits'],
    ['331082', '新河', 'ends in'],
    ['331082', '市', 'ends in'],
  ])('refuses code %s with name %s', async (code, name, why) => {
    await expect(makeCounty(database.ownerUrl, { code, name }, nobody, at)).rejects.toThrow(why);
  });
});
