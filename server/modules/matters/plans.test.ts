import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestHouse, testHouse } from '../../../test/harness/house.ts';
import { type OfficerName, officers } from '../../../test/harness/small-county.ts';
import { fileMatter, walk } from '../../../test/harness/story.ts';
import { workerHouse } from '../../../test/harness/worker-house.ts';
import type { OpenedHouse } from '../../open-house.ts';
import { matterSweeps } from './jobs/index.ts';
import { MOST_COUNTED } from './list-view.ts';

/** Enough that PostgreSQL would rather read a wrong table whole than look into it; few enough to be there in seconds. */
const likenesses = 6000;

let t: TestHouse;
let worker: OpenedHouse;
let bare: pg.Client;
let number = '';

beforeAll(async () => {
  t = await testHouse();
  worker = await workerHouse(t);
  ({ number } = await fileMatter(t));
  await walk(t, { number, until: 'handling', holder: 20 });
  await t.look(multiply);
  await t.look('select matters.count_anew()');
  for (const table of ['matter', 'facts', 'reader', 'clock', 'count_fold']) await t.look(`analyze matters.${table}`);
  const options = '-c plan_cache_mode=force_generic_plan -c jit=off';
  // A superuser's, who may have every plan told: also of what functions ask. What is looked at is asked as the application's role.
  bare = new pg.Client({ connectionString: t.database.ownerUrl, options: `${options} ${told}` });
  await bare.connect();
});
afterAll(async () => {
  await bare.end();
  await worker.close();
  await t.close();
});

/** Each statement's plan comes as a notice, those inside functions too. */
const told = Object.entries({
  session_preload_libraries: 'auto_explain',
  'auto_explain.log_min_duration': '0',
  'auto_explain.log_analyze': 'on',
  'auto_explain.log_timing': 'off',
  'auto_explain.log_nested_statements': 'on',
  'auto_explain.log_format': 'json',
  'auto_explain.log_level': 'notice',
})
  .map(([name, value]) => `-c ${name}=${value}`)
  .join(' ');

/** Likenesses of the one matter: most of them over, the others in every stage that waits, some late, in both townships; read by whom such a matter is read by. */
const multiply = `
set session_replication_role = replica;
create temporary table likeness as
  select m.id as of, ('01950000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid as id, m.number || '-' || i as number, s.stage, s.open,
    case when i % 3 = 0 then 11 else 10 end as township, case when i % 3 = 0 then 111 when i % 5 = 0 then 102 else 101 end as village,
    m.registered_at - i * interval '37 minutes' as registered, case when s.open and s.stage not in ('correcting', 'linked') then m.registered_at + (i % 400 - 60) * interval '3 hours' end as due,
    case when s.open then null when i % 97 = 0 then 'not_performed' else 'solved' end as outcome, case when i % 89 = 0 then '07' else '02' end as category
  from matters.matter m, generate_series(1, ${likenesses}) i,
    lateral (select case i % 20 when 0 then 'handling' when 1 then 'assigned' when 2 then 'accepted' when 3 then 'registered' when 4 then 'follow_up' when 5 then 'correcting' when 6 then 'correcting' when 7 then 'linked' else 'closed' end as stage, i % 20 < 8 as open) s;
insert into matters.matter select made.* from likeness l join matters.matter m on m.id = l.of,
  lateral jsonb_populate_record(m, jsonb_build_object('id', l.id, 'number', l.number, 'stage', l.stage, 'township_id', l.township, 'village_id', l.village,
    'area_id', l.village, 'registered_at', l.registered, 'due_at', l.due, 'outcome', l.outcome, 'category', l.category,
    'holder_organisation_id', case when right(l.number, 1) in ('0', '5', '9') then 20 else 21 + right(l.number, 1)::int % 4 end,
    'holder_post_id', case when l.open and right(l.number, 2) = '40' then m.holder_post_id end,
    'accepted_at', case when l.stage <> 'registered' then l.registered end, 'result', case when l.stage in ('closed', 'follow_up') then 'agreed' end,
    'answered_at', case when l.stage in ('closed', 'follow_up') then l.registered end, 'closed_at', case when l.stage = 'closed' then l.registered end)) made;
insert into matters.facts select made.* from likeness l join matters.facts f on f.matter_id = l.of, lateral jsonb_populate_record(f, jsonb_build_object('matter_id', l.id)) made;
insert into matters.clock select made.* from likeness l join matters.clock c on c.matter_id = l.of and c.state = 'running',
  lateral jsonb_populate_record(c, jsonb_build_object('id', gen_random_uuid(), 'matter_id', l.id, 'state', case when l.due is not null then 'running' else 'met' end,
    'ended_at', case when l.due is null then l.registered end, 'due_at', coalesce(l.due, l.registered))) made;
insert into matters.reader (county_id, matter_id, key, ring, stage, category, township_id, village_id, registered_at, due_at, outcome)
  select 1, l.id, k.key, k.ring, l.stage, l.category, l.township, l.village, l.registered, l.due, l.outcome from likeness l,
    lateral (values ('o1', 2), ('a1', 1), (case l.township when 10 then 'o24' else 'o22' end, 2), ('a' || l.township, 1),
      (case l.village when 101 then 'o20' when 102 then 'o21' else 'a111' end, 2)) k(key, ring);
drop table likeness;
set session_replication_role = origin;`;

/** A county's officer, a township's, a village's, one of few matters, leaders: who reads by other keys, and how many matters. */
const readers = [
  'coordinator',
  'hexiClerk',
  'xinhe',
  'housing',
  'leader',
  'hexiLeader',
] as const satisfies readonly OfficerName[];

const rest = '/api/matters';
const lists = [
  ...['handling', 'assigned', 'closed', 'registered'].map((stage) => `stage=${stage}`),
  'area=990101101&stage=handling',
  'area=990101101&stage=closed',
  'area=990101101201&stage=handling',
  'area=990101101',
  'stage=handling&order=due',
  'order=due',
  'overdue=true&order=due',
  'overdue=true',
  'overdue=true&stage=handling',
  'overdue=true&stage=closed',
  'overdue=false&order=due',
  'stage=handling&overdue=false&order=due',
  'view=soon',
  'view=mine',
  'view=waiting',
  'view=waiting&holder=20',
  'view=opinion',
  'category=07',
  'stage=closed&outcome=not_performed',
  'outcome=not_performed',
  'late',
  'late?body=20',
  'q=天花板',
].map((query) => (query.startsWith('late') ? `${rest}/${query}` : `${rest}?${query}`));

interface Asked {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** All that a request, or a sweep, asks the database on the way. */
async function askedBy(house: OpenedHouse, work: () => Promise<unknown>): Promise<Asked[]> {
  const asked: Asked[] = [];
  const { pool } = house.db;
  const connect = pool.connect.bind(pool) as () => Promise<pg.PoolClient>;
  const noting = async (): Promise<pg.PoolClient> => {
    const client = await connect();
    const query = client.query.bind(client) as (...given: unknown[]) => unknown;
    return new Proxy(client, {
      get(target, property) {
        if (property !== 'query') {
          const value: unknown = Reflect.get(target, property, target);
          return typeof value === 'function' ? (value as () => unknown).bind(target) : value;
        }
        return (sent: string | Asked, ...more: unknown[]) => {
          if (typeof sent !== 'string' && sent.values) asked.push({ text: sent.text, values: [...sent.values] });
          return query(sent, ...more);
        };
      },
    });
  };
  Object.assign(pool, { connect: noting });
  try {
    await work();
  } finally {
    Object.assign(pool, { connect });
  }
  return asked.filter(({ text }) => /matters\./u.test(text));
}

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly 'Index Name'?: string;
  readonly 'Actual Rows'?: number;
  readonly 'Actual Loops'?: number;
  readonly 'Rows Removed by Filter'?: number;
  readonly 'Rows Removed by Index Recheck'?: number;
  readonly Plans?: readonly Node[];
}

/**
 * How PostgreSQL ran what was asked, and what its functions asked on the way, under the reader's keys, with the plan that the house has made once a
 * connection.
 */
async function plansOf(
  client: pg.Client,
  role: 'anhe_app' | 'anhe_worker',
  { text, values }: Asked,
  principal: string,
  keys: readonly string[],
): Promise<Node[]> {
  const plans: Node[] = [];
  const note = ({ message }: { message?: string }): void => {
    const at = message?.indexOf('plan:\n') ?? -1;
    if (message && at >= 0) plans.push((JSON.parse(message.slice(at + 6)) as { Plan: Node }).Plan);
  };
  await client.query('begin');
  try {
    await client.query(
      `select set_config('anhe.county', '1', true), set_config('anhe.keys', $1, true), set_config('anhe.matter', '', true), set_config('anhe.principal', $2, true)`,
      [`{${keys.join(',')}}`, principal],
    );
    await client.query(`set local role ${role}`);
    await client.query(`prepare asked as ${text}`);
    const given = values.length === 0 ? '' : `(${values.map(literal).join(', ')})`;
    client.on('notice', note);
    if (!writes.test(text)) {
      await client.query(`execute asked${given}`);
      return plans;
    }
    const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: Node }] }>(
      `explain (format json) execute asked${given}`,
    );
    return [(rows[0] as (typeof rows)[number])['QUERY PLAN'][0].Plan];
  } finally {
    client.off('notice', note);
    await client.query('rollback');
    await client.query('deallocate all');
  }
}

function literal(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (value instanceof Date) return pg.escapeLiteral(value.toISOString());
  if (Buffer.isBuffer(value)) return pg.escapeLiteral(`\\x${value.toString('hex')}`);
  if (Array.isArray(value)) return pg.escapeLiteral(`{${value.map((one) => `"${String(one)}"`).join(',')}}`);
  return pg.escapeLiteral(typeof value === 'string' ? value : JSON.stringify(value));
}

/** What writes has been done already and would be done once more: only how it would be. */
const writes = /^\s*(?:insert|update|delete|with [^]*\b(?:update|delete from) )/iu;

const large = new Set(['matter', 'facts', 'reader', 'clock']);

/** What goes through more than it needs: a large table whole, more than `most` rows sorted, or looked at and left. */
function wrong(node: Node, most: number): string[] {
  const found: string[] = [];
  const table = node['Relation Name'];
  const passes = (rows: number | undefined): number => (rows ?? 0) * (node['Actual Loops'] ?? 0);
  if (node['Node Type'] === 'Seq Scan' && table !== undefined && large.has(table)) found.push(`reads all of ${table}`);
  if (/Sort/u.test(node['Node Type']) && passes(node.Plans?.[0]?.['Actual Rows']) > most)
    found.push(`sorts ${passes(node.Plans?.[0]?.['Actual Rows'])}`);
  const left = passes(node['Rows Removed by Filter']) + passes(node['Rows Removed by Index Recheck']);
  if (left > most) found.push(`leaves ${left} of ${table ?? node['Node Type']} by ${node['Index Name'] ?? 'no index'}`);
  if (table !== undefined && large.has(table) && passes(node['Actual Rows']) > most)
    found.push(`takes ${passes(node['Actual Rows'])} of ${table}`);
  return [...found, ...(node.Plans ?? []).flatMap((one) => wrong(one, most))];
}

/** What is wrong with the plans of a page, as this officer asks for it. */
async function faultsOf(
  reader: OfficerName,
  url: string,
  most: number | ((text: string) => number),
): Promise<string[]> {
  await t.token(reader);
  const asked = await askedBy(t.house, async () => {
    const reply = await t.send({ as: reader, method: 'GET', url });
    expect(reply.statusCode, reply.body).toBe(200);
  });
  expect(asked.length).toBeGreaterThan(0);
  const keys = keysOf(reader);
  // A page leaves its row; asked once more it leaves the same one.
  await t.look('delete from matters.opening');
  const faults: string[] = [];
  for (const one of asked)
    for (const plan of await plansOf(bare, 'anhe_app', one, `officer:${officers[reader].officerId}`, keys))
      faults.push(...wrong(plan, typeof most === 'number' ? most : most(one.text)));
  return faults;
}

function keysOf(reader: OfficerName): string[] {
  const { officerId, organisationId } = officers[reader];
  const roles: readonly string[] = officers[reader].roles;
  const area = t.house.directory().organisation(organisationId)?.areaId;
  return [roles.includes('leader') ? `a${area}` : `o${organisationId}`, `p${officerId}`];
}

/** A page of twenty and one, by each of two keys, and what it takes to know who reads them. */
const page = 300;

/** Matters that are late counted by body, at most. */
const lateCounted = 5000;

describe.each(readers)('what %s asks for', (reader) => {
  it.each(lists)('%s is met with in an index: nothing is read whole, nothing sorted but the page', async (url) => {
    const most = (text: string): number => {
      // Words are looked for in the newest thousand; bodies are counted among what is late the longest.
      if (url.includes('q=')) return 2500;
      return /count\(\*\)::int as count/u.test(text) ? lateCounted : page;
    };
    expect(await faultsOf(reader, url, most)).toEqual([]);
  });

  it('the views of the desk are counted so far and no further', async () => {
    expect(await faultsOf(reader, `${rest}/worklist`, 4 * MOST_COUNTED)).toEqual([]);
    const reply = await t.send({ as: reader, method: 'GET', url: `${rest}/worklist` });
    const counts = reply.json<Record<string, unknown>>();
    for (const view of ['overdue', 'dueToday', 'dueSoon', 'waiting', 'opinion', 'mine'])
      expect(counts[view]).toBeLessThanOrEqual(MOST_COUNTED);
    if (reader === 'coordinator') expect(counts['overdue']).toBe(MOST_COUNTED);
  });

  it('counts come from what is kept of them', async () => {
    expect(await faultsOf(reader, `${rest}/counts`, 400)).toEqual([]);
    expect(await faultsOf(reader, `${rest}/counts?area=990101101`, 400)).toEqual([]);
  });
});

describe('one matter', () => {
  it.each(['coordinator', 'xinhe', 'leader'] as const)(
    'as %s gets it is found by its number, and all that hangs on it by its id',
    async (reader) => {
      expect(await faultsOf(reader, `${rest}/${number}`, page)).toEqual([]);
    },
  );
});

describe('the sweeps', () => {
  it.each(matterSweeps.map((sweep) => sweep.name))('%s looks at what is due', async (name) => {
    const sweep = matterSweeps.find((one) => one.name === name);
    const asked = await askedBy(worker, async () => sweep?.run(worker, t.clock.now()));
    // The digest of a night goes by every matter's head, some thousands at a time.
    const most = name === 'matters.digest' ? Infinity : 5000;
    for (const one of new Map(asked.map((each) => [each.text, each])).values())
      for (const plan of await plansOf(bare, 'anhe_worker', one, 'system:test', []))
        expect(wrong(plan, most), one.text).toEqual([]);
  });
});

describe('an index that is taken away', () => {
  it.each([
    ['reader_stage', `${rest}?stage=assigned`],
    ['reader_due', `${rest}?overdue=true&order=due`],
    ['reader_outcome', `${rest}?outcome=not_performed`],
    ['reader_stage_due', `${rest}?view=waiting`],
    ['matter_held_by_post', `${rest}?view=mine`],
    ['matter_turn', `${rest}/late?body=20`],
    ['facts_words', `${rest}?q=天花板`],
    ['matter_number', `${rest}/`],
  ])('is missed: %s', async (index, url) => {
    const [made] = await t.look<{ as: string }>(`select pg_get_indexdef('matters.${index}'::regclass) as as`);
    await t.look(`drop index matters.${index}`);
    try {
      expect(await faultsOf('coordinator', url.endsWith('/') ? url + number : url, page)).not.toEqual([]);
    } finally {
      await t.look(String(made?.as));
    }
  });
});
