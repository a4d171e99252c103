// Pure. Decides whether a sheet of a pad can be entered, from which moment on it could have been filled, and the reason that a late entry has by rule.
import { MINUTE_MS } from '../../../kernel/instant.ts';
import { refuse, type Refusal } from '../../../kernel/refusal.ts';

export interface PadSheet {
  readonly status: 'blank' | 'entered' | 'voided';
}

/** The reason of a late entry (补录 after two working days) that need not be written each time: the power was cut. */
export const powerCutReason = '停电';

/** Entering and voiding need a sheet that is still blank: a number is used once. */
export function sheetFault(sheet: PadSheet): Refusal | undefined {
  return sheet.status === 'blank' ? undefined : refuse('conflict', 'pad-sheet-used', { status: sheet.status });
}

/** What was written by hand has an hour of its own, after the sheet was printed. */
export function padTimeFault(doneAt: string | undefined, issuedAt: Date): Refusal | undefined {
  if (doneAt === undefined) return refuse('invalid', 'pad-time-needed', { field: 'doneAt' });
  // What is written by hand has no seconds.
  const issuedMinute = Math.floor(issuedAt.getTime() / MINUTE_MS) * MINUTE_MS;
  return new Date(doneAt).getTime() < issuedMinute
    ? refuse('conflict', 'pad-before-issue', { field: 'doneAt', issuedAt: issuedAt.toISOString() })
    : undefined;
}
