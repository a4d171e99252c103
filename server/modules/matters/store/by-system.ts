import type { Tx } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { type LockedMatter, lockMatter } from './lock.ts';
import { type ActRecord, recordAct } from './record-act.ts';

/**
 * What a job of a procedure does on a matter: locks it, lets the work write, and records under the name of the task. Nothing is recorded when the work
 * gives `null` (it was done already).
 */
export async function actBySystem(
  tx: Tx,
  house: House,
  by: { readonly matterId: string; readonly task: string; readonly at: Date },
  work: (matter: LockedMatter) => Promise<Omit<ActRecord, 'times' | 'actor'> | null>,
): Promise<void> {
  const matter = await lockMatter(tx, { id: by.matterId });
  const record = await work(matter);
  if (record === null) return;
  await recordAct(tx, house, matter, {
    ...record,
    times: { doneAt: by.at, recordedAt: by.at, late: false },
    actor: `system:${by.task}`,
  });
}
