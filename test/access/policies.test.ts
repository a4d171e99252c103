import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import pg from 'pg';
import { inTransaction } from '../../server/platform/db.ts';
import { openPrincipal, type Principal } from '../../server/platform/principal.ts';
import { testDatabase, type TestDatabase } from '../harness/database.ts';
import { type TestHouse, testHouse } from '../harness/house.ts';
import { fileMatter, walk } from '../harness/story.ts';

let database: TestDatabase;
let owner: pg.Client;
let app: pg.Client;
beforeAll(async () => {
  database = await testDatabase();
  owner = new pg.Client({ connectionString: database.ownerUrl });
  app = new pg.Client({ connectionString: database.appUrl });
  await Promise.all([owner.connect(), app.connect()]);
});
afterAll(async () => {
  await Promise.all([owner.end(), app.end()]);
  await database.drop();
});

interface Table {
  readonly name: string;
  readonly enabled: boolean;
  readonly forced: boolean;
}

/** Tables of matters' own modules, and every other table that names a matter, wherever a later migration puts it. */
const hangingOnMatters = `
  select n.nspname || '.' || c.relname as name, c.relrowsecurity as enabled, c.relforcerowsecurity as forced
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where c.relkind in ('r', 'p') and n.nspname !~ '^(pg_|information_schema$)'
    and (n.nspname in ('matters', 'disputes', 'files')
      or exists (select 1 from pg_attribute a where a.attrelid = c.oid and not a.attisdropped and a.attname in ('matter_id', 'party_id')))
  order by 1`;

/** Looked at one by one; each with why no policy stands on it. */
const withoutPolicy: Readonly<Record<string, string>> = {
  'platform.session': 'read before anybody is known, by the hash of a token; holds references only',
};

/** Functions that run above the policies and that requests may call; each was looked at. A new one fails until it is. */
const doorsAbovePolicies = [
  'files.attach',
  'files.attached',
  'files.erase',
  'files.finish_upload',
  'files.lock_upload',
  'files.upload_of',
  'intake.booking_code',
  'intake.forget_messages',
  'intake.places_taken',
  'matters.code_hashes',
  'matters.forget_addresses',
  'matters.hold_messages',
  'matters.may_write_to',
  'matters.message_of',
  'matters.messages_of',
  'matters.opened_by',
  'matters.readers_of',
  'matters.resend_message',
  'matters.search',
  'matters.set_readers',
  'matters.waiting',
  'platform.enqueue',
  'platform.job_again',
  'platform.job_counts',
  'platform.jobs_stuck',
  'platform.message_again',
  'platform.message_counts',
  'platform.messages_undelivered',
];

describe('row-level security beneath every table that hangs on a matter', () => {
  it('ask for the readers of the row’s own matter, in a form that is never answered from all that the officer sees', async () => {
    const asking = await owner.query<{ policy: string; asked: string }>(
      `SELECT polrelid::regclass || ' ' || polname AS policy, concat(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) AS asked
         FROM pg_policy WHERE concat(pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)) ~ 'matters\\.reader r'`,
    );
    expect(asking.rows.length).toBeGreaterThan(100);
    expect(
      asking.rows.filter(({ asked }) => /EXISTS/u.test(asked) || !/LIMIT 1\)/u.test(asked)).map((r) => r.policy),
    ).toEqual([]);
  });

  it('is enabled and forced on each of them, so that a new table without it is found here', async () => {
    const { rows } = await owner.query<Table>(hangingOnMatters);
    expect(rows.length).toBeGreaterThan(25);
    expect(rows.map((r) => r.name)).toEqual(
      expect.arrayContaining(['matters.matter', 'matters.facts', 'matters.party']),
    );
    const open = rows.filter((r) => !(r.enabled && r.forced)).map((r) => r.name);
    expect(open).toEqual(Object.keys(withoutPolicy));
  });

  it('lets requests read by no policy but one that asks who reads', async () => {
    const { rows } = await owner.query<{ name: string; condition: string }>(`
      select schemaname || '.' || tablename || ' ' || policyname as name, qual as condition from pg_policies
      where cmd in ('SELECT', 'ALL', 'UPDATE', 'DELETE') and roles && array['anhe_app', 'public']::name[]`);
    expect(rows.length).toBeGreaterThan(25);
    const blind = rows.filter((r) => !/current_keys|current_matter|matters\.reader|current_county/u.test(r.condition));
    expect(blind.map((r) => r.name)).toEqual([]);
  });

  it('lets requests add and change rows by no policy but one that asks whose matter it is', async () => {
    const { rows } = await owner.query<{ name: string; matter: boolean; condition: string }>(`
      select schemaname || '.' || tablename || ' ' || policyname as name, with_check as condition,
        schemaname in ('matters', 'disputes') and tablename not in ('matter', 'dossier_counter', 'archive_counter', 'letter_counter', 'routing_ruling', 'saved_filter') as matter
      from pg_policies where cmd in ('INSERT', 'ALL', 'UPDATE') and roles && array['anhe_app', 'public']::name[]`);
    expect(rows.length).toBeGreaterThan(50);
    const blind = rows.filter((r) => !/current_keys|current_matter|current_county|may_add/u.test(r.condition));
    expect(blind.map((r) => r.name)).toEqual([]);
    const anyMatter = rows.filter((r) => r.matter && !/matters\.reader|matters\.may_add/u.test(r.condition));
    expect(anyMatter.map((r) => r.name)).toEqual([]);
  });

  it('is stepped over only through doors that were looked at one by one', async () => {
    const { rows } = await owner.query<{ name: string; path: string[] | null }>(`
      select n.nspname || '.' || p.proname as name, p.proconfig as path from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and has_function_privilege('anhe_app', p.oid, 'execute') and n.nspname !~ '^(pg_|information_schema$)'
      order by 1`);
    expect(rows.map((r) => r.name)).toEqual(doorsAbovePolicies);
    // Without a search path of its own such a function could be made to run another's code.
    expect(
      rows.filter((r) => !r.path?.some((setting) => setting.startsWith('search_path='))).map((r) => r.name),
    ).toEqual([]);
    const { rows: anybody } = await owner.query(`
      select n.nspname || '.' || p.proname as name from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where p.prosecdef and has_function_privilege('public', p.oid, 'execute') and n.nspname !~ '^(pg_|information_schema$)'`);
    expect(anybody).toEqual([]);
  });
});

describe('rows of a matter', () => {
  let t: TestHouse;
  let matterId: string;
  let tables: string[];
  beforeAll(async () => {
    t = await testHouse();
    const { number } = await fileMatter(t);
    await walk(t, { number, until: 'handling', holder: 20 });
    [{ id: matterId } = { id: '' }] = await t.look<{ id: string }>('select id from matters.matter where number = $1', [
      number,
    ]);
    const found = await t.look<{ name: string }>(`
      select c.oid::regclass::text as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'matter_id'
      where c.relkind = 'r' and (c.relnamespace::regnamespace::text in ('matters', 'disputes') or c.oid = 'platform.message'::regclass)
        and has_table_privilege('anhe_app', c.oid, 'INSERT')
      order by 1`);
    tables = found.map((row) => row.name);
  });
  afterAll(() => t.close());

  const outsiders: readonly Principal[] = [
    openPrincipal(1),
    { kind: 'open', id: 'officer:dongshan', countyId: 1, keys: ['o22', 'p9'] },
    { kind: 'open', id: 'officer:leader', countyId: 1, keys: ['a1', 'p6'] },
    { kind: 'open', id: 'another county', countyId: 2, keys: ['o20', 'o1'] },
    {
      kind: 'party',
      id: 'party:other',
      countyId: 1,
      keys: [],
      matterId: crypto.randomUUID(),
      partyId: crypto.randomUUID(),
    },
  ];
  const handler: Principal = { kind: 'open', id: 'officer:xinhe', countyId: 1, keys: ['o20', 'p7'] };

  /** What adding a row that holds nothing but its matter comes to: its table's policy is asked before what it must hold. */
  function addTo(table: string, as: Principal): Promise<string> {
    return answerTo(as, `insert into ${table} (county_id, matter_id) values (1, $1)`, [matterId]);
  }

  async function answerTo(as: Principal, text: string, values: unknown[]): Promise<string> {
    return inTransaction(t.house.db, as, (tx) => tx.client.query(text, values)).then(
      () => 'done',
      (error: { code?: string }) => String(error.code),
    );
  }

  const refusedByPolicy = '42501';
  const holdsTooLittle = '23502';

  it('are added by nobody who does not see its facts, in any table', async () => {
    expect(tables.length).toBeGreaterThan(25);
    expect(tables).toContain('platform.message');
    for (const table of tables)
      for (const as of outsiders) expect(await addTo(table, as), `${table} by ${as.id}`).toBe(refusedByPolicy);
  });

  it('are added by whoever handles it, in every table', async () => {
    for (const table of tables) expect(await addTo(table, handler), table).toBe(holdsTooLittle);
  });

  it('are named by no message of a request that does not see them, nor is a party without its matter', async () => {
    const text = `insert into platform.message (county_id, id, channel, template, params, lang, party_id, matter_id, state, attempts, at)
      values (1, gen_random_uuid(), 'inApp', 'matter.accepted', '{}', 'zh', $1, $2, 'sent', 0, '2026-03-02')`;
    const [party] = await t.look<{ id: string }>('select id from matters.party where matter_id = $1', [matterId]);
    for (const as of outsiders) expect(await answerTo(as, text, [party?.id, matterId]), as.id).toBe(refusedByPolicy);
    expect(await answerTo(handler, text, [party?.id, null])).toBe(refusedByPolicy);
    expect(await answerTo(handler, text, [party?.id, matterId])).toBe('done');
  });

  it('cannot be moved to another matter by whoever sees the one they stand on', async () => {
    const elsewhere = await fileMatter(t, { areaCode: '990101201201' });
    const [other] = await t.look<{ id: string }>('select id from matters.matter where number = $1', [elsewhere.number]);
    const text = 'update matters.party set matter_id = $1 where matter_id = $2';
    expect(await answerTo(handler, text, [other?.id, matterId])).toBe(refusedByPolicy);
  });

  it('show it to nobody who set the readers for itself', async () => {
    const mine = JSON.stringify([{ key: 'o22', ring: 2 }]);
    for (const as of outsiders)
      expect(await answerTo(as, 'select matters.set_readers(1, $1, $2)', [matterId, mine]), as.id).toBe(
        refusedByPolicy,
      );
    const rows = await t.look('select 1 from matters.reader where matter_id = $1 and key = $2', [matterId, 'o22']);
    expect(rows).toEqual([]);
  });

  it('are opened only under the id that the transaction opens', async () => {
    const text = `insert into matters.matter select * from jsonb_populate_record(null::matters.matter,
      (select to_jsonb(m) from matters.matter m where m.id = $1) || jsonb_build_object('id', gen_random_uuid(), 'number', '990101-20260302-99999-1'))`;
    expect(await answerTo(handler, text, [matterId])).toBe(refusedByPolicy);
  });
});

describe('the role of requests', () => {
  it('is neither superuser nor owner, cannot become one, and no policy passes it by', async () => {
    const { rows } = await app.query(`
      select rolname as name, rolsuper as super, rolbypassrls as bypass, rolcreaterole as makes_roles, rolcreatedb as makes_databases,
        pg_has_role(rolname, 'anhe_owner', 'member') as owner, pg_has_role(rolname, 'anhe_worker', 'member') as worker
      from pg_roles where rolname = current_user`);
    expect(rows).toEqual([
      {
        name: 'anhe_app',
        super: false,
        bypass: false,
        makes_roles: false,
        makes_databases: false,
        owner: false,
        worker: false,
      },
    ]);
    const { rows: owned } = await owner.query(`
      select c.oid::regclass::text as name from pg_class c join pg_roles r on r.oid = c.relowner
      where r.rolname = 'anhe_app' and c.relnamespace::regnamespace::text in ('matters', 'disputes', 'files', 'people', 'places', 'platform')`);
    expect(owned).toEqual([]);
  });

  it('takes nothing back: no DELETE anywhere on matters, no UPDATE on history, openings and the trail of audit', async () => {
    const { rows: deletes } = await owner.query(`
      select table_schema || '.' || table_name as name from information_schema.role_table_grants
      where grantee in ('anhe_app', 'PUBLIC') and privilege_type in ('DELETE', 'TRUNCATE') and table_schema in ('matters', 'disputes', 'files', 'people')`);
    expect(deletes).toEqual([]);
    for (const write of [
      'update matters.history set act = act',
      'delete from matters.history',
      'update matters.opening set at = at',
      'delete from matters.opening',
      'update people.audit_entry set at = at',
      'delete from people.audit_entry',
    ])
      await expect(app.query(write)).rejects.toThrow(/permission denied/u);
  });

  it('has no direct write on reader rows', async () => {
    const row = `(1, gen_random_uuid(), 'o1', 2, 'registered', '02', 10, 101, '2026-03-02', null)`;
    for (const write of [
      `insert into matters.reader values ${row}`,
      `update matters.reader set ring = 2`,
      `delete from matters.reader`,
      `truncate matters.reader`,
    ])
      await expect(app.query(write)).rejects.toThrow(/permission denied/u);
  });

  it('cannot put the policies aside', async () => {
    for (const trick of [
      'set role anhe_owner',
      'set role anhe_worker',
      'alter table matters.facts disable row level security',
      'drop policy readable on matters.facts',
      'create policy everybody on matters.facts using (true)',
      'create table matters.mine (matter_id uuid)',
    ])
      await expect(app.query(trick)).rejects.toThrow(/permission denied|must be owner/u);
  });
});
