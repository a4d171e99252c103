import type { OpenedHouse } from './open-house.ts';
import { matterTasks } from './modules/matters/index.ts';
import type { Config } from './platform/config/index.ts';
import { openDatabase } from './platform/db.ts';
import { groundSweeps, startWorker, type Task, type Worker } from './platform/jobs/index.ts';

/** Every task of every module, by name. */
export const tasks: Readonly<Record<string, Task>> = { ...matterTasks };

/** Works off jobs as the worker role, on connections of its own. */
export async function startTasks(house: OpenedHouse, _config: Pick<Config, 'smtp' | 'smsGateway'>): Promise<Worker> {
  const { workerUrl } = house;
  if (workerUrl === undefined) throw new Error('the house was opened without the address of the worker role');
  const db = openDatabase({
    url: workerUrl,
    size: 4,
    name: 'anhe-worker',
    onError: (err) => house.log.warn({ err }, 'idle connection lost'),
  });
  const worker = await startWorker({ house: { ...house, db }, workerUrl, tasks, sweeps: groundSweeps });
  return {
    stop: async () => {
      await worker.stop();
      await db.end();
    },
  };
}
