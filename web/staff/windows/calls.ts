// The operations of windows, queue and pads, as the browser calls them.
import type {
  addService as AddService,
  addWindow as AddWindow,
  callNextTicket as CallNextTicket,
  callTicketAgain as CallTicketAgain,
  endScreen as EndScreen,
  endService as EndService,
  endWindow as EndWindow,
  findBooking as FindBooking,
  finishServing as FinishServing,
  issuePad as IssuePad,
  listBookings as ListBookings,
  listPads as ListPads,
  listScreens as ListScreens,
  listServiceRecords as ListServiceRecords,
  listWindowRecords as ListWindowRecords,
  makeScreen as MakeScreen,
  passTicket as PassTicket,
  requeueTicket as RequeueTicket,
  reviseService as ReviseService,
  reviseWindow as ReviseWindow,
  showQueue as ShowQueue,
  startServing as StartServing,
  takeTicket as TakeTicket,
  transferTicket as TransferTicket,
  voidPadSheet as VoidPadSheet,
} from '../../../server/modules/intake/contract.ts';
import type { ReplyOf } from '../../../server/kernel/route.ts';
import { caller } from '../../api/caller.ts';

const get = { method: 'GET' } as const;
const act = { method: 'POST', act: true } as const;
const onExisting = { ...act, onExisting: true } as const;

export const showQueue = caller<typeof ShowQueue>({ ...get, path: '/api/queue' });
export const listBookings = caller<typeof ListBookings>({ ...get, path: '/api/queue/bookings' });
export const findBooking = caller<typeof FindBooking>({ method: 'POST', path: '/api/queue/bookings/find' });
export const takeTicket = caller<typeof TakeTicket>({ ...act, path: '/api/queue/tickets' });
export const callNextTicket = caller<typeof CallNextTicket>({ ...act, path: '/api/queue/windows/{id}/call-next' });
export const transferTicket = caller<typeof TransferTicket>({
  ...onExisting,
  path: '/api/queue/tickets/{id}/transfer',
});

/** Acts on a number that need nothing but itself. */
export const ticketCalls = {
  callTicketAgain: caller<typeof CallTicketAgain>({ ...onExisting, path: '/api/queue/tickets/{id}/call-again' }),
  startServing: caller<typeof StartServing>({ ...onExisting, path: '/api/queue/tickets/{id}/serve' }),
  finishServing: caller<typeof FinishServing>({ ...onExisting, path: '/api/queue/tickets/{id}/finish' }),
  passTicket: caller<typeof PassTicket>({ ...onExisting, path: '/api/queue/tickets/{id}/pass' }),
  requeueTicket: caller<typeof RequeueTicket>({ ...onExisting, path: '/api/queue/tickets/{id}/requeue' }),
};
export type PlainTicketAct = keyof typeof ticketCalls;

export const issuePad = caller<typeof IssuePad>({ ...act, path: '/api/pads' });
export const listPads = caller<typeof ListPads>({ ...get, path: '/api/pads' });
export const voidPadSheet = caller<typeof VoidPadSheet>({ ...onExisting, path: '/api/pads/sheets/{number}/void' });

export const listWindowRecords = caller<typeof ListWindowRecords>({ ...get, path: '/api/admin/windows' });
export const listServiceRecords = caller<typeof ListServiceRecords>({ ...get, path: '/api/admin/services' });
export const listScreens = caller<typeof ListScreens>({ ...get, path: '/api/admin/screens' });
export const makeScreen = caller<typeof MakeScreen>({ ...act, path: '/api/admin/screens' });
export const endScreen = caller<typeof EndScreen>({ ...onExisting, path: '/api/admin/screens/{id}/end' });

/** The administrator's acts that have a sheet. */
export const hallCalls = {
  addWindow: caller<typeof AddWindow>({ ...act, path: '/api/admin/windows' }),
  reviseWindow: caller<typeof ReviseWindow>({ ...onExisting, path: '/api/admin/windows/{id}/revise' }),
  endWindow: caller<typeof EndWindow>({ ...onExisting, path: '/api/admin/windows/{id}/end' }),
  addService: caller<typeof AddService>({ ...act, path: '/api/admin/services' }),
  reviseService: caller<typeof ReviseService>({ ...onExisting, path: '/api/admin/services/{id}/revise' }),
  endService: caller<typeof EndService>({ ...onExisting, path: '/api/admin/services/{id}/end' }),
};

export type Queue = ReplyOf<typeof ShowQueue>;
export type Ticket = Queue['tickets'][number];
export type Bookings = ReplyOf<typeof ListBookings>;
export type Pad = ReplyOf<typeof ListPads>['items'][number];
export type WindowRecord = ReplyOf<typeof AddWindow>;
export type ServiceRecord = ReplyOf<typeof AddService>;
