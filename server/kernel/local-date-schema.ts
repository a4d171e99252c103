// Pure. Decides what is taken for a date of law where somebody sends one.
// Apart from the arithmetic of dates, which small pages use without the schema library.
import { z } from 'zod';
import { isLocalDate, isWithinReach } from './local-date.ts';

/** 'YYYY-MM-DD', a day that exists, 1900 to 2199. */
export const localDateSchema = z
  .string()
  .refine(isWithinReach, { error: 'not a date of the form YYYY-MM-DD from 1900 to 2199' })
  .meta({ format: 'date', example: '2026-11-22' });

/** A day that was counted out from one that was sent: it may lie beyond what may be sent. */
export const countedDateSchema = z
  .string()
  .refine(isLocalDate, { error: 'not a date of the form YYYY-MM-DD' })
  .meta({ format: 'date', example: '2026-11-22' });
