import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadProfile } from '../../server/platform/profile/index.ts';
import { chanceFrom } from './chance.ts';
import { type Blows, strike } from './faults.ts';
import { emptyLedger, work } from './people.ts';
import { openPoorLine } from './poor-line.ts';
import { type Proof, prove } from './proof.ts';
import { setStage } from './stage.ts';

export interface DrillOptions {
  readonly seconds: number;
  readonly people: number;
  readonly seed: number;
  readonly say: (text: string) => void;
}

export interface DrillReport extends Proof {
  readonly blows: Readonly<Record<string, number>>;
  /** Where logs and data lie when there was a fault; else they are gone. */
  readonly folder: string | undefined;
}

/**
 * Two processes of pages, two of jobs and one database under load, struck at random until the time is up; then nobody strikes, what was under
 * way ends, and everything is held against what people were told.
 */
export async function drill({ seconds, people, seed, say }: DrillOptions): Promise<DrillReport> {
  const folder = await mkdtemp(join(tmpdir(), 'anhe-drill-'));
  const chance = chanceFrom(seed);
  const stage = await setStage({ folder, pages: 2, workers: 2, say });
  let sound = false;
  try {
    await Promise.all(stage.pages.map((page) => page.ready()));
    const ports = stage.pages.map((page) => page.port);
    const line = await openPoorLine(ports, chanceFrom(seed + 1));
    const ledger = emptyLedger();
    const until = performance.now() + seconds * 1000;
    const goesOn = (): boolean => performance.now() < until;
    const noticeVersion = loadProfile(join(import.meta.dirname, '../../profiles/default')).notice.version;
    say(`${people} people, ${seconds} s, seed ${seed}, ${folder}`);
    const crowd = Array.from({ length: people }, (_, n) => {
      const own = chanceFrom(seed + 100 + n);
      return work({ origin: line.origin, tokens: stage.tokens, noticeVersion, ledger, chance: own, goesOn }, String(n));
    });
    const blows: Blows = await strike(stage, chance, goesOn);
    line.heal();
    await Promise.all(crowd);
    await line.close();
    await Promise.all(stage.pages.map((page) => page.ready()));
    say('nobody strikes any more; what was under way ends …');
    const proof = await prove(stage, ledger);
    sound = proof.faults.length === 0;
    const lines = { 'lines cut': line.cuts, 'lines delayed': line.delays, 'requests repeated': line.repeats };
    return { ...proof, blows: { ...blows, ...lines }, folder: sound ? undefined : folder };
  } finally {
    await stage.close();
    if (sound) await rm(folder, { recursive: true, force: true });
  }
}
