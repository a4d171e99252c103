import { inTransaction, tablesOf } from '../db.ts';
import type { House } from '../house.ts';
import { faultLine } from '../log.ts';
import { systemPrincipal } from '../principal.ts';
import type { Sweep, Task } from './task.ts';

export interface SweepTable {
  'platform.sweep': {
    county_id: number;
    task: string;
    ended_at: Date | null;
    failed_at: Date | null;
    fault: string | null;
  };
}

/** The sweep as a task that leaves a trace of how it last ended. */
export function recorded(sweep: Sweep): Task {
  return async (_, { house, at }) => {
    try {
      await sweep.run(house, at);
    } catch (error) {
      await note(house, sweep.name, { failed_at: at, fault: faultLine(error) });
      throw error;
    }
    await note(house, sweep.name, { ended_at: at });
  };
}

async function note(
  house: House,
  task: string,
  what: { ended_at: Date } | { failed_at: Date; fault: string },
): Promise<void> {
  await inTransaction(house.db, systemPrincipal(house.countyId, task), (tx) =>
    tablesOf<SweepTable>(tx)
      .insertInto('platform.sweep')
      .values({ county_id: house.countyId, task, ended_at: null, failed_at: null, fault: null, ...what })
      .onConflict((conflict) => conflict.columns(['county_id', 'task']).doUpdateSet(what))
      .execute(),
  );
}
