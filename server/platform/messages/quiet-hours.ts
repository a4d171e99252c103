// Decides when a message may leave the house: not in the county's quiet hours, unless somebody may be in danger.
import { addDays } from '../../kernel/local-date.ts';
import { instantAt, localDateOf, localTimeOf } from '../../kernel/instant.ts';

/** China's clock, «21:00» to «08:00»: from the first minute until the last is over; may go past midnight. */
export interface QuietHours {
  readonly from: string;
  readonly until: string;
}

/** When the quiet hours that the moment lies in are over; undefined outside of them. */
export function quietUntil(at: Date, quiet: QuietHours | null): Date | undefined {
  if (quiet === null || quiet.from === quiet.until) return undefined;
  const time = localTimeOf(at);
  const today = localDateOf(at);
  if (quiet.from < quiet.until)
    return time >= quiet.from && time < quiet.until ? instantAt(today, quiet.until) : undefined;
  if (time >= quiet.from) return instantAt(addDays(today, 1), quiet.until);
  return time < quiet.until ? instantAt(today, quiet.until) : undefined;
}
