import { join } from 'node:path';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { remindOfClocks } from '../../server/modules/matters/jobs/remind.ts';
import { type OpenedHouse, openHouse } from '../../server/open-house.ts';
import { DAY_MS, HOUR_MS } from '../../server/kernel/instant.ts';
import { testKey } from '../harness/cluster.ts';
import { type CutLine, openLine } from '../harness/cut-line.ts';
import { type TestHouse, testHouse } from '../harness/house.ts';
import { fileMatter, walk } from '../harness/story.ts';
import { workerHouse } from '../harness/worker-house.ts';

const due = 2000;
const open = 20_000;

let t: TestHouse;
let one: OpenedHouse;
let two: OpenedHouse;
let shaky: OpenedHouse;
let line: CutLine;
/** All fall due within the hour before this. */
let hour: Date;

beforeAll(async () => {
  t = await testHouse();
  one = await workerHouse(t);
  two = await workerHouse(t);
  line = await openLine(t.database.workerUrl);
  shaky = await openHouse({
    appUrl: line.url,
    key: testKey,
    profileDir: join(import.meta.dirname, '../../profiles/default'),
    config: t.house.config,
    log: pino({ level: 'silent' }),
    clock: t.clock,
    pool: 2,
  });
  hour = new Date(t.clock.now().getTime() + 30 * DAY_MS);
  await manyClocks();
});
afterAll(async () => {
  line.mend();
  for (const house of [one, two, shaky]) await house.close();
  await line.close();
  await t.close();
});

/** Thousands of matters in one committee's hands, copied from one that was filed and walked there, and very many more open clocks that are far from due. */
async function manyClocks(): Promise<void> {
  const { number } = await fileMatter(t);
  await walk(t, { number, until: 'handling', holder: 20 });
  const copy = (table: string, changes: string, where: string): string =>
    `insert into ${table} select r.* from ${table} o, made n, jsonb_populate_record(o, ${changes}) r where ${where}`;
  await t.look(`create table public.made as select gen_random_uuid() as id, n from generate_series(1, ${due}) n`);
  await t.look(`create temporary table seed as select id from matters.matter where number = '${number}'`);
  const made = (text: string): string => text.replaceAll(' made n', ' public.made n');
  await t.look(
    made(
      copy(
        'matters.matter',
        `jsonb_build_object('id', n.id, 'number', '990101-20260302-' || lpad((50000 + n.n)::text, 5, '0') || '-0')`,
        `o.number = '${number}'`,
      ),
    ),
  );
  await t.look(
    made(copy('matters.reader', `jsonb_build_object('matter_id', n.id)`, `o.matter_id = (select id from seed)`)),
  );
  const at = hour.getTime();
  const clock = (changes: string, tail: string): string =>
    `insert into matters.clock select r.* from matters.clock o, ${tail}, jsonb_populate_record(o, ${changes}) r
     where o.id = (select id from matters.clock where matter_id = (select id from seed) and state = 'running' and kind <> 'legal' order by id limit 1)`;
  await t.look(
    clock(
      `jsonb_build_object('id', md5('due' || n.n)::uuid, 'matter_id', n.id, 'due_at', to_timestamp(${at / 1000} - 1 - n.n * 1.4), 'due_date', (to_timestamp(${at / 1000} - 1 - n.n * 1.4) at time zone interval '8 hours')::date)`,
      'public.made n',
    ),
  );
  await t.look(
    clock(
      `jsonb_build_object('id', md5('open' || n)::uuid, 'due_at', to_timestamp(${at / 1000 + 90 * 86_400}), 'due_date', '2026-09-01')`,
      `generate_series(1, ${open}) n`,
    ),
  );
  await t.look('analyze');
}

/** How often each officer was told of each of these matters with this template. */
async function told(template: string): Promise<{ matters: number; most: number }> {
  const [row] = await t.look<{ matters: number; most: number }>(
    `select count(distinct matter_id)::int as matters, coalesce(max(n), 0)::int as most from (
       select matter_id, officer_id, count(*) as n from platform.message
       where template = $1 and matter_id in (select id from public.made) group by 1, 2) m`,
    [template],
  );
  return row ?? { matters: 0, most: 0 };
}

describe('thousands of clocks due in one hour, among very many open ones', () => {
  it('are all told of the day before, each once: by two workers at once, and by a third whose line is cut in the midst', async () => {
    const at = new Date(hour.getTime() - HOUR_MS - 2 * HOUR_MS);
    const cutting = (async () => {
      while ((await told('officer.dueSoon')).matters < due / 10) await new Promise((done) => setTimeout(done, 20));
      line.cut();
    })();
    const runs = await Promise.allSettled([
      remindOfClocks.run(one, at),
      remindOfClocks.run(two, at),
      remindOfClocks.run(shaky, at),
    ]);
    await cutting;
    expect(runs.map((run) => run.status)).toEqual(['fulfilled', 'fulfilled', 'rejected']);
    line.mend();
    // What one passed over because another had it in hand, and what the cut took, is found by the next run.
    await remindOfClocks.run(shaky, at);
    expect(await told('officer.dueSoon')).toEqual({ matters: due, most: 1 });
    await Promise.all([remindOfClocks.run(one, at), remindOfClocks.run(two, at)]);
    expect(await told('officer.dueSoon')).toEqual({ matters: due, most: 1 });
    expect(await told('officer.overdue')).toEqual({ matters: 0, most: 0 });
  });

  it('are told of as late once they are, each once', async () => {
    await Promise.all([remindOfClocks.run(one, hour), remindOfClocks.run(two, hour)]);
    await remindOfClocks.run(one, hour);
    expect(await told('officer.overdue')).toEqual({ matters: due, most: 1 });
  });

  it('a clock that was prolonged is spoken of again before its new day', async () => {
    const later = new Date(hour.getTime() + 5 * DAY_MS);
    await t.look(
      `update matters.clock set due_at = $1, due_date = '2026-04-06' where matter_id = (select id from public.made where n = 1)`,
      [later],
    );
    const before = await told('officer.dueSoon');
    await remindOfClocks.run(one, new Date(later.getTime() - HOUR_MS));
    expect(before.most).toBe(1);
    expect(await told('officer.dueSoon')).toMatchObject({ most: 2 });
  });

  it('one that cannot be told of does not keep the others from their turn', async () => {
    await t.look(
      `delete from platform.reaction where event_id in (select c.id from matters.clock c join public.made m on m.id = c.matter_id)`,
    );
    await t.look('delete from platform.message');
    await t.look(
      `create function public.refuse() returns trigger language plpgsql as $$ begin raise exception 'no room'; end $$`,
    );
    const [poor] = await t.look<{ id: string }>('select id from public.made where n = $1', [due]);
    await t.look(
      `create trigger refuse before insert on platform.message for each row when (new.matter_id = '${poor?.id}') execute function public.refuse()`,
    );
    await expect(remindOfClocks.run(one, hour)).rejects.toThrow('no room');
    expect(await told('officer.overdue')).toEqual({ matters: due - 2, most: 1 });
  });
});
