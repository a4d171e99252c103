export { practiceClockTasks, type TimeToPass } from './move.ts';
export { practiceClockRoutes } from './routes.ts';
