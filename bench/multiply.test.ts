import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isMatterNumber } from '../server/kernel/matter-number.ts';
import { verifyMatters } from '../server/modules/matters/index.ts';
import { testKey } from '../test/harness/cluster.ts';
import { testDatabase, type TestDatabase } from '../test/harness/database.ts';
import { cutter, joined, likeness } from './clone-lines.ts';
import { type BenchGround, layBenchGround } from './ground.ts';
import { multiplyMatters } from './multiply.ts';
import { openWorker } from './open-worker.ts';
import { sweepAtOnce } from './sweep.ts';

const stride = { matters: 3000, dossiers: 40, archives: 30 };

describe('the likeness of a row', () => {
  it('has ids and numbers of its own wherever they stand, and nothing else that differs', () => {
    const { cut, found } = cutter();
    const id = '019973dc-c7e8-7e08-9e6e-13f58f3f46f2';
    const text = `${id}\t990101-20250923-00001-8\t{"parties":["${id}"],"dossierNumber":"（2025）城关人调字第7号"}\t2025-城关人调卷-0007-补1\t漏水\t2025-09-23`;
    const pieces = cut(text);
    expect(joined(pieces, found)).toBe(text);
    const like = joined(
      pieces,
      found.map((token) => likeness(token, 2, stride)),
    );
    const [ownId = '', number = '', facts, file, ...rest] = like.split('\t');
    expect(ownId).toBe('019973dc-c7e8-7e08-9e6e-13f58f3f46f4');
    expect([number.slice(0, 21), isMatterNumber(number)]).toEqual(['990101-20250923-06001', true]);
    expect(facts).toBe(`{"parties":["${ownId}"],"dossierNumber":"（2025）城关人调字第87号"}`);
    expect(file).toBe('2025-城关人调卷-0067-补1');
    expect(rest).toEqual(['漏水', '2025-09-23']);
  });
});

/** What the county's centre finds by a word that stands in many matters: among all, or among the newest of each key. */
function searchedOn(ground: () => BenchGround): (few?: number) => Promise<unknown[]> {
  return (few = 1000) =>
    ground().look(
      `select found.matter_id from
         (select set_config('anhe.county', o.county_id::text, false), set_config('anhe.keys', '{o' || o.id || '}', false), o.county_id
          from people.organisation o where o.kind = 'county_centre' offset 0) centre,
         lateral matters.search(centre.county_id, $1::tsquery, null, 500, $2) found order by 1`,
      ["'漏水'", few],
    );
}

describe('the matters of the bench, multiplied', () => {
  let database: TestDatabase;
  let ground: BenchGround;
  const searched = searchedOn(() => ground);
  beforeAll(async () => {
    database = await testDatabase();
    ground = await layBenchGround({ adminUrl: database.ownerUrl, key: testKey, matters: 150, say: () => {} });
  });
  afterAll(async () => {
    await ground.remove();
    await database.drop();
  });

  it('are so many times as many, with numbers of their own, and words find the same in either way, and verify finds nothing wrong with any', async () => {
    const indexes = `select count(*)::integer as n from pg_indexes where schemaname in ('matters', 'disputes')`;
    const before = await ground.look(indexes);
    const [{ told } = { told: 0 }] = await ground.look<{ told: number }>(
      'select count(*)::integer as told from disputes.dossier_archive',
    );
    await multiplyMatters(ground.urls.ownerUrl, 2, { embedded: false, say: () => {} });
    expect(await ground.look(indexes)).toEqual(before);
    expect(
      await ground.look(
        'select count(*)::integer as n, count(distinct number)::integer as numbers from matters.matter',
      ),
    ).toEqual([{ n: 450, numbers: 450 }]);
    // 案卷号: three times as many, each number once, and the next is free. Its unique key would have stopped two alike.
    const archives = await ground.look<{ n: number; numbers: number; told: boolean; free: boolean }>(
      `select count(*)::integer as n, count(distinct number)::integer as numbers,
         bool_and(position('"number":"' || number || '"' in manifest) > 0) as told, bool_and(c.last >= serial) as free
       from disputes.dossier_archive join disputes.archive_counter c using (county_id, committee_id, year)`,
    );
    expect(archives).toMatchObject([{ n: 3 * told, numbers: 3 * told, told: true, free: true }]);
    expect(told).toBeGreaterThan(10);
    expect(await searched()).toEqual(await searched(0));
    expect((await searched()).length).toBeGreaterThan(0);
    const { house, close } = await openWorker(ground);
    const { matters, faults } = await verifyMatters(house);
    await close();
    expect([matters, faults]).toEqual([450, []]);
  });

  it('are told of once each when their terms run out in the same hour, with two workers at it', async () => {
    expect(await sweepAtOnce(ground, 300)).toMatchObject({ due: 300, workers: 2, missed: 0, twice: 0 });
  });
});
