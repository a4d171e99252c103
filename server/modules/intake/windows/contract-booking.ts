// Pure. Routes by which a resident books a visit (预约) without an account, sees it and cancels it by number and code.
import { z } from 'zod';
import { plainText } from '../../../kernel/plain-text.ts';
import { route } from '../../../kernel/route.ts';
import { momentSchema, phoneSchema } from '../../matters/contract.ts';

const tag = 'resident';
const id = z.coerce.number().int().min(1).max(2_147_483_647);

export const listSlots = route({
  operationId: 'listSlots',
  method: 'GET',
  path: '/api/resident/services/{id}/slots',
  summary: { zh: '可预约的日期和时段', en: 'Days and slots that may be booked' },
  tag,
  who: 'open',
  params: z.strictObject({ id }),
  reply: z.object({
    service: z.object({ id: z.int(), name: z.string(), centreName: z.string() }),
    /** Days from today on; a day without slots is one on which nobody sits there, and says why. */
    days: z.array(
      z.object({
        day: z.string(),
        /** Of a holiday, or of the holiday for which the day is worked. */
        holiday: z.string().nullable(),
        slots: z.array(z.object({ startsAt: momentSchema, endsAt: momentSchema, free: z.int() })),
      }),
    ),
    keptMinutes: z.int(),
    keptDays: z.int(),
  }),
  refusals: ['service-unknown', 'service-not-bookable'],
});

const bookingView = z.object({
  number: z.string(),
  status: z.enum(['booked', 'arrived', 'cancelled', 'no_show']),
  service: z.object({ id: z.int(), name: z.string(), materials: z.array(z.string()) }),
  centreName: z.string(),
  centreAddress: z.string().nullable(),
  centreTelephone: z.string().nullable(),
  window: z.object({ number: z.int(), name: z.string() }),
  startsAt: momentSchema,
  endsAt: momentSchema,
  /** 王*, 138****5678; null once they are erased. */
  name: z.string().nullable(),
  phone: z.string().nullable(),
  matterLinked: z.boolean(),
  keptMinutes: z.int(),
  mayCancel: z.boolean(),
});

const numberAndCode = {
  number: z.string().max(40),
  lookupCode: z.string().max(40),
};

export const makeBooking = route({
  operationId: 'makeBooking',
  method: 'POST',
  path: '/api/resident/bookings',
  summary: { zh: '预约到窗口办事', en: 'Book a visit' },
  tag,
  who: 'open',
  status: 201,
  act: true,
  body: z.strictObject({
    serviceId: z.int().positive(),
    startsAt: z.iso.datetime({ offset: true }),
    name: plainText({ min: 1, max: 50 }),
    phone: phoneSchema,
    noticeVersion: z.string().max(40),
    /** A matter that the visit is about, by its number and code. */
    matter: z.strictObject(numberAndCode).optional(),
    language: z.enum(['zh', 'en']).optional(),
  }),
  reply: bookingView.extend({ lookupCode: z.string() }),
  refusals: [
    'service-unknown',
    'service-not-bookable',
    'booking-day',
    'slot-unknown',
    'slot-full',
    'notice-outdated',
    'number-or-code-wrong',
    'too-many',
    'key-reused',
  ],
});

export const showBooking = route({
  operationId: 'showBooking',
  method: 'POST',
  path: '/api/resident/bookings/show',
  summary: { zh: '凭预约号和查询码查看预约', en: 'See a booking by number and code' },
  tag,
  who: 'open',
  body: z.strictObject(numberAndCode),
  reply: bookingView,
  refusals: ['number-or-code-wrong', 'too-many'],
});

export const cancelBooking = route({
  operationId: 'cancelBooking',
  method: 'POST',
  path: '/api/resident/bookings/cancel',
  summary: { zh: '取消预约；姓名和电话当即删除', en: 'Cancel a booking; name and telephone are erased at once' },
  tag,
  who: 'open',
  act: true,
  body: z.strictObject(numberAndCode),
  reply: bookingView,
  refusals: ['number-or-code-wrong', 'booking-over', 'too-many', 'key-reused'],
});
