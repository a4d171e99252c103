// The house under measurement, in a process of its own: composed as in production, without jobs and without pages. Speaks to the bench by IPC.
import { pino } from 'pino';
import { buildApp } from '../server/app.ts';
import { openHouse } from '../server/open-house.ts';
import { readConfig } from '../server/platform/config/index.ts';

/** What the bench hands over by the environment. */
const {
  BENCH_APP_URL: appUrl = '',
  BENCH_KEY: key = '',
  BENCH_DATA_DIR: dataDir = '',
  BENCH_PROFILE_DIR: profileDir = '',
} = process.env;

const config = readConfig({});
const house = await openHouse({
  appUrl,
  key: Buffer.from(key, 'base64'),
  profileDir,
  config: { dataDir, sessionIdleMinutes: 30, submitsPerHour: 1_000_000_000 },
  log: pino({ level: 'error' }),
  pool: config.databasePool,
});
// Every request of the bench says another address, as those of a county's residents do.
const app = await buildApp(house, { trustedProxies: ['127.0.0.1'] });
const address = await app.listen({ host: '127.0.0.1', port: 0 });

process.on('message', () => {
  const { user, system } = process.cpuUsage();
  process.send?.({
    cpuMs: (user + system) / 1000,
    memoryMb: process.memoryUsage().rss / 1_048_576,
    // Linux counts it in kilobytes.
    peakMb: process.resourceUsage().maxRSS / 1024,
  });
});
process.on('disconnect', () => process.exit(0));
process.send?.({ port: Number(new URL(address).port), pool: config.databasePool });
