// The door for whoever opens the house.
export { bookingSweeps as intakeSweeps } from './jobs/bookings.ts';
