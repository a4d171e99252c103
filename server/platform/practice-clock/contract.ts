// Decides what is told of the practice county's time, and how it is asked to go on: forward only, and never in a real county.
import { z } from 'zod';
import { route } from '../../kernel/route.ts';

const tag = 'system';
const roles = ['system_admin'] as const;
const moment = z.iso.datetime();
const count = z.number().int();

/** How far: an hour, a day, or a minute past the end of the earliest running term (the next regular check where no term runs). */
export const WAYS_FORWARD = ['hour', 'day', 'nextDeadline'] as const;
export type WayForward = (typeof WAYS_FORWARD)[number];

export const getPracticeClock = route({
  operationId: 'getPracticeClock',
  method: 'GET',
  path: '/api/practice/clock',
  summary: { zh: '练习县的时间', en: 'The time in the practice county, and how far it is ahead' },
  tag,
  who: 'open',
  reply: z.strictObject({
    now: moment,
    /** Milliseconds that the practice county is ahead of the world. */
    aheadMs: count,
    /** True while it is being moved. */
    moving: z.boolean(),
  }),
  refusals: ['practice-only'],
});

export const movePracticeClock = route({
  operationId: 'movePracticeClock',
  method: 'POST',
  path: '/api/practice/clock/move',
  summary: {
    zh: '把练习县的时间往前拨，期间该发生的都发生',
    en: 'Move the practice county forward; all that would happen on the way happens',
  },
  tag,
  who: 'officer',
  roles,
  act: true,
  body: z.strictObject({ how: z.enum(WAYS_FORWARD) }),
  reply: z.strictObject({ id: z.uuid(), state: z.literal('waiting') }),
  refusals: ['practice-only', 'clock-moving'],
});

const move = z.strictObject({
  id: z.uuid(),
  how: z.enum(WAYS_FORWARD),
  state: z.enum(['waiting', 'running', 'done']),
  from: moment,
  /** Null until the earliest term was looked for. */
  to: moment.nullable(),
  reached: moment,
  stepsDone: count,
  stepsAll: count,
  /** Regular checks that ran: how often, how many rows they dealt with (null where a check does not count), how often one failed. */
  sweeps: z.array(z.strictObject({ name: z.string(), runs: count, done: count.nullable(), failed: count })),
  events: z.array(z.strictObject({ name: z.string(), count })),
  messages: z.array(
    z.strictObject({
      event: z.string(),
      channel: z.enum(['inApp', 'sms', 'email']),
      state: z.enum(['waiting', 'sending', 'sent', 'shown', 'failed', 'read', 'replaced']),
      count,
    }),
  ),
});

export const listClockMoves = route({
  operationId: 'listClockMoves',
  method: 'GET',
  path: '/api/practice/clock/moves',
  summary: {
    zh: '快进记录：期间发生了什么',
    en: 'How the practice county was moved, and what happened on the way, newest first',
  },
  tag,
  who: 'officer',
  roles,
  reply: z.strictObject({ items: z.array(move) }),
  refusals: ['practice-only'],
});
