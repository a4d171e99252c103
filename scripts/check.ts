// Everything that a machine can hold against the house without running it. Each step must have read something, or it fails.
import { spawnSync } from 'node:child_process';

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** The output must show that something was read. */
  readonly read: RegExp;
}

const places = ['server', 'web', 'test', 'bench', 'scripts', 'vitest.config.ts'];

const steps: readonly Step[] = [
  { name: 'format', command: ['oxfmt', '--check', ...places], read: /[1-9]\d* files/u },
  { name: 'lint', command: ['oxlint', '--type-aware', '--deny-warnings', ...places], read: /on [1-9]\d* files/u },
  {
    name: 'types of server, tests and scripts',
    command: ['tsc', '-p', 'tsconfig.json', '--listFilesOnly'],
    read: /server\/app\.ts/u,
  },
  { name: 'types of server, tests and scripts', command: ['tsc', '-p', 'tsconfig.json'], read: /^$/u },
  { name: 'types of the web', command: ['tsc', '-p', 'web/tsconfig.json'], read: /^$/u },
  {
    name: 'floors and doors',
    command: ['depcruise', '--config', '.dependency-cruiser.cjs', 'server', 'web'],
    read: /[1-9]\d* modules, [1-9]\d* dependencies/u,
  },
  { name: 'dead code', command: ['knip', '--no-progress'], read: /^(?!.*no files)/su },
  { name: 'bundle budgets', command: ['node', 'scripts/bundle-budget.ts'], read: /kB/u },
];

let wrong = 0;
for (const step of steps) {
  const started = performance.now();
  const [program = '', ...args] = step.command;
  const run = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const output = `${run.stdout}${run.stderr}`;
  const ok = run.status === 0 && step.read.test(output.trim());
  if (!ok) wrong += 1;
  console.log(`${ok ? 'ok  ' : 'FAIL'} ${step.name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  if (!ok) console.log(output.slice(-8000) || `no output; status ${run.status}; ${run.error?.message ?? ''}`);
}
if (wrong > 0) process.exitCode = 1;
