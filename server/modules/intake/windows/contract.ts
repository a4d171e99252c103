// Pure. All routes of windows, services, bookings, tickets, screens and pads.
export * from './contract-administration.ts';
export * from './contract-booking.ts';
export * from './contract-pads.ts';
export * from './contract-queue.ts';
