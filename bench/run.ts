import type { BenchOptions } from './arguments.ts';
import { type Aim, type Cell, figuresOf, type ReaderCell, type Sample } from './figures.ts';
import { openBare, runFloor } from './floor.ts';
import { type BenchGround, layBenchGround } from './ground.ts';
import { type Operation, operationsOn } from './operations.ts';
import { measureReaders } from './readers.ts';
import { openRecorder, type Recorder } from './recorder.ts';
import { serve, type Served } from './served.ts';
import { type SweepCell, sweepAtOnce } from './sweep.ts';
import { openWire, type Wire } from './wire.ts';

/** What the issue asks: share of the floor, and CPU milliseconds of the server a request. */
export const AIMS: Readonly<Record<Operation['name'], Aim>> = {
  submit: { ratio: 0.6, cpuMs: 2 },
  list: { ratio: 0.5, cpuMs: 1 },
  get: { ratio: 0.5, cpuMs: 1 },
  recordProgress: { ratio: 0.6, cpuMs: 2 },
  counts: { ratio: 0.5, cpuMs: 1 },
};

interface Surroundings {
  readonly adminUrl?: string | undefined;
  /** The house's key; made anew unless the server is shared with others that agree on one (tests). */
  readonly key?: Buffer;
  readonly say: (text: string) => void;
}

export interface BenchResult {
  readonly cells: readonly Cell[];
  /** The same pages for readers of few, some and all matters. */
  readonly readers: readonly ReaderCell[];
  /** Ten thousand terms that run out in one hour; a tenth of the matters when that is less. */
  readonly sweep: SweepCell;
  readonly memoryMb: number;
  readonly pool: number;
}

/** Loads, serves, measures each operation at each number of connections in turn with its floor, and removes everything again. */
export async function runBench(options: BenchOptions, around: Surroundings): Promise<BenchResult> {
  const ends: (() => Promise<void>)[] = [];
  const endAll = async (): Promise<void> => {
    for (let end = ends.pop(); end; end = ends.pop()) await end();
  };
  const interrupted = (): void => void endAll().finally(() => process.exit(130));
  process.once('SIGINT', interrupted);
  process.once('SIGTERM', interrupted);
  try {
    const ground = await layBenchGround({ ...around, matters: options.matters, begun: (remove) => ends.push(remove) });
    const served = await serve(ground);
    ends.push(() => served.stop());
    const recorder = await openRecorder(ground);
    ends.push(() => recorder.close());
    const all = await operationsOn(ground, await signIn(ground, served));
    const cells: Cell[] = [];
    for (const operation of all.filter((o) => options.only.length === 0 || options.only.includes(o.name))) {
      await warm(served, operation, 2 * options.seconds);
      await analyseWhatGrew(ground);
      for (const connections of options.connections) {
        await foldCounts(ground);
        const cell = await measure({ ground, served, recorder }, operation, connections, options.seconds);
        around.say(`${operation.name} at ${connections}: ${cell.http.perSecond.toFixed(0)} requests/s`);
        cells.push(cell);
      }
    }
    await foldCounts(ground);
    const readers = await measureReaders(ground, served, options.readerSeconds);
    const { memoryMb } = await served.usage();
    const sweep = await sweepAtOnce(ground, Math.min(10_000, Math.floor(options.matters / 10)));
    return { cells, readers, sweep, memoryMb, pool: served.pool };
  } finally {
    process.off('SIGINT', interrupted);
    process.off('SIGTERM', interrupted);
    await endAll();
  }
}

/** As the worker does every minute; the bench has none. */
async function foldCounts(ground: BenchGround): Promise<void> {
  await ground.look(
    'SELECT matters.fold_counts(county_id) FROM (SELECT DISTINCT county_id FROM matters.count_fold) county',
  );
}

/**
 * As PostgreSQL does by itself within a minute, by its own rule (50 rows and a tenth of the table changed). A plan made while a table was empty reads
 * the whole of it until then: requests that were sent before (`known_request`) took half of an act's time in a county of ten minutes.
 */
async function analyseWhatGrew(ground: BenchGround): Promise<void> {
  const grown = await ground.look<{ name: string }>(
    `SELECT format('%I.%I', schemaname, s.relname) AS name FROM pg_stat_user_tables s JOIN pg_class c ON c.oid = s.relid
       WHERE s.n_mod_since_analyze > 50 + 0.1 * greatest(c.reltuples, 0)`,
  );
  for (const { name } of grown) await ground.look(`ANALYZE ${name}`);
}

/** A coordinator of the county's centre: sees what the centre keeps, under row-level security like everybody. */
async function signIn(ground: BenchGround, served: Served): Promise<string> {
  const who = ground.signIns.find((s) => s.role === 'coordinator' && s.areaCode.length === 6);
  const wire = await openWire(served.port);
  const reply = await wire.send({
    method: 'POST',
    path: '/api/sign-in',
    body: { username: who?.username, password: who?.password },
  });
  wire.close();
  if (reply.status !== 200) throw new Error(`sign-in: ${reply.status} ${reply.body}`);
  return (JSON.parse(reply.body) as { token: string }).token;
}

/** A server that has run for a day has long compiled what it does; the first thousands of requests pay for that. */
async function warm(served: Served, operation: Operation, seconds: number): Promise<void> {
  const wires = await Promise.all(Array.from({ length: 16 }, () => openWire(served.port)));
  try {
    await runHttp(wires, operation, seconds);
  } finally {
    for (const wire of wires) wire.close();
  }
}

const turns = 2;
/** Requests of an act that the floor runs: each can be run once, and recording one costs as much as doing it. */
const actsOfFloor = 600;
/** Different pages that the floor reads, round and round. */
const readsOfFloor = 60;

interface Bench {
  readonly ground: BenchGround;
  readonly served: Served;
  readonly recorder: Recorder;
}

async function measure(
  { ground, served, recorder }: Bench,
  operation: Operation,
  connections: number,
  seconds: number,
): Promise<Cell> {
  const wires = await Promise.all(Array.from({ length: connections }, () => openWire(served.port)));
  const bare = await Promise.all(
    Array.from({ length: Math.min(connections, served.pool) }, () => openBare(ground.urls.appUrl)),
  );
  const share = seconds / turns;
  const few = Math.min(1, seconds);
  const wanted = Math.ceil(operation.act ? (actsOfFloor * few) / turns : readsOfFloor * few);
  const http: Sample[] = [];
  const floor: Sample[] = [];
  let cpuMs = 0;
  try {
    await runHttp(wires, operation, Math.min(0.3, share));
    for (let turn = 0; turn < turns; turn += 1) {
      const before = (await served.usage()).cpuMs;
      http.push(await runHttp(wires, operation, share));
      cpuMs += (await served.usage()).cpuMs - before;
      const recordings = await recorder.record(operation, Math.min(wanted, operation.apart));
      floor.push(await runFloor(bare, recordings, operation.act ? undefined : share));
      if (operation.act) for (const [i, one] of recordings.entries()) operation.answered?.(i, one.reply);
    }
  } finally {
    for (const wire of wires) wire.close();
    for (const client of bare) await client.end();
  }
  const requests = http.reduce((sum, sample) => sum + sample.times.length, 0);
  return {
    operation: operation.name,
    connections,
    http: figuresOf(http),
    floor: figuresOf(floor),
    cpuMs: requests === 0 ? 0 : cpuMs / requests,
  };
}

/** Every connection sends, waits for the answer, and sends again, until the time is over. */
async function runHttp(wires: readonly Wire[], operation: Operation, seconds: number): Promise<Sample> {
  const times: number[] = [];
  const start = performance.now();
  const end = start + seconds * 1000;
  await Promise.all(
    wires.map(async (wire, connection) => {
      while (performance.now() < end) {
        const request = operation.next(connection, wires.length);
        const begun = performance.now();
        const reply = await wire.send(request);
        times.push(performance.now() - begun);
        if (reply.status >= 300) throw new Error(`${operation.name}: ${reply.status} ${reply.body}`);
        operation.answered?.(connection, reply.body);
      }
    }),
  );
  return { times, seconds: (performance.now() - start) / 1000 };
}
