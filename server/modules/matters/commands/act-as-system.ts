import type { Tx } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import { lockMatter } from '../store/lock.ts';
import { type ActRecord, recordAct } from '../store/record-act.ts';

/** What a sweep of a higher module records on a matter: locked first, the entry says which task did it. */
export async function actAsSystem(
  tx: Tx,
  house: House,
  by: { readonly matterId: string; readonly task: string; readonly at: Date },
  work: (record: (record: Omit<ActRecord, 'times' | 'actor' | 'typist'>) => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const matter = await lockMatter(tx, { id: by.matterId });
  const times = { doneAt: by.at, recordedAt: by.at, late: false };
  await work((record) => recordAct(tx, house, matter, { ...record, times, actor: `system:${by.task}` }));
}
