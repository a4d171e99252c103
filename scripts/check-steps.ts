// Decides what a machine holds against the house without running it, and when a step of that is passed: never when it read nothing.

export interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** The output must show that something was read. */
  readonly read: RegExp;
}

const places = ['server', 'web', 'test', 'bench', 'scripts', 'vitest.config.ts'];

export const steps: readonly Step[] = [
  { name: 'format', command: ['oxfmt', '--check', ...places], read: /[1-9]\d* files/u },
  {
    name: 'lint',
    command: ['oxlint', '--type-aware', '--deny-warnings', '--report-unused-disable-directives', ...places],
    read: /on [1-9]\d* files/u,
  },
  ...typesOf('types of server, tests and scripts', 'tsconfig.json', /server\/app\.ts/u),
  ...typesOf('types of the staff pages', 'web/tsconfig.json', /web\/staff\/\S+\.tsx/u),
  ...typesOf('types of the resident page', 'web/resident/tsconfig.json', /web\/resident\/\S+\.tsx/u),
  {
    name: 'floors and doors',
    command: ['depcruise', '--config', '.dependency-cruiser.cjs', 'server', 'web'],
    read: /[1-9]\d* modules, [1-9]\d* dependencies/u,
  },
  {
    name: 'dead code',
    // The table of running times is the only place where knip says how many files it read.
    command: ['knip', '--no-progress', '--performance'],
    read: /^parseFile\s+[1-9]\d{2,}\s/mu,
  },
  { name: 'bundle budgets', command: ['node', 'scripts/bundle-budget.ts'], read: /kB/u },
];

/** The compiler is silent when all is well, so it is asked first what it reads. */
function typesOf(name: string, project: string, read: RegExp): Step[] {
  return [
    { name: `${name}: what is read`, command: ['tsc', '-p', project, '--listFilesOnly'], read },
    { name, command: ['tsc', '-p', project], read: /^$/u },
  ];
}

/** `status` is null when the programme could not be started. */
export function passed(step: Step, status: number | null, output: string): boolean {
  return status === 0 && step.read.test(output.trim());
}
