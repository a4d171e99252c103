import { matterSweeps } from '../server/modules/matters/index.ts';
import type { BenchGround } from './ground.ts';
import { openWorker } from './open-worker.ts';

/** What came of very many terms that ran out in the same hour. */
export interface SweepCell {
  readonly due: number;
  readonly workers: number;
  /** Terms nobody was told of, and officers who were told of one more than once. */
  readonly missed: number;
  readonly twice: number;
  readonly seconds: number;
}

/**
 * Lets so many terms run out within one hour, one a matter, and has the sweep of reminders run on several workers at once, then once more. For a
 * database of the bench's own: the terms are moved behind the matters' backs.
 */
export async function sweepAtOnce(ground: BenchGround, terms: number, workers = 2): Promise<SweepCell> {
  const at = new Date();
  const due = await runOut(ground, terms, at);
  const houses = await Promise.all(Array.from({ length: workers }, () => openWorker(ground)));
  const remind = matterSweeps.find((sweep) => sweep.name === 'matters.remind');
  if (!remind) throw new Error('no sweep of reminders');
  try {
    const started = performance.now();
    await Promise.all(houses.map(({ house }) => remind.run(house, at)));
    const seconds = (performance.now() - started) / 1000;
    for (const { house } of houses) await remind.run(house, at);
    const [found] = await ground.look<{ missed: number; twice: number }>(
      `SELECT (SELECT count(*)::integer FROM matters.clock c JOIN bench_due d ON d.id = c.id
           WHERE NOT EXISTS (SELECT 1 FROM platform.reaction r WHERE r.county_id = c.county_id AND r.event_id = c.id AND r.listener = 'overdue@' || c.due_date)
             OR NOT EXISTS (SELECT 1 FROM platform.message m WHERE m.county_id = c.county_id AND m.matter_id = c.matter_id AND m.at = $1)) AS missed,
         (SELECT count(*)::integer FROM (SELECT 1 FROM platform.message WHERE at = $1 GROUP BY county_id, matter_id, officer_id, template HAVING count(*) > 1) again) AS twice`,
      [at],
    );
    return { due, workers, seconds, missed: found?.missed ?? due, twice: found?.twice ?? due };
  } finally {
    for (const { close } of houses) await close();
    await ground.look('DROP TABLE bench_due');
  }
}

/** Terms that run out in the last hour, taken up again where they had ended. All that was late or due before counts as told. */
async function runOut(ground: BenchGround, terms: number, at: Date): Promise<number> {
  await ground.look(
    `CREATE TABLE bench_due AS SELECT DISTINCT ON (c.county_id, c.matter_id) c.county_id, c.id FROM matters.clock c
     JOIN matters.matter m ON m.county_id = c.county_id AND m.id = c.matter_id AND m.restriction IS NULL
     WHERE c.kind <> 'legal' ORDER BY c.county_id, c.matter_id, c.id LIMIT ${terms}`,
  );
  // A term that was late already had its telling; it runs out anew.
  await ground.look(
    'DELETE FROM platform.reaction r USING bench_due d WHERE r.county_id = d.county_id AND r.event_id = d.id',
  );
  await ground.look(
    `INSERT INTO platform.reaction (county_id, event_id, listener, at)
     SELECT c.county_id, c.id, what || '@' || c.due_date, $1 FROM matters.clock c, unnest(ARRAY['overdue', 'dueSoon']) AS what
     WHERE c.state = 'running' AND c.kind <> 'legal' AND c.due_at < $1::timestamptz + interval '1 day' AND c.id NOT IN (SELECT id FROM bench_due)
     ON CONFLICT DO NOTHING`,
    [at],
  );
  const moved = await ground.look(
    `UPDATE matters.clock c SET state = 'running', ended_at = NULL, due_at = date_trunc('milliseconds', $1::timestamptz - interval '1 hour' * (0.01 + 0.98 * random())) FROM bench_due d WHERE d.id = c.id RETURNING 1`,
    [at],
  );
  return moved.length;
}

export function sweepLine({ due, workers, missed, twice, seconds }: SweepCell): string {
  return `reminders: ${due} terms run out in one hour, ${workers} workers: ${seconds.toFixed(1)} s, ${missed} missed, ${twice} told twice`;
}
