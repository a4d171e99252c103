import { expect, test } from 'vitest';
import { passed, steps } from './check-steps.ts';

const nothing = [
  '',
  '\n',
  '0 files',
  'Finished on 0 files',
  'no dependency violations found (0 modules, 0 dependencies cruised)',
  'parseFile  0  0.00',
];

/** The silent compiler: beside each such step stands one that asks it what it reads. */
const silent = (command: readonly string[]): boolean => command[0] === 'tsc' && !command.includes('--listFilesOnly');

test.each(steps.filter((step) => !silent(step.command)).map((step) => [step.name, step] as const))(
  '%s: is not passed by a programme that ends well and read nothing',
  (_name, step) => {
    for (const output of nothing) expect(passed(step, 0, output), output).toBe(false);
  },
);

test('the compiler is asked what it reads before its silence counts', () => {
  const compiled = steps.filter((step) => silent(step.command));
  expect(compiled).toHaveLength(3);
  for (const step of compiled) {
    expect(steps.some((other) => other.command.join(' ') === `${step.command.join(' ')} --listFilesOnly`)).toBe(true);
    expect([passed(step, 0, ''), passed(step, 0, 'server/app.ts(1,1): error TS1005')]).toEqual([true, false]);
  }
});

test('no step is passed by a programme that ends badly or cannot be started', () => {
  const all =
    'Finished on 900 files. server/app.ts web/staff/page.tsx web/resident/page.tsx (9 modules, 9 dependencies)\nparseFile  1075  0.02\n50 kB';
  for (const step of steps.filter(({ command }) => !silent(command))) {
    expect([passed(step, 0, all), passed(step, 1, all), passed(step, null, all)], step.name).toEqual([
      true,
      false,
      false,
    ]);
  }
});
