import { fail } from '../../kernel/refusal.ts';
import { inAct } from '../act.ts';
import type { House } from '../house.ts';
import type { Serve } from '../http/serve.ts';
import { exportStuckJobs, listStuckJobs, retryJob } from './contract.ts';
import { stuckJobs, stuckJobsWorkbook } from './stuck.ts';

export function jobRoutes(serve: Serve, house: House): void {
  serve(listStuckJobs, stuckJobs);
  serve(exportStuckJobs, stuckJobsWorkbook);
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
