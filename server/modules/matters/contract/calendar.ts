// Decides how the calendar of working days is kept from outside: which versions there are, and reading in a year's notice of holidays.
import { z } from 'zod';
import { localDateSchema } from '../../../kernel/local-date-schema.ts';
import { plainText } from '../../../kernel/plain-text.ts';
import { pageSize } from '../../../kernel/page.ts';
import { route } from '../../../kernel/route.ts';

const day = z.strictObject({
  date: localDateSchema,
  kind: z.enum(['holiday', 'make_up']),
  name: plainText({ min: 1, max: 30 }),
});

export const listCalendar = route({
  operationId: 'listCalendar',
  method: 'GET',
  path: '/api/calendar',
  tag: 'clocks',
  who: 'open',
  summary: { zh: '工作日历:已公布到哪一年、各版本', en: 'The calendar of working days and its versions' },
  query: z.strictObject({ year: z.coerce.number().int().min(2004).max(2099).optional() }),
  reply: z.object({
    version: z.int(),
    lastAnnouncedYear: z.int(),
    workingHours: z.array(z.object({ from: z.string(), to: z.string() })),
    versions: z.array(
      z.object({ version: z.int(), source: z.string(), importedAt: z.string(), lastAnnouncedYear: z.int() }),
    ),
    /** Days off and make-up days of the year asked for. */
    days: z.array(day),
  }),
});

export const importHolidayNotice = route({
  operationId: 'importHolidayNotice',
  method: 'POST',
  path: '/api/calendar/notices',
  tag: 'clocks',
  who: 'officer',
  roles: ['system_admin'],
  act: true,
  summary: {
    zh: '导入放假安排通知,重新计算未到期的时限',
    en: 'Read in a notice of holidays; running clocks are computed again',
  },
  body: z.strictObject({
    year: z.int().min(2004).max(2099),
    /** Number of the notice: 国办发明电〔2026〕7号 */
    source: plainText({ min: 1, max: 200 }),
    /** Either the days, or lines «2027-10-01至2027-10-07,放假,国庆节». */
    days: z.array(day).max(120).optional(),
    table: plainText({ max: 20_000, lines: true }).optional(),
  }),
  reply: z.object({ version: z.int(), lastAnnouncedYear: z.int(), changed: z.array(z.string()) }),
  refusals: ['calendar-notice-invalid', 'calendar-missing'],
});

export const listMovedClocks = route({
  operationId: 'listMovedClocks',
  method: 'GET',
  path: '/api/calendar/moved-clocks',
  tag: 'clocks',
  who: 'officer',
  roles: ['coordinator', 'centre_head', 'checker', 'committee_officer', 'handler'],
  summary: { zh: '因日历更新而改变的时限', en: 'Clocks that a new calendar moved' },
  query: z.strictObject({
    version: z.coerce.number().int().min(1).max(2_147_483_647).optional(),
    after: z.string().max(200).optional(),
    limit: z.coerce.number().int().min(1).max(pageSize.most).optional(),
  }),
  reply: z.object({
    items: z.array(
      z.object({
        number: z.string(),
        ruleId: z.string(),
        /** What the office calls that clock. */
        rule: z.object({ zh: z.string(), en: z.string() }),
        from: z.string(),
        to: z.string(),
        calendarVersion: z.int(),
        at: z.string(),
      }),
    ),
    next: z.string().nullable(),
  }),
  refusals: ['cursor-invalid'],
});
