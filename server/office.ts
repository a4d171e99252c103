import { join } from 'node:path';
import { buildApp } from './app.ts';
import { type OpenedHouse, openHouse } from './open-house.ts';
import type { Config } from './platform/config/index.ts';
import type { Ground } from './platform/ground.ts';
import { createLog } from './platform/log.ts';
import type { Office } from './platform/run.ts';
import { loadPracticeCounty } from './practice/index.ts';
import { startTasks } from './tasks.ts';

const root = join(import.meta.dirname, '..');

/** What the application puts on the ground: the practice county, the house, the pages, the jobs. */
export const office: Office<OpenedHouse> = {
  loadPractice: async (config, ground) => {
    await loadPracticeCounty({
      ownerUrl: ground.urls.ownerUrl,
      key: ground.key,
      profileDir: config.profileDir,
      dataDir: config.dataDir,
      seed: config.practiceSeed,
      at: new Date(),
    });
  },
  open: (config, ground) => openHouse(sourceOf(config, ground)),
  close: (house) => house.close(),
  serve: (house, config) =>
    buildApp(house, { trustedProxies: config.trustedProxies, distDir: join(root, 'dist'), config }),
  work: (house, config) => startTasks(house, config),
};

export function sourceOf(config: Config, ground: Ground): Parameters<typeof openHouse>[0] {
  return {
    appUrl: ground.urls.appUrl,
    workerUrl: ground.urls.workerUrl,
    key: ground.key,
    profileDir: config.profileDir,
    config: {
      dataDir: config.dataDir,
      sessionIdleMinutes: config.sessionIdleMinutes,
      submitsPerHour: config.submitsPerHour,
      ...(config.publicUrl ? { publicUrl: config.publicUrl } : {}),
    },
    log: createLog({ level: config.logLevel, role: config.role }),
    pool: config.databasePool,
    answerWithin: config.databaseAnswerSeconds * 1000,
  };
}
