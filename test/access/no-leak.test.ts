import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { globSync, readFileSync } from 'node:fs';
import { type RawBuilder, sql } from 'kysely';
import { materialStatement, refusalStatement } from '../../server/modules/matters/queries/admission.ts';
import { reopeningStatement } from '../../server/modules/matters/queries/closing.ts';
import { countStatement } from '../../server/modules/matters/queries/count-matters.ts';
import { matterPageStatement } from '../../server/modules/matters/queries/matter-page.ts';
import { listStatement } from '../../server/modules/matters/queries/list-statement.ts';
import { inOneTrip, inTransaction } from '../../server/platform/db.ts';
import { openPrincipal, type OfficerPrincipal, type Principal } from '../../server/platform/principal.ts';
import { type TestHouse, testHouse } from '../harness/house.ts';
import { type OfficerName, officerNames, officers } from '../harness/small-county.ts';
import { passTimeTo } from '../harness/story.ts';
import { LATE_FOR_ALL } from '../../server/modules/matters/supervision.ts';
import { fillCounty, partySession, type Planted } from './filled-county.ts';
import { type County, keysOfPost, type RawBody, type RawMatter, ringOf } from './oracle.ts';
import { fillTables } from './rows-of-disputes.ts';

let t: TestHouse;
let county: County;
let matters: RawMatter[];
let planted: Planted[];
let tables: string[];
const countyOf = (): County => county;

beforeAll(async () => {
  t = await testHouse();
  planted = await fillCounty(t);
  await fillTables(
    t,
    planted.map((p) => p.number),
  );
  matters = await t.look<RawMatter>('select * from matters.matter order by number');
  county = {
    areaId: 1,
    planted,
    bodies: await t.look<RawBody>('select id, parent_id, area_id from people.organisation'),
  };
  const found = await t.look<{ name: string }>(`
    select n.nspname || '.' || c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relrowsecurity and c.relkind in ('r', 'p') and n.nspname in ('matters', 'disputes', 'files', 'platform')
      and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'matter_id' and not a.attisdropped) order by 1`);
  tables = ['matters.matter', ...found.map((f) => f.name).filter((name) => name !== 'matters.reader')];
});
afterAll(() => t.close());

function principalOf(name: OfficerName): OfficerPrincipal {
  const officer = officers[name];
  const { officerId, postId, organisationId, roles } = officer;
  const areaId = county.bodies.find((b) => b.id === organisationId)?.area_id ?? 0;
  const keys = keysOfPost(officer, county);
  return {
    kind: 'officer',
    id: `officer:${officerId}`,
    countyId: 1,
    keys,
    officerId,
    postId,
    organisationId,
    areaId,
    roles,
    officerName: '',
    organisationName: '',
  };
}

/** Numbers of the matters that the story lets this officer see, in this ring or further in. */
function due(name: OfficerName, ring: 1 | 2): string[] {
  return matters.filter((m) => ringOf(officers[name], m, countyOf()) >= ring).map((m) => m.number);
}

/** What a table holds by matter, as whoever asks sees it: number of matter → rows. */
async function held(table: string, as: Principal | 'superuser'): Promise<Map<string, number>> {
  const text = `select * from ${table}`;
  const rows =
    as === 'superuser'
      ? await t.look<Row>(text)
      : (await inOneTrip(t.house.db, as, { rows: sql<Row>`${sql.raw(text)}` })).rows;
  const numbers = new Map(matters.map((m) => [m.id, m.number]));
  const counts = new Map<string, number>();
  for (const row of rows) {
    const number = numbers.get((row.matter_id ?? row.id) as string) ?? 'no matter of ours';
    counts.set(number, (counts.get(number) ?? 0) + 1);
  }
  return counts;
}
type Row = Record<string, unknown>;

/** Of all rows of the table those of these matters, in the form of `held`. */
async function only(table: string, numbers: readonly string[]): Promise<Map<string, number>> {
  const all = await held(table, 'superuser');
  return new Map([...all].filter(([number]) => numbers.includes(number)));
}

const sorted = (counts: Map<string, number>): [string, number][] => [...counts].sort(([a], [b]) => (a < b ? -1 : 1));

/** Tables of ring 1; all others hold facts and parties. */
const outerRing = ['matters.matter', 'matters.clock'];
/** Seen by whom they are addressed to, not by who reads the matter. */
const addressed = ['platform.message'];

describe('what each reader finds when every query asks for everything', () => {
  it('stands on a county where every rule bites: danger, complaints about bodies and officers, two centres, every stage', () => {
    expect(planted.length).toBeGreaterThan(40);
    const rings = (['clerk', 'leader', 'hexiLeader', 'hexiClerk', 'xinhe', 'dongshan', 'housing'] as const).map(
      (name) => [name, due(name, 2).length, due(name, 1).length - due(name, 2).length],
    );
    for (const [, inner, outer] of rings) expect(Number(inner) + Number(outer)).toBeGreaterThan(2);
    expect(due('leader', 2)).toEqual([]);
    expect(due('systemAdmin', 1)).toEqual([]);
    // Nobody sees everything: there is always a matter hidden from each.
    for (const name of officerNames) expect(due(name, 1).length).toBeLessThan(matters.length);
  });

  it('has rows to find in every table', async () => {
    expect(tables.length).toBeGreaterThan(25);
    const empty: string[] = [];
    for (const table of tables) if ((await held(table, 'superuser')).size === 0) empty.push(table);
    expect(empty).toEqual([]);
    expect(changeable.length).toBeGreaterThan(10);
  });

  it('asks by every statement that a module builds for its pages: a new one fails until it is asked here', () => {
    const built = globSync('server/modules/*/queries/*.ts').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/export function (\w+Statements?)\b/gu)].map((m) => String(m[1])),
    );
    expect(built.sort()).toEqual([
      'countStatement',
      'listStatement',
      'materialStatement',
      'matterPageStatement',
      'refusalStatement',
      'reopeningStatement',
    ]);
  });

  it.each(officerNames)('%s: each table gives the rows that the story allows, and not one besides', async (name) => {
    const principal = principalOf(name);
    for (const table of tables.filter((each) => !addressed.includes(each))) {
      const seen = await held(table, principal);
      const expected = await only(table, due(name, outerRing.includes(table) ? 1 : 2));
      expect(sorted(seen), `${table} as ${name}`).toEqual(sorted(expected));
    }
  });

  it.each(officerNames)('%s: reader rows of the own keys only', async (name) => {
    const { rows } = await inOneTrip(t.house.db, principalOf(name), {
      rows: sql<{ key: string; matter_id: string; ring: number }>`select * from matters.reader`,
    });
    expect(rows.every((r) => principalOf(name).keys.includes(r.key))).toBe(true);
    for (const ring of [1, 2] as const) {
      const numbers = new Set(
        rows.filter((r) => r.ring >= ring).map((r) => matters.find((m) => m.id === r.matter_id)?.number),
      );
      expect([...numbers].map(String).sort(), `ring ${ring}`).toEqual(due(name, ring));
    }
  });

  it.each(officerNames)('%s: the list with the filter by keys removed', async (name) => {
    const principal = principalOf(name);
    const everyKey = [
      ...new Set((await t.look<{ key: string }>('select distinct key from matters.reader')).map((r) => r.key)),
    ];
    for (const order of ['newest', 'due'] as const) {
      const statement = listStatement(t.house, { ...principal, keys: everyKey }, { order }, t.clock.now(), 500);
      const { rows } = await inOneTrip(t.house.db, principal, { rows: statement });
      const there = due(name, 1).filter((n) => order === 'newest' || rows.length === 0 || dueAt(n));
      expect(rows.map((r) => r.number).sort(), order).toEqual(there);
      // The first words of the facts go to ring 2 only.
      const inner = due(name, 2);
      expect(
        rows
          .filter((r) => r.title !== null)
          .map((r) => r.number)
          .sort(),
      ).toEqual(there.filter((n) => inner.includes(n)));
    }
  });

  it.each(officerNames)('%s: the counts with the filter by keys removed', async (name) => {
    const principal = principalOf(name);
    const everyKey = (await t.look<{ key: string }>('select distinct key from matters.reader')).map((r) => r.key);
    const area = t.house.directory().area(1);
    if (!area) throw new Error('no county');
    const { found } = await inOneTrip(t.house.db, principal, {
      found: countStatement(t.house, { ...principal, keys: everyKey }, area),
    });
    expect(found[0]?.counts.reduce((sum, count) => sum + count, 0)).toBe(due(name, 1).length);
  });

  it.each(officerNames)(
    '%s: missing papers, refusals and reopenings of every matter, asked for by its id',
    async (name) => {
      const principal = principalOf(name);
      const seen = async (
        of: typeof materialStatement | typeof refusalStatement | typeof reopeningStatement,
      ): Promise<string[]> => {
        const found: string[] = [];
        for (const { id, number } of matters) {
          const { rows } = await inOneTrip(t.house.db, principal, { rows: of(1, sql`${id}`) as RawBuilder<unknown> });
          if (rows.length > 0) found.push(number);
        }
        return found;
      };
      const inner = due(name, 2);
      expect(await seen(materialStatement)).toEqual(
        [...(await only('matters.material_request', inner)).keys()].toSorted((a, b) => (a < b ? -1 : 1)),
      );
      expect(await seen(refusalStatement)).toEqual(
        [...(await only('matters.refusal', inner)).keys()].toSorted((a, b) => (a < b ? -1 : 1)),
      );
      expect(await seen(reopeningStatement)).toEqual(
        [...(await only('matters.reopening', inner)).keys()].toSorted((a, b) => (a < b ? -1 : 1)),
      );
    },
  );

  it.each(officerNames)('%s: the page of every matter, asked for by number', async (name) => {
    const principal = principalOf(name);
    const [outer, inner] = [due(name, 1), due(name, 2)];
    for (const { number } of matters) {
      const { pages } = await inOneTrip(t.house.db, principal, {
        pages: matterPageStatement(t.house, principal, number, t.clock.now()),
      });
      const page = pages[0]?.page;
      expect(page !== undefined, `${number} as ${name}`).toBe(outer.includes(number));
      if (!page) continue;
      const { facts, parties, clocks, history, notes, files, follow_ups, ratings, procedures, readers } = page;
      const inside = {
        facts: facts ? [facts] : [],
        parties,
        history,
        notes,
        files,
        follow_ups,
        ratings,
        procedures,
        readers,
      };
      const filled = Object.entries(inside).filter(([, rows]) => rows.length > 0);
      const names = filled.map(([part]) => part);
      expect(clocks.length, `clocks of ${number} as ${name}`).toBeGreaterThan(0);
      expect(names, `${number} as ${name}`).toEqual(inner.includes(number) ? Object.keys(inside) : []);
    }
    // Whoever saw facts left a row for each matter, whoever did not left none.
    const left = await t.look<{ number: string }>(
      `select distinct m.number from matters.opening o join matters.matter m on m.id = o.matter_id
       where o.officer_id = $1 and o.operation = 'getMatter' and o.post_id = $2 order by 1`,
      [principal.officerId, principal.postId],
    );
    expect(left.map((l) => l.number)).toEqual(inner);
  });

  it('what is late: whoever is of the centre or leads finds all that is late in sight, others what the own body is late with', async () => {
    const then = t.clock.now();
    await passTimeTo(t, new Date('2026-12-31T09:00:00+08:00'));
    for (const name of officerNames) {
      const { roles, organisationId } = officers[name];
      const reply = await t.send({ as: name, method: 'GET', url: '/api/matters/late?limit=100' });
      const all = roles.some((role) => LATE_FOR_ALL.includes(role));
      const expected = (matters as (RawMatter & { stage: string })[]).filter((m) => {
        const turn = ['assigned', 'handling'].includes(m.stage) ? m.holder_organisation_id : m.centre_organisation_id;
        return (
          due(name, 1).includes(m.number) &&
          dueAt(m.number) &&
          m.stage !== 'correcting' &&
          (all || turn === organisationId)
        );
      });
      const { items } = reply.json<{ items: { number: string; last: object | null }[] }>();
      expect(items.map((i) => i.number).sort(), name).toEqual(expected.map((m) => m.number).sort());
      // Letters and words belong to the inner ring.
      const inner = due(name, 2);
      expect(
        items
          .filter((i) => i.last !== null)
          .map((i) => i.number)
          .sort(),
        name,
      ).toEqual(
        expected
          .map((m) => m.number)
          .filter((n) => inner.includes(n))
          .sort(),
      );
    }
    await passTimeTo(t, then);
  });

  it.each(officerNames)('%s: what is not seen cannot be changed', async (name) => {
    const principal = principalOf(name);
    for (const table of tables.filter((each) => !addressed.includes(each) && changeable.includes(each))) {
      const changed = await trying(principal, `update ${table} set county_id = county_id`);
      const expected = await only(table, due(name, table === 'matters.matter' ? 1 : 2));
      expect(changed, `${table} as ${name}`).toBe([...expected.values()].reduce((sum, n) => sum + n, 0));
    }
  });

  it.each(officerNames)('%s: words of the facts and names of parties find nothing out of sight', async (name) => {
    const inner = due(name, 2);
    const words = await t.send({
      as: name,
      method: 'GET',
      url: `/api/matters?limit=100&q=${encodeURIComponent('漏水')}`,
    });
    expect(
      words
        .json<Listed>()
        .items.map((i) => i.number)
        .sort(),
    ).toEqual(inner);
    const exact = await Promise.all(
      matters.map(({ number }) => t.send({ as: name, method: 'GET', url: `/api/matters?q=${number}` })),
    );
    expect(exact.flatMap((reply) => reply.json<Listed>().items.map((i) => i.number)).sort()).toEqual(due(name, 1));
    const person = await t.send({
      as: name,
      url: '/api/matters/find-by-person',
      body: { name: '周小满', reason: '核对是否重复来访' },
    });
    const found = person.json<Listed>().items.map((i) => i.number);
    expect(found.filter((n) => !inner.includes(n))).toEqual([]);
    expect(found.length).toBe(Math.min(20, inner.length));
  });
});

/** Tables of which requests may change whole rows. */
let changeable: string[] = [];
beforeAll(async () => {
  const granted = await t.look<{ name: string }>(`
    select table_schema || '.' || table_name as name from information_schema.table_privileges where grantee = 'anhe_app' and privilege_type = 'UPDATE'`);
  changeable = granted.map((each) => each.name);
});

class TakenBack extends Error {}

/** How many rows a statement would touch; it is taken back at once. */
async function trying(principal: Principal, text: string): Promise<number> {
  let touched = 0;
  await inTransaction(t.house.db, principal, async (tx) => {
    touched = (await tx.client.query(text)).rowCount ?? 0;
    throw new TakenBack();
  }).catch((error: unknown) => {
    if (!(error instanceof TakenBack)) throw error;
  });
  return touched;
}

interface Listed {
  readonly items: readonly { readonly number: string }[];
}

function dueAt(number: string): boolean {
  const matter = matters.find((m) => m.number === number) as RawMatter & { due_at: Date | null };
  return matter.due_at !== null;
}

describe('readers without a post', () => {
  it('a party finds the own matter in every table and nothing of any other', async () => {
    for (const side of ['applicant', 'respondent'] as const) {
      for (const { number } of [planted[3], planted[20], planted[27]] as Planted[]) {
        const session = await partySession(t, number, side);
        const party = {
          kind: 'party',
          id: `party:${session.partyId}`,
          countyId: 1,
          keys: [],
          matterId: session.matterId,
          partyId: session.partyId,
        } as const;
        for (const table of tables)
          expect(sorted(await held(table, party)), `${table} as ${side}`).toEqual(sorted(await only(table, [number])));
        const { rows } = await inOneTrip(t.house.db, party, { rows: sql`select 1 from matters.reader` });
        expect(rows).toEqual([]);
      }
    }
  });

  it('whoever is not signed in finds nothing at all', async () => {
    for (const table of [...tables, 'matters.reader'])
      expect(sorted(await held(table, openPrincipal(1))), table).toEqual([]);
  });

  it('an officer of another county finds nothing, though the keys read the same', async () => {
    for (const name of ['clerk', 'leader', 'xinhe', 'hexiLeader'] as const) {
      const stranger = { ...principalOf(name), countyId: 2 };
      for (const table of [...tables, 'matters.reader'])
        expect(sorted(await held(table, stranger)), `${table} as ${name}`).toEqual([]);
      const { rows } = await inOneTrip(t.house.db, stranger, {
        rows: sql`select * from matters.search(1, to_tsquery('simple', '漏水'), null, 100)`,
      });
      expect(rows).toEqual([]);
      const readers = await inOneTrip(t.house.db, stranger, {
        rows: sql`select * from matters.matter m cross join lateral matters.readers_of(1, m.id)`,
      });
      expect(readers.rows).toEqual([]);
    }
  });

  it('notices reach whom they are for: the officer named, the parties of the matter', async () => {
    await t.look(`insert into platform.message (county_id, id, channel, state, template, params, lang, officer_id, matter_id, at)
      select 1, gen_random_uuid(), 'inApp', 'sent', 'news', '{}', 'zh', 7, id, '2026-03-02T10:00:00+08:00' from matters.matter limit 3`);
    for (const name of officerNames) {
      const { rows } = await inOneTrip(t.house.db, principalOf(name), { rows: sql`select * from platform.message` });
      expect(rows.length, name).toBe(name === 'xinhe' ? 3 : 0);
    }
  });

  it('a transaction keeps who asks to itself: the next one on the connection knows nobody', async () => {
    const clerk = principalOf('clerk');
    await Promise.all(
      Array.from({ length: 20 }, () =>
        inTransaction(t.house.db, clerk, (tx) => sql`select 1 from matters.matter limit 1`.execute(tx.kysely)),
      ),
    );
    const seen = await Promise.all(
      Array.from({ length: 20 }, async () => (await t.house.db.pool.query('select 1 from matters.matter')).rowCount),
    );
    expect(seen.every((n) => n === 0)).toBe(true);
  });
});
