import type { OpenedHouse } from './open-house.ts';
import { disputeReactions, disputeSweeps, disputeTasks } from './modules/disputes/index.ts';
import { importMattersJob, intakeSweeps } from './modules/intake/index.ts';
import { matterSweeps, matterTasks, nextDeadline } from './modules/matters/index.ts';
import { peopleSweeps } from './modules/people/index.ts';
import type { Config } from './platform/config/index.ts';
import { openDatabase } from './platform/db.ts';
import type { House } from './platform/house.ts';
import { groundSweeps, startWorker, type Sweep, type Task, type Worker } from './platform/jobs/index.ts';
import {
  type Gateways,
  messageTasks,
  smsGateway,
  smtpGateway,
  wakeMessages,
  wordsOf,
} from './platform/messages/index.ts';
import { practiceClockTasks } from './platform/practice-clock/index.ts';

/** Every task of every module, by name. */
export function tasksOf(house: Pick<House, 'profile'>, gateways: Gateways): Readonly<Record<string, Task>> {
  return {
    ...matterTasks,
    ...disputeReactions,
    ...disputeTasks,
    'intake.importMatters': importMattersJob,
    ...messageTasks({ gateways, words: wordsOf(house.profile) }),
  };
}

/** What is looked for at regular times. */
export const sweeps: readonly Sweep[] = [
  ...groundSweeps,
  wakeMessages,
  ...matterSweeps,
  ...disputeSweeps,
  ...intakeSweeps,
  ...peopleSweeps,
];

/** Works off jobs as the worker role, on connections of its own. */
export async function startTasks(house: OpenedHouse, config: Pick<Config, 'smtp' | 'smsGateway'>): Promise<Worker> {
  const { workerUrl } = house;
  if (workerUrl === undefined) throw new Error('the house was opened without the address of the worker role');
  const db = openDatabase({
    url: workerUrl,
    size: 4,
    name: 'anhe-worker',
    onError: (err) => house.log.warn({ err }, 'idle connection lost'),
  });
  const gateways: Gateways = {
    ...(config.smsGateway ? { sms: smsGateway(config.smsGateway) } : {}),
    ...(config.smtp ? { email: smtpGateway(config.smtp) } : {}),
  };
  const workHouse: House = { ...house, db };
  const fresh = sweeps.map((sweep) => ({
    ...sweep,
    run: async (h: House, at: Date) => (await house.keeper.refresh(), sweep.run(h, at)),
  }));
  const passing = practiceClockTasks({ sweeps: fresh, nextDeadline, refresh: () => house.keeper.refresh() });
  const worker = await startWorker({
    house: workHouse,
    workerUrl,
    tasks: withFreshRegister(house, { ...tasksOf(house, gateways), ...passing }),
    sweeps: fresh,
  });
  return {
    stop: async () => {
      await worker.stop();
      await db.end();
    },
  };
}

/** A process that only works has no requests that would refresh the register: each job looks first. */
function withFreshRegister(house: OpenedHouse, all: Readonly<Record<string, Task>>): Readonly<Record<string, Task>> {
  const fresh =
    (task: Task): Task =>
    async (payload, call) => {
      await house.keeper.refresh();
      return task(payload, call);
    };
  return Object.fromEntries(Object.entries(all).map(([name, task]) => [name, fresh(task)]));
}
