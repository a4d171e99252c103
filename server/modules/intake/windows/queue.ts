// Pure. Decides the life of a queue number: where it stands in the queue, what may be done with it next, when it is passed over, and how it reads.
import { addMs, MINUTE_MS } from '../../../kernel/instant.ts';
import { refuse, type Refusal } from '../../../kernel/refusal.ts';
import { keptMinutes } from './slots.ts';

export const ticketStatuses = ['waiting', 'called', 'serving', 'served', 'passed'] as const;
export type TicketStatus = (typeof ticketStatuses)[number];

export const ticketActs = [
  'callTicketAgain',
  'startServing',
  'finishServing',
  'passTicket',
  'transferTicket',
  'requeueTicket',
] as const;
export type TicketAct = (typeof ticketActs)[number];

/** A number is called so often before it may be passed over (过号). */
export const callsBeforePassing = 3;

const possible: Readonly<Record<TicketAct, readonly TicketStatus[]>> = {
  callTicketAgain: ['called'],
  startServing: ['called'],
  finishServing: ['serving'],
  passTicket: ['called'],
  transferTicket: ['waiting', 'called', 'serving'],
  requeueTicket: ['passed'],
};

const after: Readonly<Record<TicketAct, TicketStatus>> = {
  callTicketAgain: 'called',
  startServing: 'serving',
  finishServing: 'served',
  passTicket: 'passed',
  transferTicket: 'waiting',
  requeueTicket: 'waiting',
};

export interface TicketState {
  readonly status: TicketStatus;
  readonly calledTimes: number;
}

/** Whether a number is before a window: only that window goes on with it. */
export function isAtWindow(status: TicketStatus): boolean {
  return status === 'called' || status === 'serving';
}

/** The status after the act, or why it cannot be: `ticket-not-possible`, `ticket-call-more` with the calls that are still due. */
export function stepTicket(ticket: TicketState, act: TicketAct): TicketStatus | Refusal {
  if (!possible[act].includes(ticket.status))
    return refuse('conflict', 'ticket-not-possible', { status: ticket.status, act });
  if (act === 'passTicket' && ticket.calledTimes < callsBeforePassing)
    return refuse('too-early', 'ticket-call-more', { called: ticket.calledTimes, needed: callsBeforePassing });
  return after[act];
}

/** What may be done with it now, for the buttons. */
export function ticketActsOf(ticket: TicketState): TicketAct[] {
  return ticketActs.filter((act) => typeof stepTicket(ticket, act) === 'string');
}

/**
 * Place in the queue. Whoever comes in time for a booking stands as if he had come when the slot begins, so that he is called then and
 * not before those who were here earlier; who comes later than a place is kept stands as everybody else.
 */
export function queueMoment(takenAt: Date, slot: { readonly startsAt: Date } | null): Date {
  if (!slot) return takenAt;
  return takenAt.getTime() <= addMs(slot.startsAt, keptMinutes * MINUTE_MS).getTime() ? slot.startsAt : takenAt;
}

/** A012 */
export function ticketLabel(code: string, serial: number): string {
  return `${code}${String(serial).padStart(3, '0')}`;
}
