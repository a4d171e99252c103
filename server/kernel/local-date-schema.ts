// Pure. Decides what is taken for a date of law where somebody sends one.
// Apart from the arithmetic of dates, which small pages use without the schema library.
import { z } from 'zod';
import { isLocalDate } from './local-date.ts';

/** 'YYYY-MM-DD', a day that exists. */
export const localDateSchema = z
  .string()
  .refine(isLocalDate, { error: 'not a date of the form YYYY-MM-DD' })
  .meta({ format: 'date', example: '2026-11-22' });
