import type { Task } from '../../../platform/jobs/index.ts';
import { recomputeClocks } from './recompute-clocks.ts';

/** Tasks of this module, by the name they are enqueued under. */
export const matterTasks: Readonly<Record<string, Task>> = { 'matters.recomputeClocks': recomputeClocks };
