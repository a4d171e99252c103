// Pure. Decides how every list of administration goes out to Excel and comes in from it.
import { z } from 'zod';
import { xlsxType } from '../../kernel/sheet-text.ts';

/** Media type of Excel workbooks. */
export const xlsx = xlsxType;

/** What an import would do, or did. Rows count from 1 as Excel shows them; nothing is taken over while one row is bad. */
export const importReply = z.object({
  /** Rows read, the head not counted. */
  rows: z.number().int(),
  added: z.number().int(),
  changed: z.number().int(),
  unchanged: z.number().int(),
  bad: z.array(
    z.object({
      row: z.number().int(),
      /** Head of the column as written in the sheet. */
      column: z.string(),
      /** Code with words in both languages. */
      reason: z.string(),
      /** What stood there, cut short. */
      found: z.string(),
    }),
  ),
  /** True when the rows are in; false after a dry run, or when rows were bad. */
  done: z.boolean(),
});

/** A list as a workbook; `empty=true` gives its head only, to be filled. */
export const workbookOut = {
  method: 'GET',
  who: 'officer',
  query: z.strictObject({ empty: z.enum(['true', 'false']).optional() }),
  reply: z.unknown(),
  media: [xlsx],
} as const;

/** A filled workbook comes in: tried first, taken over whole or not at all. */
export const workbookIn = {
  method: 'POST',
  who: 'officer',
  body: z.strictObject({
    /** The .xlsx file in base64. */
    workbook: z.base64().max(1_000_000),
    dryRun: z.boolean(),
  }),
  reply: importReply,
  act: true,
  refusals: ['workbook-unreadable', 'workbook-columns', 'workbook-too-large'],
} as const;
