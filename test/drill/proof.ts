import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { pino } from 'pino';
import { verifyMatters } from '../../server/modules/matters/index.ts';
import { verifyAudit } from '../../server/modules/people/index.ts';
import { openHouse, type OpenedHouse } from '../../server/open-house.ts';
import { sweepFiles, sweepLostBytes, verifyFiles } from '../../server/platform/files/index.ts';
import type { Ledger } from './people.ts';
import type { Stage } from './stage.ts';

/** What was looked at, and every fault in one line. */
export interface Proof {
  readonly counts: Readonly<Record<string, number>>;
  readonly faults: readonly string[];
}

/** How long the workers get to work off what is due once nobody strikes any more. */
const drainMs = 120_000;

/** Holds the house against what people hold in hand. Called when nobody strikes and nobody acts any more. */
export async function prove(stage: Stage, ledger: Ledger): Promise<Proof> {
  const client = new pg.Client({ connectionString: stage.urls.ownerUrl });
  await client.connect();
  const house = await openHouse({
    appUrl: stage.urls.workerUrl,
    key: stage.key,
    profileDir: join(import.meta.dirname, '../../profiles/default'),
    config: { dataDir: stage.dataDir, sessionIdleMinutes: 30, submitsPerHour: 1 },
    log: pino({ level: 'silent' }),
    pool: 2,
  });
  try {
    const faults: string[] = ledger.refused.map((refused) => `refused though rightful: ${refused}`);
    for (const process of [...stage.pages, ...stage.workers])
      if (process.falls > 0) faults.push(`${process.name} ended ${process.falls} times by itself`);
    const jobs = await drained(client, faults);
    await filedOnce(client, ledger, faults);
    const entries = await actsOnce(client, ledger, faults);
    const events = await listenersRan(client, house, faults);
    const files = await filesSound(client, house, ledger, faults);
    const verified = await verifyMatters(house);
    for (const fault of verified.faults) faults.push(`${fault.number}: ${fault.what} ${fault.detail ?? ''}`);
    if (!(await verifyAudit(house)).whole) faults.push('the audit trail is broken');
    const counts = { matters: verified.matters, entries, acknowledged: ledger.acts.length + ledger.filed.size };
    return { counts: { ...counts, tries: ledger.tries, events, 'jobs left': jobs, ...files }, faults };
  } finally {
    await house.close();
    await client.end();
  }
}

/** Waits until nothing is due (and lets the waits pass that follow on a failed try), then names what still waits, hangs or was given up. */
async function drained(client: pg.Client, faults: string[]): Promise<number> {
  const until = performance.now() + drainMs;
  for (;;) {
    const { rows } = await client.query<{ task: string; attempts: number; last_error: string | null; locked: boolean }>(
      `select t.identifier as task, j.attempts, j.last_error, j.locked_at is not null as locked
       from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
       where t.identifier not like 'sweep.%' or j.attempts > 1`,
    );
    if (rows.length === 0) return 0;
    if (performance.now() < until) {
      await passWaits(client);
      await pause(500);
      continue;
    }
    for (const job of rows) faults.push(`job left: ${job.task} attempts ${job.attempts} ${job.last_error ?? ''}`);
    return rows.length;
  }
}

/** As if minutes had passed: jobs that wait for another try come due, messages whose sender was killed are given up by it. */
async function passWaits(client: pg.Client): Promise<void> {
  await client.query(
    'update graphile_worker._private_jobs set run_at = clock_timestamp() where run_at > clock_timestamp() and locked_at is null',
  );
  await client.query(
    `update platform.message set attempted_at = attempted_at - interval '1 minute' where state = 'sending'`,
  );
}

/** Each mark stands in the house at most once; what was acknowledged exactly once, under its number. */
async function filedOnce(client: pg.Client, ledger: Ledger, faults: string[]): Promise<void> {
  const { rows } = await client.query<{ mark: string; number: string }>(
    `select substring(f.description from 'drill-[0-9]+-[0-9]+$') as mark, m.number
     from matters.facts f join matters.matter m on m.county_id = f.county_id and m.id = f.matter_id`,
  );
  const found = Map.groupBy(rows, (row) => row.mark);
  for (const [mark, matters] of found) {
    if (matters.length > 1)
      faults.push(`filed ${matters.length} times: ${mark} ${matters.map((m) => m.number).join()}`);
    if (!ledger.filed.has(mark) && !ledger.open.has(mark)) faults.push(`filed by nobody: ${mark}`);
  }
  for (const [mark, number] of ledger.filed)
    if (!found.get(mark)?.some((matter) => matter.number === number)) faults.push(`lost: ${mark} ${number}`);
}

/** Every acknowledged act is the entry of its version; the history holds no act that nobody did, but for the one that was open at the end. */
async function actsOnce(client: pg.Client, ledger: Ledger, faults: string[]): Promise<number> {
  const { rows } = await client.query<{ number: string; seq: number; act: string }>(
    `select m.number, h.seq, h.act from matters.history h join matters.matter m on m.county_id = h.county_id and m.id = h.matter_id`,
  );
  const found = new Map(rows.map((row) => [`${row.number} ${row.seq}`, row.act]));
  const done = new Map<string, number>([...ledger.filed.values()].map((number) => [number, 1]));
  for (const { number, act, version } of ledger.acts) {
    const entry = found.get(`${number} ${version}`);
    if (entry !== act)
      faults.push(`${number} #${version}: ${act} was acknowledged, the history says ${entry ?? 'nothing'}`);
    done.set(number, (done.get(number) ?? 0) + 1);
  }
  const held = Map.groupBy(rows, (row) => row.number);
  for (const [number, acts] of done) {
    const extra = (held.get(number)?.length ?? 0) - acts;
    if (extra < 0 || extra > (ledger.open.has(number) ? 1 : 0))
      faults.push(`${number}: ${acts} acts acknowledged, ${held.get(number)?.length ?? 0} in the history`);
  }
  return rows.length;
}

/** Every event has been dealt with by every listener: no job was lost with the process that had it. */
async function listenersRan(client: pg.Client, house: OpenedHouse, faults: string[]): Promise<number> {
  const { rows } = await client.query<{ id: string; name: string; heard: string[] }>(
    `select e.id, e.name, array_remove(array_agg(r.listener), null) as heard from platform.event e
     left join platform.reaction r on r.county_id = e.county_id and r.event_id = e.id group by e.id, e.name`,
  );
  for (const event of rows)
    for (const listener of house.listeners.get(event.name) ?? [])
      if (!event.heard.includes(listener)) faults.push(`${event.name} ${event.id} was never heard by ${listener}`);
  return rows.length;
}

/** What was handed in is there and opens; what nobody knows is found by the sweeps and gone after them. */
async function filesSound(
  client: pg.Client,
  house: OpenedHouse,
  ledger: Ledger,
  faults: string[],
): Promise<Record<string, number>> {
  const { rows } = await client.query<{ id: string }>('select id from files.file where id = any($1)', [ledger.files]);
  const known = new Set(rows.map((row) => row.id));
  for (const id of ledger.files) if (!known.has(id)) faults.push(`file lost: ${id}`);
  const before = await verifyFiles(house);
  for (const fault of before.faults) faults.push(`file ${fault.what}: ${fault.id}`);
  const swept = await sweepLostBytes(house, Date.now() + 1000);
  await sweepFiles(house, house.clock.now());
  const after = await verifyFiles(house);
  for (const fault of after.faults) faults.push(`file ${fault.what} after the sweep: ${fault.id}`);
  if (after.strays.length > 0) faults.push(`${after.strays.length} files in the folder that nobody knows`);
  return { files: after.files, 'strays swept': swept };
}
