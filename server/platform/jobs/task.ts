import type { House } from '../house.ts';

/** What a job carries: ids only. Jobs of events carry `{ countyId, eventId, event, subject }`. */
export type JobPayload = Readonly<Record<string, unknown>>;

export interface JobCall {
  /** The worker's house: its database role sees every row, its clock is the house's. */
  readonly house: House;
  readonly at: Date;
  /** From 1. */
  readonly attempt: number;
}

/**
 * Works off one job. Throwing means: again later, each wait longer than the last, until twelve attempts are used up and the job stays in
 * the list of stuck jobs. A task may run twice for one job (the machine died in between): it must bear that.
 */
export type Task = (payload: JobPayload, call: JobCall) => Promise<unknown>;

/** Something looked for at regular times; safe to run twice at once. */
export interface Sweep {
  /** For example `matters.overdue`. */
  readonly name: string;
  /** Five fields of cron, in UTC; `* * * * *` is every minute. */
  readonly times: string;
  /** A number it gives is how many rows it dealt with. */
  readonly run: (house: House, at: Date) => Promise<unknown>;
}

/** An id out of a payload. @throws Error when it is not there: the job stays in the stuck list, as the bug that it is */
export function idIn(payload: JobPayload, name: string): string {
  const value = payload[name];
  if (typeof value !== 'string') throw new Error(`the job carries no ${name}`);
  return value;
}
