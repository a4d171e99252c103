import { join } from 'node:path';
import { pino } from 'pino';
import { openHouse } from '../server/open-house.ts';
import { openDatabase } from '../server/platform/db.ts';
import type { BenchGround } from './ground.ts';

/** The house of the bench as its worker has it: the worker's own rights in the database, two lines, nothing said. */
export async function openWorker(ground: Pick<BenchGround, 'urls' | 'key' | 'dataDir'>) {
  const opened = await openHouse({
    appUrl: ground.urls.appUrl,
    key: ground.key,
    profileDir: join(import.meta.dirname, '../profiles/default'),
    config: { dataDir: ground.dataDir, sessionIdleMinutes: 30, submitsPerHour: 100 },
    log: pino({ level: 'silent' }),
    pool: 2,
  });
  const db = openDatabase({ url: ground.urls.workerUrl, size: 2 });
  const close = async (): Promise<void> => {
    await db.end();
    await opened.close();
  };
  return { house: { ...opened, db }, close };
}
