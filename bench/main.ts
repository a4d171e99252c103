// npm run bench: the house over HTTP against the same SQL from a bare client, on 100,000 matters.
import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { readArguments, usage } from './arguments.ts';
import { table } from './figures.ts';
import { readersTable } from './readers.ts';
import { AIMS, runBench } from './run.ts';
import { sweepLine } from './sweep.ts';

const words = process.argv.slice(2);
if (words.includes('--help')) {
  console.log(usage);
  process.exit(0);
}
try {
  const options = readArguments(words);
  const say = (text: string): void => console.error(text);
  const { cells, readers, sweep, memoryMb, pool } = await runBench(options, {
    adminUrl: process.env['DATABASE_URL'],
    say,
  });
  console.log(
    `\n${options.matters} matters, ${cpus().length} cores, Node ${process.version}, pool of ${pool}; server memory ${memoryMb.toFixed(0)} MB at the end\n`,
  );
  console.log(table(cells, AIMS));
  console.log(
    `\n${readersTable(readers)}\n\nOne request after the other. Run it at several sizes to see what grows.\n\n${sweepLine(sweep)}`,
  );
  console.log(
    '\ncpu ms: user and system of the server a request. floor: same statements, role, policies and round trips, prepared, nothing around them,',
  );
  console.log(
    'on as many bare clients as the pool lets through at once. The load programme, server and database share the cores.',
  );
  if (options.json !== undefined)
    await writeFile(options.json, `${JSON.stringify({ options, pool, memoryMb, cells, readers, sweep }, null, 2)}\n`);
} catch (error) {
  if (!(error instanceof RangeError)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
