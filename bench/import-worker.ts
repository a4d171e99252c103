// The worker under measurement, in a process of its own: all tasks and sweeps, as ROLE=worker runs them. Speaks to the bench by IPC.
import { pino } from 'pino';
import { openHouse } from '../server/open-house.ts';
import { readConfig } from '../server/platform/config/index.ts';
import { startTasks } from '../server/tasks.ts';

/** What the bench hands over by the environment. */
const {
  BENCH_APP_URL: appUrl = '',
  BENCH_WORKER_URL: workerUrl = '',
  BENCH_KEY: key = '',
  BENCH_DATA_DIR: dataDir = '',
  BENCH_PROFILE_DIR: profileDir = '',
} = process.env;

const house = await openHouse({
  appUrl,
  workerUrl,
  key: Buffer.from(key, 'base64'),
  profileDir,
  config: { dataDir, sessionIdleMinutes: 30, submitsPerHour: 1000 },
  log: pino({ level: 'error' }),
  pool: 4,
});
await startTasks(house, readConfig({}));

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
process.send?.({ ready: true });
