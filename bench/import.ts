// node bench/import.ts [--rows 100000]: an Excel of so many matters tried by the house and taken over by a worker, with the memory of both.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { importColumns } from '../server/modules/intake/import/columns.ts';
import { type BenchGround, layBenchGround } from './ground.ts';
import { serve, type Usage } from './served.ts';

const rows = Number(process.argv[process.argv.indexOf('--rows') + 1] ?? 100_000) || 100_000;
const say = (text: string): void => console.error(text);
const ends: (() => Promise<void>)[] = [];
try {
  const ground = await layBenchGround({ adminUrl: process.env['DATABASE_URL'], matters: 1000, say });
  ends.push(() => ground.remove());
  const served = await serve(ground);
  ends.push(() => served.stop());
  const bytes = await workbook(ground);
  say(`${rows} rows are ${(bytes.length / 1_048_576).toFixed(1)} MB of Excel`);
  const api = `http://127.0.0.1:${served.port}`;
  const auth = { authorization: `Bearer ${await signIn(ground, api)}` };
  const idle = await served.usage();
  const begun = performance.now();
  const tried = await json<{ id: string; rows: number; bad: number }>(
    await fetch(`${api}/api/matter-imports`, {
      method: 'POST',
      headers: {
        ...auth,
        'content-type': 'application/octet-stream',
        'x-file-name': encodeURIComponent('转来.xlsx'),
      },
      body: new Uint8Array(bytes),
    }),
  );
  const tryingSeconds = (performance.now() - begun) / 1000;
  const after = await served.usage();
  say(`tried: ${JSON.stringify(tried)} in ${tryingSeconds.toFixed(1)} s`);

  // As the unit of docs/operations.md runs a worker: without it V8 takes up to 128 MB for what is young.
  const worker = fork(join(import.meta.dirname, 'import-worker.ts'), {
    execArgv: ['--max-semi-space-size=4'],
    env: {
      ...process.env,
      NODE_ENV: 'production',
      BENCH_APP_URL: ground.urls.appUrl,
      BENCH_WORKER_URL: ground.urls.workerUrl,
      BENCH_KEY: ground.key.toString('base64'),
      BENCH_DATA_DIR: ground.dataDir,
      BENCH_PROFILE_DIR: ground.profileDir,
    },
  });
  ends.push(async () => {
    worker.kill('SIGKILL');
    await once(worker, 'exit');
  });
  await once(worker, 'message');
  const resting = await usageOf(worker);
  const { version } = await json<{ version: string }>(await fetch(`${api}/api/resident/notice`));
  const started = performance.now();
  await json(
    await fetch(`${api}/api/matter-imports/${tried.id}/start`, {
      method: 'POST',
      headers: { ...auth, 'content-type': 'application/json', 'idempotency-key': `bench-import-${process.pid}-00000` },
      body: JSON.stringify({ noticeVersion: version }),
    }),
  );
  for (;;) {
    await new Promise((go) => setTimeout(go, 5000));
    const now = await json<{ state: string; given: number; refused: number }>(
      await fetch(`${api}/api/matter-imports/${tried.id}?limit=1`, { headers: auth }),
    );
    const usage = await usageOf(worker);
    const seconds = (performance.now() - started) / 1000;
    say(`${now.given} given after ${seconds.toFixed(0)} s, worker ${usage.memoryMb.toFixed(0)} MB`);
    if (now.state === 'running') continue;
    const [counted] = await ground.look<{ n: number }>(
      `select count(*)::int as n from matters.source where body_name = '安和县信访局'`,
    );
    console.log(
      [
        `rows ${rows}, state ${now.state}, given ${now.given}, refused ${now.refused}, matters in the database ${counted?.n}`,
        `trial: ${tryingSeconds.toFixed(1)} s; house ${idle.memoryMb.toFixed(0)} MB before, ${after.peakMb.toFixed(0)} MB at its peak (aim: under 300)`,
        `taking over: ${seconds.toFixed(0)} s, ${(rows / seconds).toFixed(0)} rows/s, ${(usage.cpuMs / rows).toFixed(2)} ms CPU of the worker a row`,
        `worker: ${resting.memoryMb.toFixed(0)} MB before, ${usage.peakMb.toFixed(0)} MB at its peak (aim: under 300)`,
      ].join('\n'),
    );
    if (usage.peakMb >= 300 || after.peakMb >= 300 || now.given !== rows || counted?.n !== rows) process.exitCode = 1;
    break;
  }
} finally {
  for (const end of ends.toReversed()) await end();
}

async function usageOf(worker: ChildProcess): Promise<Usage> {
  const said = once(worker, 'message');
  worker.send('usage');
  const [usage] = (await said) as [Usage];
  return usage;
}

async function json<T>(response: Response): Promise<T> {
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

async function signIn(ground: BenchGround, api: string): Promise<string> {
  const clerk = ground.signIns.find((one) => one.role === 'window_clerk' && one.areaCode.length === 6);
  if (!clerk) throw new Error('the practice county has no clerk at the county centre');
  const reply = await fetch(`${api}/api/sign-in`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: clerk.username, password: clerk.password }),
  });
  return (await json<{ token: string }>(reply)).token;
}

/** As Excel writes it: texts shared, a number of their own in each row. Written row by row, so that the bench itself stays small. */
async function workbook(ground: BenchGround): Promise<Buffer> {
  const path = join(ground.dataDir, 'import.xlsx');
  const areas = await ground.look<{ code: string }>(
    `select code from places.area where level = 'village' order by code`,
  );
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: path, useSharedStrings: true });
  const sheet = book.addWorksheet('事项');
  sheet.addRow(importColumns.map((column) => column.title)).commit();
  for (let i = 0; i < rows; i += 1) {
    const cells: Readonly<Record<string, string | number>> = {
      bodyName: '安和县信访局',
      reference: `XF2026-${String(i).padStart(6, '0')}`,
      receivedOn: '2026-02-27',
      category: '02',
      areaCode: areas[i % areas.length]?.code ?? '',
      placeDetail: `${i % 40}号楼${i % 6}单元`,
      occurredOn: '2026-02-20',
      description: `第${i}件：楼上漏水三个月未修，天花板已经发霉，多次上门协商没有结果，请求调处这起纠纷。`.repeat(
        1 + (i % 4),
      ),
      claims: '修好水管并赔偿装修损失',
      peopleInvolved: 1 + (i % 5),
      amount: 100 * (i % 90),
      applicant: `周小满${i % 5000}`,
      applicantPhone: `199${String(i).padStart(8, '0')}`,
      respondent: `吴大江${i % 3000}`,
      respondentPhone: `198${String(i).padStart(8, '0')}`,
    };
    sheet.addRow(importColumns.map((column) => cells[column.key] ?? null)).commit();
  }
  await book.commit();
  return readFile(path);
}
