import type { ReplyOf } from '../../kernel/route.ts';
import type { Call } from '../act.ts';
import { inTransaction } from '../db.ts';
import type { Sent } from '../http/serve.ts';
import { momentCell, sendList } from '../list-workbook.ts';
import type { OfficerPrincipal } from '../principal.ts';
import type { Column } from '../workbook.ts';
import type { exportStuckJobs, listStuckJobs } from './contract.ts';

interface StuckRow {
  id: number;
  task: string;
  state: 'stuck' | 'retrying' | 'waiting';
  attempts: number;
  max_attempts: number;
  fault: string | null;
  added_at: Date;
  next_at: Date | null;
}

interface SweepRow {
  task: string;
  ended_at: Date | null;
  failed_at: Date | null;
  fault: string | null;
}

const most = 200;

/** Jobs that need a person, and when each regular sweep last ran. */
export function stuckJobs(
  call: Pick<Call<typeof listStuckJobs, OfficerPrincipal>, 'house' | 'principal'>,
): Promise<ReplyOf<typeof listStuckJobs>> {
  const { house, principal } = call;
  return inTransaction(house.db, principal, async (tx) => {
    const [jobs, sweeps] = await Promise.all([
      tx.client.query<StuckRow>({ text: 'select * from platform.jobs_stuck($1)', values: [most + 1] }),
      tx.client.query<SweepRow>({
        text: 'select task, ended_at, failed_at, fault from platform.sweep where county_id = $1 order by task',
        values: [house.countyId],
      }),
    ]);
    return {
      jobs: jobs.rows.slice(0, most).map(jobView),
      sweeps: sweeps.rows.map(sweepView),
      more: jobs.rows.length > most,
    };
  });
}

function jobView(row: StuckRow) {
  return {
    id: row.id,
    task: row.task,
    state: row.state,
    attempts: row.attempts,
    maxAttempts: row.max_attempts,
    fault: row.fault,
    addedAt: row.added_at.toISOString(),
    nextAt: row.next_at?.toISOString() ?? null,
  };
}

function sweepView(row: SweepRow) {
  return {
    name: row.task,
    endedAt: row.ended_at?.toISOString() ?? null,
    failedAt: row.failed_at?.toISOString() ?? null,
    fault: row.fault,
  };
}

const columns: readonly Column[] = [
  { key: 'task', title: '任务名', width: 28 },
  { key: 'state', title: '状态', width: 14 },
  { key: 'attempts', title: '次数', width: 10 },
  { key: 'fault', title: '错误', width: 50 },
  { key: 'addedAt', title: '加入时间', width: 22 },
  { key: 'nextAt', title: '下次尝试', width: 22 },
];
const states = { stuck: '已放弃', retrying: '失败，会再试', waiting: '没有人处理' } as const;

/** The same jobs as Excel. */
export async function stuckJobsWorkbook(call: Call<typeof exportStuckJobs, OfficerPrincipal>): Promise<Sent> {
  const { jobs } = await stuckJobs(call);
  return sendList(
    '后台任务',
    columns,
    jobs.map((job) => ({
      task: job.task,
      state: states[job.state],
      attempts: `${job.attempts}/${job.maxAttempts}`,
      fault: job.fault,
      addedAt: momentCell(job.addedAt),
      nextAt: momentCell(job.nextAt),
    })),
  );
}
