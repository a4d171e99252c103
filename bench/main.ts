// npm run bench: the house over HTTP against the same SQL from a bare client, on 100,000 matters.
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { readArguments, sizesUpTo, usage } from './arguments.ts';
import { readersTable, table } from './figures.ts';
import { AIMS, type BenchResult, runBench } from './run.ts';
import { sweepLine } from './sweep.ts';

const words = process.argv.slice(2);
if (words.includes('--help')) {
  console.log(usage);
  process.exit(0);
}
try {
  const options = readArguments(words);
  const say = (text: string): void => console.error(text);
  const results: (BenchResult & { matters: number })[] = [];
  for (const matters of sizesUpTo(options.matters)) {
    const result = await runBench({ ...options, matters }, { adminUrl: process.env['DATABASE_URL'], say });
    results.push({ matters, ...result });
    console.log(
      `\n${matters} matters, ${cpus().length} cores, Node ${process.version}, pool of ${result.pool}; server memory ${result.memoryMb.toFixed(0)} MB at the end\n`,
    );
    console.log(`${table(result.cells, AIMS)}\n\n${sweepLine(result.sweep)}`);
  }
  console.log(`\np50 / p95 in ms, one request after the other:\n\n${readersTable(results)}`);
  console.log(
    '\ncpu ms: user and system of the server a request. floor: same statements, role, policies and round trips, prepared, nothing around them,',
  );
  console.log(
    'on as many bare clients as the pool lets through at once. The load programme, server and database share the cores.',
  );
  if (options.json !== undefined) await writeFile(options.json, `${JSON.stringify({ options, results }, null, 2)}\n`);
} catch (error) {
  if (!(error instanceof RangeError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
