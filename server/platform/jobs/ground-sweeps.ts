import { inTransaction } from '../db.ts';
import { sweepFiles, sweepLostBytes } from '../files/index.ts';
import type { House } from '../house.ts';
import { systemPrincipal } from '../principal.ts';
import { sweepLimits } from '../rate-limit.ts';
import type { Sweep } from './task.ts';

/** How long the first reply of an act is kept for a phone that sends it again. */
const rememberDays = 90;
/** Rows that one statement forgets. */
const batch = 5000;

/** What the platform itself tidies up. */
export const groundSweeps: readonly Sweep[] = [
  { name: 'files.orphans', times: '*/10 * * * *', run: sweepFiles },
  { name: 'files.lost', times: '40 18 * * *', run: (house) => sweepLostBytes(house) },
  { name: 'limits', times: '17 * * * *', run: (house) => sweepLimits(house) },
  { name: 'requests', times: '20 19 * * *', run: forgetRequests },
];

async function forgetRequests(house: House, at: Date): Promise<void> {
  const before = new Date(at.getTime() - rememberDays * 86_400_000);
  while ((await forgetSome(house, before)) === batch);
}

function forgetSome(house: House, before: Date): Promise<number> {
  return inTransaction(house.db, systemPrincipal(house.countyId, 'requests'), async (tx) => {
    const { rowCount } = await tx.client.query({
      text: `delete from platform.known_request where ctid = any(array(
               select ctid from platform.known_request where county_id = $1 and at < $2 limit $3))`,
      values: [house.countyId, before, batch],
    });
    return rowCount ?? 0;
  });
}
