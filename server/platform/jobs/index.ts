export { groundSweeps } from './ground-sweeps.ts';
export { onceFor, type PastEvent, reaction } from './once.ts';
export { pageByPage } from './one-by-one.ts';
export { jobRoutes } from './routes.ts';
export { idIn, type JobCall, type JobPayload, type Sweep, type Task } from './task.ts';
export { startWorker, type Worker, type WorkerOptions } from './worker.ts';
