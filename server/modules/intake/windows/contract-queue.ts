// Pure. Routes of the desk: bookings of a day, numbers drawn, called and served; and of the screen in the hall that shows them.
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { plainText } from '../../../kernel/plain-text.ts';
import { route } from '../../../kernel/route.ts';
import { momentSchema } from '../../matters/contract.ts';
import { xlsx } from '../../places/contract.ts';
import { ticketActs, ticketStatuses } from './queue.ts';

const tag = 'queue 叫号';
const centreId = z.coerce.number().int().min(1).max(2_147_483_647);
/** Whoever works at a window: the centre's officers, and those of the bodies that sit there. */
export const windowRoles = [
  'window_clerk',
  'coordinator',
  'centre_head',
  'committee_officer',
  'mediator',
  'handler',
] as const;

export const ticketView = z.object({
  id: z.string(),
  /** A012 */
  label: z.string(),
  serviceId: z.int(),
  serviceName: z.string(),
  status: z.enum(ticketStatuses),
  priority: z.boolean(),
  /** Beginning of the slot, for whoever has booked. */
  bookedFor: momentSchema.nullable(),
  /** Before this window now, or last. */
  windowId: z.int().nullable(),
  /** Handed on to this window. */
  onlyWindowId: z.int().nullable(),
  calledTimes: z.int(),
  takenAt: momentSchema,
  calledAt: momentSchema.nullable(),
  /** Numbers that are called before it; null when it does not wait. */
  ahead: z.int().nullable(),
  matterRegistered: z.boolean(),
  version: z.int(),
  acts: z.array(z.enum(ticketActs)),
});

export const showQueue = route({
  operationId: 'showQueue',
  method: 'GET',
  path: '/api/queue',
  summary: { zh: '今天的排队和窗口', en: 'Today’s queue and windows' },
  tag,
  who: 'officer',
  roles: windowRoles,
  query: z.strictObject({ centre: centreId.optional() }),
  reply: z.object({
    day: z.string(),
    centre: z.object({ id: z.int(), name: z.string() }).nullable(),
    /** Centres at whose windows the officer's body sits. */
    centres: z.array(z.object({ id: z.int(), name: z.string() })),
    windows: z.array(
      z.object({
        id: z.int(),
        number: z.int(),
        name: z.string(),
        bodyName: z.string(),
        /** Today's hours; empty when it is closed today. */
        today: z.array(z.object({ from: z.string(), to: z.string() })),
        /** May the officer call numbers to it. */
        mine: z.boolean(),
      }),
    ),
    services: z.array(z.object({ id: z.int(), code: z.string(), name: z.string(), windowIds: z.array(z.int()) })),
    /** In the order in which they are called; then those at windows, served and passed over. */
    tickets: z.array(ticketView),
    callsBeforePassing: z.int(),
    /** The officer's body has a desk here that keeps bookings and draws numbers. */
    atDesk: z.boolean(),
  }),
  refusals: ['centre-unknown'],
});

export const listBookings = route({
  operationId: 'listBookings',
  method: 'GET',
  path: '/api/queue/bookings',
  summary: { zh: '某天的预约（姓名、电话隐去）', en: 'Bookings of a day, names and telephones masked' },
  tag,
  who: 'officer',
  roles: windowRoles,
  query: z.strictObject({
    centre: centreId.optional(),
    day: localDateSchema.optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(200).optional(),
  }),
  reply: z.object({
    items: z.array(
      z.object({
        number: z.string(),
        status: z.enum(['booked', 'arrived', 'cancelled', 'no_show']),
        serviceName: z.string(),
        windowNumber: z.int(),
        startsAt: momentSchema,
        endsAt: momentSchema,
        name: z.string().nullable(),
        phone: z.string().nullable(),
        ticketLabel: z.string().nullable(),
        /** Of the matter the visit is about, where the reader may see it. */
        matterNumber: z.string().nullable(),
      }),
    ),
    next: z.string().nullable(),
  }),
  refusals: ['centre-unknown', 'cursor-invalid'],
});

export const exportBookings = route({
  operationId: 'exportBookings',
  method: 'GET',
  path: '/api/queue/bookings/workbook',
  summary: { zh: '某天的预约（Excel，姓名、电话隐去）', en: 'Bookings of a day as Excel, names and telephones masked' },
  tag,
  who: 'officer',
  roles: windowRoles,
  query: z.strictObject({ centre: centreId.optional(), day: localDateSchema.optional() }),
  reply: z.unknown(),
  media: [xlsx],
  refusals: ['centre-unknown'],
});

export const exportQueue = route({
  operationId: 'exportQueue',
  method: 'GET',
  path: '/api/queue/workbook',
  summary: { zh: '今天的排队（Excel）', en: 'Today’s queue as Excel' },
  tag,
  who: 'officer',
  roles: windowRoles,
  query: z.strictObject({ centre: centreId.optional() }),
  reply: z.unknown(),
  media: [xlsx],
  refusals: ['centre-unknown'],
});

export const findBooking = route({
  operationId: 'findBooking',
  method: 'POST',
  path: '/api/queue/bookings/find',
  summary: {
    zh: '按姓名或预约号找今天的预约（读身份证取号）',
    en: 'Find today’s booking by name or number, as an identity card reader types it',
  },
  tag,
  who: 'officer',
  roles: windowRoles,
  body: z.strictObject({
    centre: z.int().positive().optional(),
    name: plainText({ min: 1, max: 50 }).optional(),
    number: z.string().max(40).optional(),
  }),
  reply: listBookings.reply.omit({ next: true }),
  refusals: ['centre-unknown', 'booking-name-or-number'],
});

export const takeTicket = route({
  operationId: 'takeTicket',
  method: 'POST',
  path: '/api/queue/tickets',
  summary: { zh: '取号', en: 'Draw a queue number' },
  tag,
  who: 'officer',
  roles: windowRoles,
  status: 201,
  act: true,
  body: z.strictObject({
    /** Not needed with a booking. */
    serviceId: z.int().positive().optional(),
    bookingNumber: z.string().max(40).optional(),
    /** 优先叫号 for whoever asks for it; why is not asked. */
    priority: z.boolean().optional(),
  }),
  reply: ticketView,
  refusals: ['service-unknown', 'booking-unknown', 'booking-not-today', 'booking-over', 'key-reused'],
});

export const callNextTicket = route({
  operationId: 'callNextTicket',
  method: 'POST',
  path: '/api/queue/windows/{id}/call-next',
  summary: { zh: '叫下一号', en: 'Call the next number' },
  tag,
  who: 'officer',
  roles: windowRoles,
  act: true,
  params: z.strictObject({ id: centreId }),
  body: z.strictObject({}),
  reply: ticketView,
  refusals: ['window-unknown', 'window-not-yours', 'window-busy', 'queue-empty', 'key-reused'],
});

const onTicket = {
  method: 'POST',
  tag,
  who: 'officer',
  roles: windowRoles,
  act: true,
  onExisting: true,
  params: z.strictObject({ id: z.uuid() }),
  reply: ticketView,
} as const;
const ticketFaults = [
  'ticket-unknown',
  'ticket-not-possible',
  'window-not-yours',
  'version-stale',
  'key-reused',
] as const;

export const callTicketAgain = route({
  ...onTicket,
  operationId: 'callTicketAgain',
  path: '/api/queue/tickets/{id}/call-again',
  summary: { zh: '重呼', en: 'Call a number again' },
  body: z.strictObject({}),
  refusals: ticketFaults,
});

export const startServing = route({
  ...onTicket,
  operationId: 'startServing',
  path: '/api/queue/tickets/{id}/serve',
  summary: { zh: '开始办理', en: 'The person has come to the window' },
  body: z.strictObject({}),
  refusals: ticketFaults,
});

export const finishServing = route({
  ...onTicket,
  operationId: 'finishServing',
  path: '/api/queue/tickets/{id}/finish',
  summary: { zh: '办完', en: 'Served' },
  body: z.strictObject({}),
  refusals: ticketFaults,
});

export const passTicket = route({
  ...onTicket,
  operationId: 'passTicket',
  path: '/api/queue/tickets/{id}/pass',
  summary: { zh: '过号：叫三次没有人来', en: 'Pass a number over after three calls' },
  body: z.strictObject({}),
  refusals: [...ticketFaults, 'ticket-call-more'],
});

export const transferTicket = route({
  ...onTicket,
  operationId: 'transferTicket',
  path: '/api/queue/tickets/{id}/transfer',
  summary: { zh: '转到另一窗口', en: 'Hand a number on to another window' },
  body: z.strictObject({ windowId: z.int().positive() }),
  refusals: [...ticketFaults, 'window-unknown', 'window-same'],
});

export const requeueTicket = route({
  ...onTicket,
  operationId: 'requeueTicket',
  path: '/api/queue/tickets/{id}/requeue',
  summary: { zh: '过号后本人来了，重新排队', en: 'The person of a number that was passed over has come' },
  body: z.strictObject({}),
  refusals: ticketFaults,
});

export const showScreen = route({
  operationId: 'showScreen',
  method: 'POST',
  path: '/api/screen',
  summary: { zh: '大厅叫号屏：只有号码和窗口', en: 'The screen in the hall: numbers and windows only' },
  tag,
  who: 'open',
  body: z.strictObject({ token: z.string().max(100) }),
  reply: z.object({
    centreName: z.string(),
    at: momentSchema,
    /** Newest call first. */
    called: z.array(
      z.object({
        label: z.string(),
        windowNumber: z.int(),
        windowName: z.string(),
        serving: z.boolean(),
        times: z.int(),
        calledAt: momentSchema,
      }),
    ),
    waiting: z.array(z.object({ code: z.string(), serviceName: z.string(), count: z.int() })),
    passed: z.array(z.string()),
  }),
  refusals: ['screen-unknown', 'too-many'],
});
