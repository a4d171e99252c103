import { join } from 'node:path';
import { pino } from 'pino';
import { type OpenedHouse, openHouse } from '../../server/open-house.ts';
import { testKey } from './cluster.ts';
import type { TestHouse } from './house.ts';

/** The same county as the role of jobs sees it: every matter. For verifying and sweeping. */
export function workerHouse(t: TestHouse): Promise<OpenedHouse> {
  return openHouse({
    appUrl: t.database.workerUrl,
    key: testKey,
    profileDir: join(import.meta.dirname, '../../profiles/default'),
    config: t.house.config,
    log: pino({ level: 'silent' }),
    clock: t.clock,
    pool: 2,
  });
}
