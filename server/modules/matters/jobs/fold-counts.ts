import { inTransaction, readIn, ready } from '../../../platform/db.ts';
import type { House } from '../../../platform/house.ts';
import type { Sweep } from '../../../platform/jobs/index.ts';
import { systemPrincipal } from '../../../platform/principal.ts';

/** 计数归并 The differences that acts left behind become part of the counts. Safe to run twice and on several workers. */
export const foldCounts: Sweep = { name: 'matters.foldCounts', times: '* * * * *', run: (house) => foldNow(house) };

/** Folds what is there. The house must be opened with the worker's database. @returns how many differences were folded */
export async function foldNow(house: House): Promise<number> {
  return inTransaction(house.db, systemPrincipal(house.countyId, 'foldCounts'), async (tx) => {
    const [row] = await readIn<{ folded: number }>(
      tx,
      ready('select matters.fold_counts($1) as folded', [house.countyId]),
    );
    return row?.folded ?? 0;
  });
}

export interface CountFault {
  readonly key: string;
  readonly kept: number;
  readonly counted: number;
}

/** Where the kept counts are not what counting the reader rows gives, by key. */
export async function countFaults(house: House): Promise<CountFault[]> {
  return inTransaction(house.db, systemPrincipal(house.countyId, 'verify'), (tx) =>
    readIn<CountFault>(
      tx,
      ready(
        'select key, sum(kept)::bigint as kept, sum(counted)::bigint as counted from matters.count_faults($1) group by key order by key',
        [house.countyId],
      ),
    ),
  );
}
