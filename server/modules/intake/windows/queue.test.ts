import { describe, expect, it } from 'vitest';
import {
  callsBeforePassing,
  queueMoment,
  stepTicket,
  ticketActs,
  type TicketAct,
  ticketActsOf,
  ticketLabel,
  ticketStatuses,
  type TicketStatus,
} from './queue.ts';

/** Every status × act: the status after it, or undefined where it cannot be. */
const table: Record<TicketStatus, Partial<Record<TicketAct, TicketStatus>>> = {
  waiting: { transferTicket: 'waiting' },
  called: { callTicketAgain: 'called', startServing: 'serving', passTicket: 'passed', transferTicket: 'waiting' },
  serving: { finishServing: 'served', transferTicket: 'waiting' },
  served: {},
  passed: { requeueTicket: 'waiting' },
};

describe('排队号', () => {
  for (const status of ticketStatuses)
    for (const act of ticketActs)
      it(`${status}: ${act} ${table[status][act] ? `leads to ${table[status][act]}` : 'is not possible'}`, () => {
        const next = stepTicket({ status, calledTimes: callsBeforePassing }, act);
        if (table[status][act]) expect(next).toBe(table[status][act]);
        else expect(next).toMatchObject({ kind: 'conflict', code: 'ticket-not-possible' });
      });

  it('is passed over only after it was called three times', () => {
    for (const calledTimes of [1, 2])
      expect(stepTicket({ status: 'called', calledTimes }, 'passTicket')).toMatchObject({
        kind: 'too-early',
        code: 'ticket-call-more',
        details: { called: calledTimes, needed: 3 },
      });
    expect(ticketActsOf({ status: 'called', calledTimes: 1 })).not.toContain('passTicket');
    expect(ticketActsOf({ status: 'called', calledTimes: 3 })).toContain('passTicket');
  });

  it('reads with its letter and three places', () => {
    expect([ticketLabel('A', 7), ticketLabel('B', 1234)]).toEqual(['A007', 'B1234']);
  });
});

describe('place in the queue', () => {
  const slot = { startsAt: new Date('2026-03-02T10:00:00+08:00') };
  it.each([
    ['09:20', '10:00', 'early: called when the slot begins, not before those who were here'],
    ['10:00', '10:00', 'to the minute'],
    ['10:15', '10:00', 'at the end of the fifteen minutes'],
    ['10:16', '10:16', 'too late: as everybody else'],
  ])('with a booking for 10:00, here at %s: stands at %s (%s)', (came, stands) => {
    expect(queueMoment(new Date(`2026-03-02T${came}:00+08:00`), slot)).toEqual(
      new Date(`2026-03-02T${stands}:00+08:00`),
    );
  });

  it('without a booking: when the number was drawn', () => {
    expect(queueMoment(slot.startsAt, null)).toBe(slot.startsAt);
  });
});
