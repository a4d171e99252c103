// The door for whoever opens the house.
export { importMattersJob } from './jobs/import-matters.ts';
export { bookingSweeps as intakeSweeps } from './jobs/bookings.ts';
