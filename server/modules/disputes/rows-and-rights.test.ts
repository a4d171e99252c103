import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fillTables } from '../../../test/access/rows-of-disputes.ts';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { officers } from '../../../test/harness/small-county.ts';
import { fileMatter, versionOf } from '../../../test/harness/story.ts';
import { inTransaction } from '../../platform/db.ts';
import type { OfficerPrincipal } from '../../platform/principal.ts';
import { aMatterInHand, enterMediators, mediate, type StartedMatter } from './testing.ts';

let t: TestHouse;
let m: StartedMatter;
let tables: string[];
beforeAll(async () => {
  t = await testHouse();
  await enterMediators(t);
  m = await aMatterInHand(t);
  await mediate(t, m, 'effective');
  await t.send({
    as: m.handler,
    url: `/api/matters/${m.number}/papers/agreement/issue`,
    version: await versionOf(t, m.number),
    body: {},
  });
  // The first matter went by the acts; what stands on a longer road (an archive, a breach, a visit) is written beneath a second one.
  const other = await aMatterInHand(t);
  await fillTables(t, [other.number], 100);
  tables = (
    await t.look<{ name: string }>(
      "select relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace where nspname = 'disputes' and relkind = 'r' order by 1",
    )
  ).map((r) => r.name);
});
afterAll(() => t.close());

function principal(name: 'xinhe' | 'liulin' | 'leader' | 'systemAdmin', keys: string[]): OfficerPrincipal {
  const officer = officers[name];
  return {
    kind: 'officer',
    id: `officer:${officer.officerId}`,
    countyId: 1,
    keys,
    officerId: officer.officerId,
    postId: officer.postId,
    organisationId: officer.organisationId,
    areaId: 1,
    roles: officer.roles,
    officerName: '',
    organisationName: '',
  };
}

/** Rows of a table that a reader sees with no filter at all. */
const seen = (reader: OfficerPrincipal, table: string): Promise<number> =>
  inTransaction(t.house.db, reader, async (tx) => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(`disputes.${table}`)}`.execute(
      tx.kysely,
    );
    return rows[0]?.n ?? -1;
  });

describe('rows of a mediation, with no filter but the database’s own', () => {
  it('are seen by the committee that holds the matter, and by no other committee, no leader, no administrator', async () => {
    // Counters hold the last official number of a committee's year, and no matter.
    const ofMatters = tables.filter((name) => !name.endsWith('_counter'));
    expect(ofMatters.length).toBeGreaterThan(20);
    for (const name of ofMatters) {
      expect(await seen(principal('xinhe', ['o20', 'p7']), name), name).toBeGreaterThan(0);
      expect(await seen(principal('liulin', ['o21', 'p9']), name), name).toBe(0);
      expect(await seen(principal('leader', ['a1', 'p6']), name), name).toBe(0);
      expect(await seen(principal('systemAdmin', []), name), name).toBe(0);
    }
  });

  it('are never deleted, and what proves an act is never changed', async () => {
    const appendOnly = [
      'consent',
      'mediator_declaration',
      'sham_check',
      'signature',
      'signed_paper',
      'performance',
      'breach',
      'judicial_confirmation',
      'follow_up',
      'paper',
    ];
    const rights = await t.look<{
      name: string;
      removes: boolean;
      changes: boolean;
      secured: boolean;
      forced: boolean;
      told: string | null;
    }>(
      `select relname as name, has_table_privilege('anhe_app', c.oid, 'DELETE') or has_table_privilege('anhe_app', c.oid, 'TRUNCATE') as removes,
        has_table_privilege('anhe_app', c.oid, 'UPDATE') as changes, relrowsecurity as secured, relforcerowsecurity as forced, obj_description(c.oid) as told
       from pg_class c join pg_namespace n on n.oid = c.relnamespace where nspname = 'disputes' and relkind = 'r'`,
    );
    for (const right of rights) {
      expect(right, right.name).toMatchObject({
        removes: false,
        secured: true,
        forced: true,
        told: expect.any(String),
      });
      if (appendOnly.includes(right.name)) expect(right.changes, right.name).toBe(false);
    }
    expect(rights).toHaveLength(tables.length);
  });
});

describe('the receipt', () => {
  it('is issued at the window as soon as a matter is registered, without the secret code', async () => {
    const filed = await fileMatter(t);
    const issued = await t.send({
      as: 'clerk',
      url: `/api/matters/${filed.number}/papers/receipt/issue`,
      version: 1,
      body: {},
    });
    expect(issued.statusCode, issued.body).toBe(200);
    expect(issued.json()).toMatchObject({
      version: 2,
      stage: 'registered',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/u),
    });
    const early = await t.send({
      as: 'clerk',
      url: `/api/matters/${filed.number}/papers/agreement/issue`,
      version: 2,
      body: {},
    });
    expect(early.statusCode).toBe(403);
  });
});
