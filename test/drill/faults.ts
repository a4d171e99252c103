import { setTimeout as pause } from 'node:timers/promises';
import type { Chance } from './chance.ts';
import type { Stage } from './stage.ts';

/** What was done to the house. */
export type Blows = Record<
  'pages killed' | 'workers killed' | 'database killed' | 'database line cut' | 'database silent',
  number
>;

/** Strikes at random until the time is up. Only processes of this stage, each by its own number. */
export async function strike(stage: Stage, chance: Chance, goesOn: () => boolean): Promise<Blows> {
  const blows: Blows = {
    'pages killed': 0,
    'workers killed': 0,
    'database killed': 0,
    'database line cut': 0,
    'database silent': 0,
  };
  const hits: [keyof Blows, () => Promise<boolean>][] = [
    ['pages killed', async () => chance.one(stage.pages).kill()],
    ['pages killed', async () => chance.one(stage.pages).kill()],
    ['workers killed', async () => chance.one(stage.workers).kill()],
    ['workers killed', async () => chance.one(stage.workers).kill()],
    ['database killed', async () => killDatabase(stage)],
    ['database line cut', () => lineFault(stage, chance, 'cut')],
    ['database silent', () => lineFault(stage, chance, 'silence')],
  ];
  // Each kind once first, in an order of chance: a short drill has them all.
  const round = [...hits].sort(() => chance.next() - 0.5);
  while (goesOn()) {
    await pause(chance.between(400, 3000));
    if (!goesOn()) break;
    const [what, hit] = round.pop() ?? chance.one(hits);
    if (await hit()) blows[what] += 1;
  }
  return blows;
}

function killDatabase(stage: Stage): boolean {
  const pid = stage.database.pid();
  if (pid === null) return false;
  try {
    return process.kill(pid, 'SIGKILL');
  } catch {
    return false;
  }
}

async function lineFault(stage: Stage, chance: Chance, what: 'cut' | 'silence'): Promise<boolean> {
  stage.line[what]();
  await pause(chance.between(100, 1500));
  stage.line.mend();
  return true;
}
