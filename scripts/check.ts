// Everything that a machine can hold against the house without running it. Each step must have read something, or it fails.
import { spawnSync } from 'node:child_process';
import { passed, steps } from './check-steps.ts';

let wrong = 0;
for (const step of steps) {
  const started = performance.now();
  const [program = '', ...args] = step.command;
  const run = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const output = `${run.stdout}${run.stderr}`;
  const ok = passed(step, run.status, output);
  if (!ok) wrong += 1;
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${step.name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  if (!ok) console.log(output.slice(-8000) || `no output; status ${run.status}; ${run.error?.message ?? ''}`);
}
if (wrong > 0) process.exitCode = 1;
