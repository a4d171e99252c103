// Decides what the system administrator sees of the work behind the pages: jobs that need a person, sweeps, and another try.
// No payload, no matter, no person: the administrator keeps the system running and sees no business data.
import { z } from 'zod';
import { route } from '../../kernel/route.ts';
import { xlsxType } from '../../kernel/sheet-text.ts';

const tag = 'system';
const roles = ['system_admin'] as const;
const moment = z.iso.datetime();

const stuckJob = z.strictObject({
  id: z.number().int(),
  task: z.string(),
  /** stuck: given up; retrying: failed and will be tried again; waiting: nobody works it off. */
  state: z.enum(['stuck', 'retrying', 'waiting']),
  attempts: z.number().int(),
  maxAttempts: z.number().int(),
  fault: z.string().nullable(),
  addedAt: moment,
  nextAt: moment.nullable(),
});

const sweep = z.strictObject({
  name: z.string(),
  endedAt: moment.nullable(),
  failedAt: moment.nullable(),
  fault: z.string().nullable(),
});

export const listStuckJobs = route({
  operationId: 'listStuckJobs',
  method: 'GET',
  path: '/api/system/jobs',
  summary: { zh: '需要人处理的后台任务和定时检查', en: 'Background jobs that need a person, and the regular sweeps' },
  tag,
  who: 'officer',
  roles,
  reply: z.strictObject({ jobs: z.array(stuckJob), sweeps: z.array(sweep), more: z.boolean() }),
});

export const exportStuckJobs = route({
  operationId: 'exportStuckJobs',
  method: 'GET',
  path: '/api/system/jobs/workbook',
  summary: { zh: '需要人处理的后台任务（Excel）', en: 'Background jobs that need a person, as Excel' },
  tag,
  who: 'officer',
  roles,
  reply: z.unknown(),
  media: [xlsxType],
});

export const retryJob = route({
  operationId: 'retryJob',
  method: 'POST',
  path: '/api/system/jobs/{id}/retry',
  summary: { zh: '再试一次', en: 'Try a job again, now and with all its attempts' },
  tag,
  who: 'officer',
  roles,
  act: true,
  params: z.strictObject({ id: z.coerce.number().int().positive().max(Number.MAX_SAFE_INTEGER) }),
  reply: z.strictObject({ id: z.number().int(), retried: z.literal(true) }),
  refusals: ['not-found'],
});
