import { fail } from '../../kernel/refusal.ts';
import { inAct } from '../act.ts';
import { inTransaction } from '../db.ts';
import type { House } from '../house.ts';
import type { Serve } from '../http/serve.ts';
import { listStuckJobs, retryJob } from './contract.ts';

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

export function jobRoutes(serve: Serve, house: House): void {
  serve(listStuckJobs, (call) =>
    inTransaction(house.db, call.principal, async (tx) => {
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
    }),
  );
  serve(retryJob, (call) =>
    inAct(call, async (tx) => {
      const { id } = call.params;
      const { rows } = await tx.client.query<{ again: boolean }>({
        text: 'select platform.job_again($1) as again',
        values: [id],
      });
      if (rows[0]?.again !== true) fail('unknown', 'not-found');
      house.log.info({ job: id, by: call.principal.id }, 'job tried again');
      return { id, retried: true as const };
    }),
  );
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
